package io.gitopsprofile.render.flux;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.release.ValuesFrom;

/** Reports fields of a release that only Flux v2 has; the Helm Operator has no equivalent. */
final class FluxV2OnlyFields {

  private final DiagnosticCollector problems;

  FluxV2OnlyFields(DiagnosticCollector problems) {
    this.problems = problems;
  }

  void refuse(HelmRelease release, ProfilePath path) {
    refuse(release.interval() != null, path.key("interval"));
    refuse(!release.dependsOn().isEmpty(), path.key("dependsOn"));
    refuse(release.driftDetection() != null, path.key("driftDetection"));
    refuse(release.install() != null, path.key("install"));
    refuse(release.upgrade() != null, path.key("upgrade"));
    refuse(!release.postRenderers().isEmpty(), path.key("postRenderers"));
    refuse(release.chart() instanceof Chart.Oci, path.key("chart").key("oci"));
    refuse(release.chart() instanceof Chart.Reference, path.key("chart").key("kind"));
    for (int i = 0; i < release.valuesFrom().size(); i++) {
      valuesFrom(release.valuesFrom().get(i), path.key("valuesFrom").index(i));
    }
  }

  private void valuesFrom(ValuesFrom model, ProfilePath path) {
    if (model instanceof ValuesFrom.ConfigMapKeyRef ref) {
      refuse(ref.targetPath() != null, path.key("configMapKeyRef").key("targetPath"));
      refuse(ref.literal() != null, path.key("configMapKeyRef").key("literal"));
    } else if (model instanceof ValuesFrom.SecretKeyRef ref) {
      refuse(ref.targetPath() != null, path.key("secretKeyRef").key("targetPath"));
      refuse(ref.literal() != null, path.key("secretKeyRef").key("literal"));
    }
  }

  private void refuse(boolean isSet, ProfilePath path) {
    if (isSet) {
      String key = path.steps().get(path.steps().size() - 1).toString();
      problems.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          path,
          "Flux v1 does not have " + key + (key.equals("kind") ? " in a chart" : ""),
          "remove it, or target Flux v2");
    }
  }
}
