package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.FargateSelectors.Choice;
import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Manifest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Pods of further manifests that Fargate takes are no DaemonSet's and do not use the node's network
 * or privileges. (EKS: AWS Fargate considerations.)
 */
final class FargateManifestCheck implements Check {

  private static final Set<String> WITH_TEMPLATE =
      Set.of("DaemonSet", "Deployment", "StatefulSet", "ReplicaSet", "Job", "CronJob");

  @Override
  public void run(Subject subject, Findings findings) {
    FargateSelectors selectors = FargateSelectors.of(subject);
    if (selectors == null) {
      return;
    }
    for (Part<Manifest> part : subject.manifests()) {
      Manifest object = part.value();
      boolean scheduled = object.kind().equals("CronJob");
      Object spec = object.object().get("spec");
      Map<?, ?> template =
          scheduled
              ? Nested.map(spec, "jobTemplate", "spec", "template")
              : Nested.map(spec, "template");
      if (WITH_TEMPLATE.contains(object.kind()) && !template.isEmpty()) {
        Choice choice = selectors.match(Manifests.namespace(object), labels(template));
        if (choice != null) {
          run(part, choice, template, findings);
        }
      }
    }
  }

  private static void run(
      Part<Manifest> part, Choice choice, Map<?, ?> template, Findings findings) {
    ProfilePath spec = part.at("spec");
    if (part.value().kind().equals("CronJob")) {
      spec = spec.key("jobTemplate").key("spec");
    }
    spec = spec.key("template").key("spec");
    if (part.value().kind().equals("DaemonSet")) {
      report(part, part.at("kind"), choice, "a DaemonSet needs nodes", findings);
    } else if (Boolean.TRUE.equals(Nested.value(template, "spec", "hostNetwork"))) {
      report(part, spec.key("hostNetwork"), choice, "it sets hostNetwork", findings);
    } else {
      for (Part<?> volume :
          Pods.parts(spec.key("volumes"), Nested.list(template, "spec", "volumes"))) {
        if (Nested.value(volume.value(), "hostPath") != null) {
          report(part, volume.at("hostPath"), choice, "it mounts a path of the node", findings);
        }
      }
      for (Part<?> container :
          Pods.parts(spec.key("containers"), Nested.list(template, "spec", "containers"))) {
        if (Boolean.TRUE.equals(Nested.value(container.value(), "securityContext", "privileged"))) {
          ProfilePath path = container.at("securityContext").key("privileged");
          report(part, path, choice, "it is privileged", findings);
        }
        for (Part<?> port :
            Pods.parts(container.at("ports"), Nested.list(container.value(), "ports"))) {
          if (Nested.value(port.value(), "hostPort") != null) {
            report(part, port.at("hostPort"), choice, "it has a hostPort", findings);
          }
        }
      }
    }
  }

  private static Map<String, String> labels(Map<?, ?> template) {
    Map<String, String> labels = new LinkedHashMap<>();
    Nested.map(template, "metadata", "labels")
        .forEach((key, value) -> labels.put(String.valueOf(key), String.valueOf(value)));
    return labels;
  }

  private static void report(
      Part<Manifest> part, ProfilePath path, Choice choice, String what, Findings findings) {
    findings.add(
        DiagnosticCode.FARGATE_IMPOSSIBLE,
        path,
        part.value().kind()
            + " "
            + quoted(part.value().name())
            + " runs on Fargate (profile "
            + quoted(choice.profile())
            + "), which cannot run it: "
            + what,
        "narrow the Fargate selector by labels that these pods do not have");
  }
}
