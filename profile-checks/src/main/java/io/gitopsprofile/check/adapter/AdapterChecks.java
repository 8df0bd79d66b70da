package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.AdapterAnalysis;
import io.gitopsprofile.adapter.AdapterPart;
import io.gitopsprofile.adapter.ResolvedRule;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import java.util.ArrayList;
import java.util.List;

/** The checks of the metrics adapter: its rules and the Prometheus that it reads. */
public final class AdapterChecks {

  private AdapterChecks() {}

  /**
   * Returns the checks that have something to look at in a profile, in their order. A new JVM does
   * not load the classes of the others.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    AdapterAnalysis adapter = context.adapter();
    boolean hasAdapter = adapter.part() != null;
    boolean hasPrometheus = adapter.prometheus() != null;
    boolean hasQueries = hasQueries(adapter);
    boolean hasScaledObjects = context.has("ScaledObject");
    if (hasPrometheus) {
      checks.add(new RuleLabelsCheck());
    }
    if (hasAdapter || !adapter.required().isEmpty()) {
      checks.add(new RuleResourcesCheck());
      checks.add(new MetricProducedCheck());
    }
    if (hasQueries) {
      checks.add(new RuleTemplateCheck());
      checks.add(new RuleQueryCheck());
    }
    if (hasAdapter) {
      checks.add(new RuleNameCheck());
    }
    if (!adapter.required().isEmpty()) {
      checks.add(new SeriesExportedCheck());
    }
    if (hasAdapter && exportsAreSaid(context)) {
      checks.add(new RuleSeriesCheck());
    }
    if (hasAdapter || hasScaledObjects) {
      checks.add(new RemotePrometheusCheck());
    }
    if (adapter.rules().custom().size() > 1 || adapter.rules().external().size() > 1) {
      checks.add(new DuplicateRuleCheck());
    }
    if (hasPrometheus) {
      checks.add(new RateWindowCheck());
      checks.add(new RetentionCheck());
    }
    if (hasAdapter) {
      checks.add(new PrometheusUrlCheck());
    }
    checks.add(new MetricsApiOwnerCheck());
    if (!context.autoscalers().isEmpty()) {
      checks.add(new MetricsServerCheck());
    }
    if (context.scalesOnIstio()) {
      checks.add(new IstioReporterCheck());
    }
    if (hasQueries || hasScaledObjects || context.asksPrometheus()) {
      checks.add(new QueryValueCheck());
    }
    if (hasPrometheus) {
      checks.add(new RelistIntervalCheck());
    }
    if (!adapter.rules().external().isEmpty()) {
      checks.add(new ExternalNamespaceCheck());
    }
    return checks;
  }

  /** True if a rule has a query of its own; the queries of the short form are right. */
  private static boolean hasQueries(AdapterAnalysis adapter) {
    AdapterPart part = adapter.part();
    boolean has = part != null && part.adapter().resourceRules() != null;
    for (ResolvedRule rule : adapter.rules().written()) {
      has |= !rule.inShort();
    }
    return has;
  }

  private static boolean exportsAreSaid(CheckContext context) {
    boolean said = false;
    for (Located<Workload> workload : context.workloads()) {
      said |= !workload.value().exports().isEmpty();
    }
    return said;
  }
}
