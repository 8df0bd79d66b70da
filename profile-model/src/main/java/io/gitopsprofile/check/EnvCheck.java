package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.EnvSource;
import io.gitopsprofile.model.EnvVar;
import io.gitopsprofile.model.Workload;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A variable has a value or a source, and its source is a field that pods have or a resource of one
 * of their containers. (Kubernetes: pkg/apis/core/validation, validateEnvVarValueFrom; a container
 * that is missing stops the pod with CreateContainerConfigError.)
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
  public void run(Subject subject, Findings findings) {
    for (Part<Workload> workload : subject.workloads()) {
      List<String> containers = Pods.names(workload);
      for (Part<Container> container : Pods.all(workload)) {
        for (Part<EnvVar> env : Pods.parts(container.at("env"), container.value().env())) {
          run(container.value(), env, containers, findings);
        }
      }
    }
  }

  private static void run(
      Container container, Part<EnvVar> env, List<String> containers, Findings findings) {
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

  /** The check of the source of one variable. */
  private record Source(String title, ProfilePath path, List<String> containers, Findings findings)
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
                + Wording.didYouMean(field, FIELDS),
            "use " + Wording.or(FIELDS) + ", or a label or annotation in ['...']");
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
    return FIELDS.contains(field) || field.matches("metadata\\.(labels|annotations)\\['.+'\\]");
  }

  private static void run(
      EnvSource.ResourceFieldRef ref,
      String title,
      ProfilePath path,
      List<String> containers,
      Findings findings) {
    String name = ref.containerName();
    if (name != null && !containers.contains(name)) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          path.key("containerName"),
          title
              + " takes a resource of container "
              + quoted(name)
              + ", which the pod does not have"
              + Wording.didYouMean(name, containers),
          "name one of " + Wording.anyOf(containers));
    }
    String resource = ref.resource().replaceFirst("^(limits|requests)\\.", "");
    boolean prefixed = resource.length() < ref.resource().length();
    if (!prefixed || !(RESOURCES.contains(resource) || resource.startsWith("hugepages-"))) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          path.key("resource"),
          title + " takes resource " + quoted(ref.resource()) + ", which there is not",
          "use limits or requests of cpu, memory or ephemeral-storage, such as limits.cpu");
    }
  }
}
