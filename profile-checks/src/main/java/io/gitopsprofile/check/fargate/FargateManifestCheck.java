package io.gitopsprofile.check.fargate;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.fargate.FargateSelectors;
import io.gitopsprofile.fargate.FargateSelectors.Choice;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ManifestObjects;
import io.gitopsprofile.view.PodSpecs;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * PRF041: pods of a manifest that Fargate selects belong to a DaemonSet, or use the node's network
 * or privileges. (Source: EKS, AWS Fargate considerations.)
 */
final class FargateManifestCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    FargateSelectors selectors = FargateSelectors.of(context);
    if (selectors == null) {
      return;
    }
    for (Located<Manifest> part : context.manifests()) {
      Manifest object = part.value();
      WorkloadKind kind = WorkloadKind.of(object.kind());
      if (kind == null) {
        continue;
      }
      Map<?, ?> template = FreeFormValues.map(object.object().entries(), kind.podTemplate());
      Choice choice =
          template.isEmpty()
              ? null
              : selectors.match(ManifestObjects.namespace(object), labels(template));
      if (choice != null) {
        run(part, kind, choice, template, findings);
      }
    }
  }

  private static void run(
      Located<Manifest> part,
      WorkloadKind kind,
      Choice choice,
      Map<?, ?> template,
      DiagnosticCollector findings) {
    ProfilePath spec = part.path().keys(kind.podSpec());
    if (!kind.runsOnFargate()) {
      report(part, part.at("kind"), choice, "a " + kind + " needs nodes", findings);
    } else if (Boolean.TRUE.equals(FreeFormValues.value(template, "spec", "hostNetwork"))) {
      report(part, spec.key("hostNetwork"), choice, "it sets hostNetwork", findings);
    } else {
      for (Located<?> volume :
          PodSpecs.parts(spec.key("volumes"), FreeFormValues.list(template, "spec", "volumes"))) {
        if (FreeFormValues.value(volume.value(), "hostPath") != null) {
          report(part, volume.at("hostPath"), choice, "it mounts a path of the node", findings);
        }
      }
      for (Located<?> container :
          PodSpecs.parts(
              spec.key("containers"), FreeFormValues.list(template, "spec", "containers"))) {
        if (Boolean.TRUE.equals(
            FreeFormValues.value(container.value(), "securityContext", "privileged"))) {
          ProfilePath path = container.at("securityContext").key("privileged");
          report(part, path, choice, "it is privileged", findings);
        }
        for (Located<?> port :
            PodSpecs.parts(
                container.at("ports"), FreeFormValues.list(container.value(), "ports"))) {
          if (FreeFormValues.value(port.value(), "hostPort") != null) {
            report(part, port.at("hostPort"), choice, "it has a hostPort", findings);
          }
        }
      }
    }
  }

  private static Map<String, String> labels(Map<?, ?> template) {
    Map<String, String> labels = new LinkedHashMap<>();
    FreeFormValues.map(template, "metadata", "labels")
        .forEach((key, value) -> labels.put(String.valueOf(key), String.valueOf(value)));
    return labels;
  }

  private static void report(
      Located<Manifest> part,
      ProfilePath path,
      Choice choice,
      String what,
      DiagnosticCollector findings) {
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
