package io.gitopsprofile.render;

import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.ValuesFrom;
import org.jspecify.annotations.Nullable;

/** Reports what only Flux v2 has of a release; the Helm Operator has nothing in its place. */
final class OnlyFluxV2 {

  private static final Chart.Cases<@Nullable String> CHART_KEY = new ChartKey();

  private final Problems problems;

  OnlyFluxV2(Problems problems) {
    this.problems = problems;
  }

  void refuse(HelmRelease release, ProfilePath path) {
    refuse(release.interval() != null, path.key("interval"));
    refuse(!release.dependsOn().isEmpty(), path.key("dependsOn"));
    refuse(release.driftDetection() != null, path.key("driftDetection"));
    refuse(release.install() != null, path.key("install"));
    refuse(release.upgrade() != null, path.key("upgrade"));
    refuse(!release.postRenderers().isEmpty(), path.key("postRenderers"));
    String chart = release.chart().match(CHART_KEY);
    refuse(chart != null, path.key("chart").key(String.valueOf(chart)));
    for (int i = 0; i < release.valuesFrom().size(); i++) {
      release.valuesFrom().get(i).match(new Values(path.key("valuesFrom").index(i)));
    }
  }

  /** The key of a chart that only Flux v2 fetches; null for any other. */
  private static final class ChartKey implements Chart.Cases<@Nullable String> {

    @Override
    public @Nullable String repository(Chart.Repository chart) {
      return null;
    }

    @Override
    public @Nullable String git(Chart.Git chart) {
      return null;
    }

    @Override
    public String oci(Chart.Oci chart) {
      return "oci";
    }

    @Override
    public String reference(Chart.Reference chart) {
      return "kind";
    }
  }

  /** The keys of a source of values that only Flux v2 has. */
  private final class Values implements ValuesFrom.Cases<@Nullable Void> {

    private final ProfilePath path;

    Values(ProfilePath path) {
      this.path = path;
    }

    @Override
    public @Nullable Void configMapKeyRef(ValuesFrom.ConfigMapKeyRef ref) {
      refuse(ref.targetPath() != null, path.key("configMapKeyRef").key("targetPath"));
      refuse(ref.literal() != null, path.key("configMapKeyRef").key("literal"));
      return null;
    }

    @Override
    public @Nullable Void secretKeyRef(ValuesFrom.SecretKeyRef ref) {
      refuse(ref.targetPath() != null, path.key("secretKeyRef").key("targetPath"));
      refuse(ref.literal() != null, path.key("secretKeyRef").key("literal"));
      return null;
    }

    @Override
    public @Nullable Void externalSourceRef(ValuesFrom.ExternalSourceRef ref) {
      return null;
    }

    @Override
    public @Nullable Void chartFileRef(ValuesFrom.ChartFileRef ref) {
      return null;
    }
  }

  private void refuse(boolean isSet, ProfilePath path) {
    if (isSet) {
      String key = path.steps().get(path.steps().size() - 1).toString();
      problems.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          path,
          "Flux v1 does not have " + key + (key.equals("kind") ? " in a chart" : ""),
          "leave it out, or target Flux v2");
    }
  }
}
