package io.gitopsprofile.render.patched;

import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.render.patched.PatchedProfile.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A release with the chart's version, the names and the values of its patched HelmRelease, which
 * checks of releases ask for.
 */
final class PatchedRelease {

  private PatchedRelease() {}

  static HelmRelease of(HelmRelease model, Tree object) {
    Tree spec = object.in("spec");
    return model.toBuilder()
        .chart(chart(model.chart(), spec))
        .releaseName(spec.text("releaseName"))
        .targetNamespace(spec.text("targetNamespace"))
        .storageNamespace(spec.text("storageNamespace"))
        .values(values(spec.in("values")))
        .build();
  }

  private static FreeForm values(Tree written) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    written.entries().forEach((key, value) -> values.put((String) key, value));
    return new FreeForm(values);
  }

  /** The chart in the version of the object, which Flux v1 and v2 have at different places. */
  private static Chart chart(Chart model, Tree spec) {
    Tree v2 = spec.in("chart", "spec");
    String version = (v2.entries().isEmpty() ? spec.in("chart") : v2).text("version");
    if (model instanceof Chart.Repository chart) {
      return chart.toBuilder().version(version).build();
    }
    return model instanceof Chart.InSource chart
        ? chart.toBuilder().version(version).build()
        : model;
  }
}
