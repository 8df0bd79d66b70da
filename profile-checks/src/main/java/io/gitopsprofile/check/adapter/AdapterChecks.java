package io.gitopsprofile.check.adapter;

import io.gitopsprofile.check.core.Check;
import java.util.List;

/** The checks of the metrics adapter: its rules and the Prometheus that it reads. */
public final class AdapterChecks {

  private static final List<Check> ALL =
      List.of(
          new RuleLabelsCheck(),
          new RuleResourcesCheck(),
          new MetricProducedCheck(),
          new RuleTemplateCheck(),
          new RuleQueryCheck(),
          new RuleNameCheck(),
          new SeriesExportedCheck(),
          new RuleSeriesCheck(),
          new RemotePrometheusCheck(),
          new DuplicateRuleCheck(),
          new RateWindowCheck(),
          new RetentionCheck(),
          new PrometheusUrlCheck(),
          new MetricsApiOwnerCheck(),
          new MetricsServerCheck(),
          new IstioReporterCheck(),
          new QueryValueCheck(),
          new RelistIntervalCheck(),
          new ExternalNamespaceCheck());

  private AdapterChecks() {}

  /** Returns the checks in the order in which they run. */
  public static List<Check> all() {
    return ALL;
  }
}
