package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.AdapterPart;
import io.gitopsprofile.adapter.ServedResources;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ResourceNames;
import io.gitopsprofile.model.adapter.ResourceOverride;
import io.gitopsprofile.model.adapter.ResourceRule;
import io.gitopsprofile.model.adapter.ResourceRules;
import io.gitopsprofile.model.adapter.RuleResources;
import io.gitopsprofile.schema.Schemas;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF172: the resources to which rules map labels, by the names of the API server's discovery. An
 * unknown one ends the adapter when it starts, and every metric is lost. (Source:
 * prometheus-adapter, pkg/naming/resource_converter.go, NewResourceConverter.)
 */
final class MappedResources {

  /** The resources that nearly all rules map; others need the structures of all kinds. */
  private static final Set<String> COMMON =
      Set.of("pod", "pods", "namespace", "namespaces", "node", "nodes", "service", "services");

  private final CheckContext context;
  private final DiagnosticCollector findings;

  MappedResources(CheckContext context, DiagnosticCollector findings) {
    this.context = context;
    this.findings = findings;
  }

  /** Reports the unknown resources of the rules that replace metrics-server. */
  void reportUnknown(@Nullable AdapterPart part) {
    ResourceRules rules = part == null ? null : part.adapter().resourceRules();
    if (part != null && rules != null) {
      report("cpu", rules.cpu(), part.resourceRules());
      report("memory", rules.memory(), part.resourceRules());
    }
  }

  private void report(String name, @Nullable ResourceRule rule, ProfilePath rules) {
    if (rule != null) {
      reportUnknown("the resource rule for " + name, rules.key(name), rule.resources());
    }
  }

  /** Reports the unknown resources of a rule; returns true if there is one. */
  boolean reportUnknown(String title, ProfilePath rule, @Nullable RuleResources resources) {
    boolean found = false;
    if (resources != null) {
      for (Map.Entry<String, ResourceOverride> one : resources.overrides().entrySet()) {
        ProfilePath path = rule.key("resources").key("overrides").key(one.getKey());
        found |= reportUnknown(title, one.getKey(), one.getValue(), path);
      }
    }
    return found;
  }

  private boolean reportUnknown(
      String title, String label, ResourceOverride override, ProfilePath path) {
    String group = override.group() == null ? "" : override.group();
    String name = override.resource();
    boolean common = COMMON.contains(name.toLowerCase(Locale.ROOT));
    if ((common && group.isEmpty()) || name.contains("$") || group.contains("$")) {
      return false;
    }
    int minor = Schemas.minor(context.profile().target().kubernetes());
    ServedResources served = new ServedResources(context.schemas(), minor);
    boolean foreign = !Schemas.groups().contains(group);
    if (served.have(group, name)) {
      return false;
    }
    String full = ResourceNames.ofShort(name);
    String right = full == null ? ClosestName.slip(name, served.names(group)) : full;
    String home = served.groupOf(right == null ? name : right);
    if (foreign && home == null) {
      return false;
    }
    boolean certain = full != null || (!group.isEmpty() && Schemas.isBuiltIn(group)) || foreign;
    report(
        certain,
        path.key(home != null && right == null ? "group" : "resource"),
        title
            + " maps the label \""
            + label
            + "\" to "
            + (group.isEmpty() ? "" : group + "/")
            + name
            + (full == null
                ? ", a resource that the cluster does not list"
                : ", a short name of kubectl that the API does not have")
            + "; the adapter ends when it starts, and all its metrics are lost",
        fix(right, home, group),
        edits(right, home, group, path));
    return true;
  }

  private void report(
      boolean certain, ProfilePath path, String message, String fix, List<Edit> edits) {
    if (certain) {
      findings.add(DiagnosticCode.UNKNOWN_RESOURCE, path, message, fix, edits);
    } else {
      findings.warn(
          DiagnosticCode.UNKNOWN_RESOURCE,
          path,
          message,
          fix,
          edits.size() == 1 ? edits.get(0) : null);
    }
  }

  private static String fix(@Nullable String right, @Nullable String home, String group) {
    if (right == null && home == null) {
      return "write the plural or singular of a resource that kubectl api-resources lists";
    }
    String resource = right == null ? "" : "write resource: " + right;
    boolean moved = home != null && !group.isEmpty() && !group.equals(home);
    String place =
        !moved
            ? ""
            : String.valueOf(home).isEmpty() ? "leave the group out" : "write group: " + home;
    return resource + (resource.isEmpty() || place.isEmpty() ? "" : " and ") + place;
  }

  private static List<Edit> edits(
      @Nullable String right, @Nullable String home, String group, ProfilePath path) {
    Edit resource = right == null ? null : Edit.set(path.key("resource"), right);
    boolean moved = home != null && !group.isEmpty() && !group.equals(home);
    Edit place =
        !moved
            ? null
            : String.valueOf(home).isEmpty()
                ? Edit.remove(path.key("group"))
                : Edit.set(path.key("group"), String.valueOf(home));
    if (resource == null) {
      return place == null ? List.of() : List.of(place);
    }
    return place == null ? List.of(resource) : List.of(resource, place);
  }
}
