package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.FargateSelectors.Choice;
import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Manifest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pods of further manifests that Fargate takes are no DaemonSet's and do not use the node's network
 * or privileges. (EKS: AWS Fargate considerations.)
 */
final class FargateManifestCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    FargateSelectors selectors = FargateSelectors.of(subject);
    if (selectors == null) {
      return;
    }
    for (Part<Manifest> part : subject.manifests()) {
      Manifest object = part.value();
      WorkloadKind kind = WorkloadKind.of(object.kind());
      if (kind == null) {
        continue;
      }
      Map<?, ?> template = Nested.map(object.object().entries(), kind.podTemplate());
      Choice choice =
          template.isEmpty()
              ? null
              : selectors.match(Manifests.namespace(object), labels(template));
      if (choice != null) {
        run(part, kind, choice, template, findings);
      }
    }
  }

  private static void run(
      Part<Manifest> part,
      WorkloadKind kind,
      Choice choice,
      Map<?, ?> template,
      Findings findings) {
    ProfilePath spec = part.path().keys(kind.podSpec());
    if (!kind.runsOnFargate()) {
      report(part, part.at("kind"), choice, "a " + kind + " needs nodes", findings);
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
