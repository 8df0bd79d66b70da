package io.gitopsprofile.check.reference;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF138, PRF139: a VirtualService leads to a subset that no DestinationRule of the host has
 * (PRF139), or the labels of a subset select no pod of its Service (PRF138). Istio answers such
 * requests with 503. (Source: Istio, Common Problems, "503 errors after setting destination rule";
 * DestinationRule, Subset.)
 *
 * <p>Flagger makes DestinationRules of its own, so that the check leaves profiles with a Canary
 * out.
 */
final class SubsetCheck implements Check {

  private static final String RULE = "DestinationRule";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    List<ProfileObject> services = context.objects().ofKind("VirtualService");
    List<ProfileObject> rules = context.objects().ofKind(RULE);
    if ((services.isEmpty() && rules.isEmpty()) || !context.objects().ofKind("Canary").isEmpty()) {
      return;
    }
    Map<String, List<ObjectField>> subsets = new LinkedHashMap<>();
    for (ProfileObject rule : rules) {
      String host = host(rule.field("spec", "host").text(), rule.namespace());
      List<ObjectField> known = subsets.computeIfAbsent(host, any -> new ArrayList<>());
      for (ObjectField subset : rule.field("spec", "subsets").elements()) {
        known.add(subset);
        pods(subset, host, context, findings);
      }
    }
    for (ProfileObject service : services) {
      for (String protocol : new String[] {"http", "tcp", "tls"}) {
        for (ObjectField route : service.field("spec", protocol).elements()) {
          for (ObjectField to : route.in("route").elements()) {
            destination(to.in("destination"), subsets, context, findings);
          }
        }
      }
    }
  }

  /** The whole name of a host, which is short for a Service of the namespace. */
  private static String host(String written, String namespace) {
    String host = Reference.plain(written);
    String[] parts = host.split("\\.", -1);
    boolean ofCluster = parts.length > 2 && parts[2].equals("svc");
    return ofCluster || parts.length == 2
        ? parts[0] + "." + parts[1]
        : parts.length == 1 ? host + "." + namespace : host;
  }

  private static void destination(
      ObjectField destination,
      Map<String, List<ObjectField>> subsets,
      CheckContext context,
      DiagnosticCollector findings) {
    ObjectField subset = destination.in("subset");
    String name = Reference.plain(subset.text());
    String namespace = subset.object().namespace();
    String host = host(destination.in("host").text(), namespace);
    List<ObjectField> known = subsets.get(host);
    if (name.isEmpty()
        || host.startsWith(".")
        || (known == null
            && (Outside.of(context).mayBe(namespace) || service(host, context) == null))) {
      return;
    }
    List<String> names = new ArrayList<>();
    for (ObjectField one : known == null ? List.<ObjectField>of() : known) {
      names.add(one.in("name").text());
    }
    if (!names.contains(name)) {
      String slip = names.size() == 1 ? names.get(0) : ClosestName.slip(name, names);
      findings.warn(
          DiagnosticCode.MISSING_KEY,
          subset.path(),
          subset.object().title()
              + " leads to the subset "
              + quoted(name)
              + " of host "
              + quoted(destination.in("host").text())
              + ", which "
              + (names.isEmpty()
                  ? "no DestinationRule of the profile has"
                  : "its DestinationRule does not have; it has only " + Phrases.and(names)),
          slip == null
              ? "add the subset to the DestinationRule of the host"
              : "write " + slip + ", or add the subset to the DestinationRule",
          Edit.setIfKnown(subset.path(), slip));
    }
  }

  /** The Service of a host; null if the profile does not have it. */
  private static @Nullable ProfileObject service(String host, CheckContext context) {
    String[] parts = host.split("\\.", -1);
    return parts.length == 2
        ? context.objects().find("", BackendCheck.SERVICE, parts[1], parts[0])
        : null;
  }

  /** Reports a subset whose labels no pod of the Service has. */
  private static void pods(
      ObjectField subset, String host, CheckContext context, DiagnosticCollector findings) {
    Map<String, String> labels = subset.in("labels").texts();
    ProfileObject service = service(host, context);
    if (service == null || labels.isEmpty()) {
      return;
    }
    List<PodTemplate> pods =
        context.objects().podsWith(service.namespace(), service.field("spec", "selector").map());
    PodTemplate first = null;
    for (PodTemplate one : pods) {
      if (one.has(labels)) {
        return;
      }
      first = first == null ? one : first;
    }
    ObjectField wrong = first == null ? null : wrong(subset.in("labels"), first);
    if (first != null && wrong != null) {
      findings.add(
          DiagnosticCode.MISSING_OBJECT,
          wrong.path(),
          subset.object().title()
              + " has the subset "
              + quoted(subset.in("name").text())
              + " of pods with "
              + Phrases.labels(labels)
              + ", and Service "
              + quoted(service.name())
              + " has no such pod in the profile",
          "write the labels of the pods, or accept the finding if something else creates them");
    }
  }

  private static @Nullable ObjectField wrong(ObjectField labels, PodTemplate pods) {
    for (String key : labels.keys()) {
      if (!labels.in(key).text().equals(pods.labels().get(key))) {
        return labels.in(key);
      }
    }
    return null;
  }
}
