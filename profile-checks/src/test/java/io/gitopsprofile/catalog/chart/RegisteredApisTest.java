package io.gitopsprofile.catalog.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.MetricsApi;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.view.ReleaseValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Charts register metrics APIs as their version and values say. */
final class RegisteredApisTest {

  @Test
  void datadogServesExternalMetricsIfItIsToldTo() {
    Map<String, Object> told = Map.of("metricsProvider", Map.of("enabled", true));
    assertThat(apis("3.81.0", Map.of("clusterAgent", told))).containsExactly(MetricsApi.EXTERNAL);
    assertThat(apis("3.81.0", Map.of())).isEmpty();
    assertThat(apis("2.4.5", Map.of("clusterAgent", told))).isEmpty();
    Map<String, Object> agent = Map.of("enabled", true, "metricsProvider", Map.of("enabled", true));
    assertThat(apis("2.4.5", Map.of("clusterAgent", agent))).containsExactly(MetricsApi.EXTERNAL);
    Map<String, Object> none = Map.of("enabled", false, "metricsProvider", Map.of("enabled", true));
    assertThat(apis("3.81.0", Map.of("clusterAgent", none))).isEmpty();
    Map<String, Object> joined = Map.of("join", true);
    assertThat(apis("3.81.0", Map.of("clusterAgent", told, "existingClusterAgent", joined)))
        .isEmpty();
  }

  private static List<MetricsApi> apis(String version, Map<String, Object> values) {
    Chart chart = Chart.Repository.of("https://helm.datadoghq.com", "datadog", version);
    HelmRelease release =
        HelmRelease.builder()
            .name("datadog")
            .namespace("monitoring")
            .chart(chart)
            .values(new FreeForm(values))
            .build();
    KnownChart known = KnownCharts.named(chart);
    assertThat(known).isNotNull();
    return known.registers(new ReleaseValues(release));
  }
}
