package io.gitopsprofile.adapter;

import io.gitopsprofile.catalog.InstalledPrometheus;
import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.promql.PromqlVersion;
import io.gitopsprofile.view.ReleaseValues;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of the Prometheus that a known chart installs: of the newest version that the chart's
 * major version has had, so that no query is called invalid which one of them accepts.
 */
public final class PrometheusVersion {

  private PrometheusVersion() {}

  /** Returns the grammar of a Prometheus; that of any version if its version is not known. */
  public static PromqlVersion of(@Nullable PrometheusChart prometheus) {
    if (prometheus == null) {
      return PromqlVersion.ANY;
    }
    ReleaseValues values = new ReleaseValues(prometheus.release().value());
    KnownChart known = KnownCharts.of(values.release().chart());
    boolean elsewhere = values.text("", "image") == null;
    InstalledPrometheus program = known == null || elsewhere ? null : known.program(values);
    if (program == null) {
      return PromqlVersion.ANY;
    }
    int dot = program.version().indexOf('.');
    return new PromqlVersion(
        Integer.parseInt(program.version().substring(0, dot)),
        Integer.parseInt(program.version().substring(dot + 1)),
        program.mayHaveFeatures());
  }
}
