package io.gitopsprofile.model;

import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * KEDA's release, which takes the place of the metrics adapter's where {@code target.metrics} is
 * {@code keda}; with {@code adapter} it is not rendered. Its HelmRelease is named {@code keda}. A
 * profile without this part has a release with all defaults, unless one of its releases or the
 * cluster brings KEDA.
 *
 * <pre>
 * keda:
 *   namespace: monitoring-system
 *   values:
 *     resources: {operator: {requests: {cpu: 100m, memory: 100Mi}}}
 * </pre>
 *
 * @param namespace the namespace; null means that of the metrics adapter's release, else that of
 *     the profile's first release, else {@code keda}
 * @param releaseName the release's name in Helm; null means {@code keda}
 * @param chart the chart; null means {@code keda} 2.20.2 of {@code
 *     https://kedacore.github.io/charts}
 * @param values the chart's values
 * @param patch a merge patch on the rendered HelmRelease, for fields that the language does not
 *     have; unknown fields are refused
 * @param manage whether the file is generated; false excludes it from generation; default true
 */
@Value.Builder
public record Keda(
    @Nullable String namespace,
    @Nullable String releaseName,
    @Nullable Chart chart,
    FreeForm values,
    FreeForm patch,
    @Nullable Boolean manage) {

  /** The settings of a profile without {@code target.keda} values. */
  public static final Keda DEFAULT =
      new Keda(null, null, null, FreeForm.EMPTY, FreeForm.EMPTY, null);

  /** The version of the chart that is installed where the profile names none. */
  public static final String VERSION = "2.20.2";

  static final String NAME = "keda";
  private static final String REPOSITORY = "https://kedacore.github.io/charts";

  /** Refuses values that break their syntax. */
  public Keda {
    Syntax.of()
        .dnsLabel("namespace", namespace)
        .dnsSubdomain("releaseName", releaseName)
        .required("values", values)
        .required("patch", patch)
        .enforce();
  }

  /** Returns true if a release installs KEDA. */
  static boolean isChartOf(HelmRelease release) {
    return release.chart().chartName().equals(NAME);
  }

  /** The release that Flux installs. */
  HelmRelease release(@Nullable MetricsAdapter adapter, List<HelmRelease> others) {
    String beside =
        adapter != null
            ? adapter.release().namespace()
            : others.isEmpty() ? NAME : others.get(0).namespace();
    return HelmRelease.builder()
        .name(NAME)
        .namespace(namespace == null ? beside : namespace)
        .chart(chart == null ? Chart.Repository.of(REPOSITORY, NAME, VERSION) : chart)
        .releaseName(releaseName == null ? NAME : releaseName)
        .values(values)
        .patch(patch)
        .manage(manage)
        .build();
  }

  /** Starts the release of KEDA; every component is optional. */
  public static Builder builder() {
    return new Builder().values(FreeForm.EMPTY).patch(FreeForm.EMPTY);
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link Keda}; its {@code @param} tags describe the components. */
  public static final class Builder extends KedaBuilder {
    Builder() {}
  }
}
