package io.gitopsprofile.check.adapter;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import java.util.ArrayList;
import java.util.List;

/** The checks of the metrics adapter: its rules and the Prometheus that it reads. */
public final class AdapterChecks {

  private AdapterChecks() {}

  /**
   * Returns the checks in their order, without those of kinds of objects that the profile does not
   * have, so that a new JVM does not load their classes.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    checks.add(new RuleLabelsCheck());
    checks.add(new RuleResourcesCheck());
    checks.add(new MetricProducedCheck());
    checks.add(new RuleTemplateCheck());
    checks.add(new RuleQueryCheck());
    checks.add(new RuleNameCheck());
    checks.add(new SeriesExportedCheck());
    checks.add(new RuleSeriesCheck());
    checks.add(new RemotePrometheusCheck());
    checks.add(new DuplicateRuleCheck());
    checks.add(new RateWindowCheck());
    checks.add(new RetentionCheck());
    checks.add(new PrometheusUrlCheck());
    checks.add(new MetricsApiOwnerCheck());
    checks.add(new MetricsServerCheck());
    checks.add(new IstioReporterCheck());
    checks.add(new QueryValueCheck());
    checks.add(new RelistIntervalCheck());
    checks.add(new ExternalNamespaceCheck());
    return checks;
  }
}
