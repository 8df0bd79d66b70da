package io.gitopsprofile.check.workload;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.EnvSource;
import io.gitopsprofile.model.container.EnvVar;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF039: an environment variable has no valid value or source. The source must be a field of pods
 * or a resource of one of their containers. (Source: Kubernetes, pkg/apis/core/validation,
 * validateEnvVarValueFrom; a missing container stops the pod with CreateContainerConfigError.)
 */
final class EnvCheck implements Check {

  private static final List<String> FIELDS =
      List.of(
          "metadata.name",
          "metadata.namespace",
          "metadata.uid",
          "spec.nodeName",
          "spec.serviceAccountName",
          "status.hostIP",
          "status.hostIPs",
          "status.podIP",
          "status.podIPs");
  private static final Set<String> RESOURCES = Set.of("cpu", "memory", "ephemeral-storage");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Workload> workload : context.workloads()) {
      List<String> containers = PodSpecs.names(workload);
      for (Located<Container> container : PodSpecs.all(workload)) {
        for (Located<EnvVar> env : PodSpecs.parts(container.at("env"), container.value().env())) {
          run(container.value(), env, containers, findings);
        }
      }
    }
  }

  private static void run(
      Container container,
      Located<EnvVar> env,
      List<String> containers,
      DiagnosticCollector findings) {
    EnvVar variable = env.value();
    String title =
        "variable " + quoted(variable.name()) + " of container " + quoted(container.name());
    String value = variable.value();
    if (value != null && !value.isEmpty() && variable.valueFrom() != null) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          env.at("valueFrom"),
          title + " has both value and valueFrom",
          "leave one of them");
    }
    EnvSource source = variable.valueFrom();
    if (source != null) {
      source.match(new Source(title, env.at("valueFrom"), containers, findings));
    }
  }

  /** Checks the source of one variable. */
  private record Source(
      String title, ProfilePath path, List<String> containers, DiagnosticCollector findings)
      implements EnvSource.Cases<@Nullable Void> {

    @Override
    public @Nullable Void configMapKeyRef(EnvSource.ConfigMapKeyRef source) {
      return null;
    }

    @Override
    public @Nullable Void secretKeyRef(EnvSource.SecretKeyRef source) {
      return null;
    }

    @Override
    public @Nullable Void fieldRef(EnvSource.FieldRef source) {
      String field = source.fieldPath();
      if (!isField(field)) {
        findings.add(
            DiagnosticCode.WORKLOAD_INVALID,
            path.key("fieldRef").key("fieldPath"),
            title
                + " takes field "
                + quoted(field)
                + ", which pods do not offer"
                + Phrases.didYouMean(field, FIELDS),
            "use " + Phrases.or(FIELDS) + ", or a label or annotation in ['...']",
            Edit.setIfKnown(
                path.key("fieldRef").key("fieldPath"), ClosestName.slip(field, FIELDS)));
      }
      return null;
    }

    @Override
    public @Nullable Void resourceFieldRef(EnvSource.ResourceFieldRef source) {
      run(source, title, path.key("resourceFieldRef"), containers, findings);
      return null;
    }
  }

  private static boolean isField(String field) {
    String key = field.startsWith("metadata.labels['") ? "labels['" : "annotations['";
    int start = "metadata.".length() + key.length();
    return FIELDS.contains(field)
        || (field.startsWith("metadata." + key)
            && field.endsWith("']")
            && field.length() > start + 2);
  }

  private static void run(
      EnvSource.ResourceFieldRef ref,
      String title,
      ProfilePath path,
      List<String> containers,
      DiagnosticCollector findings) {
    String name = ref.containerName();
    if (name != null && !containers.contains(name)) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          path.key("containerName"),
          title
              + " takes a resource of container "
              + quoted(name)
              + ", which the pod does not have"
              + Phrases.didYouMean(name, containers),
          "name one of " + Phrases.anyOf(containers),
          Edit.setIfKnown(path.key("containerName"), ClosestName.slip(name, containers)));
    }
    int prefix =
        ref.resource().startsWith("limits.") || ref.resource().startsWith("requests.")
            ? ref.resource().indexOf('.') + 1
            : 0;
    String resource = ref.resource().substring(prefix);
    boolean prefixed = prefix > 0;
    if (!prefixed || !(RESOURCES.contains(resource) || resource.startsWith("hugepages-"))) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          path.key("resource"),
          title + " takes resource " + quoted(ref.resource()) + ", which there is not",
          "use limits or requests of cpu, memory or ephemeral-storage, such as limits.cpu");
    }
  }
}
