package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.AdapterPart;
import io.gitopsprofile.adapter.AdapterRules;
import io.gitopsprofile.adapter.ExportedSeries;
import io.gitopsprofile.adapter.MetricNaming;
import io.gitopsprofile.adapter.MetricsApiProviders;
import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.adapter.ResolvedRule;
import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.flux.PostBuildSubstitution;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF012: an autoscaler scales on a metric that no rule of the adapter produces. In the cluster the
 * autoscaler shows {@code <unknown>} and the event FailedGetPodsMetric (or ...ObjectMetric,
 * ...ExternalMetric), and the workload is never scaled. Write the name that a rule produces, or add
 * a rule. (Source: prometheus-adapter, pkg/naming/metric_namer.go)
 *
 * <p>The check reports nothing where something else may serve the metric: rules of a ConfigMap, an
 * unknown chart, or a rule whose pattern selects series that the profile does not name. Such a rule
 * does not hide a misspelled name if all images of the scaled pods are known. A name in which Flux
 * replaces a variable is not known.
 */
final class MetricProducedCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    boolean keda = context.profile().target().usesKeda();
    for (RequiredMetric need : context.adapter().required()) {
      if (!keda && !MetricNaming.isSegment(need.name())) {
        continue; // PRF032
      }
      if (context.adapter().part() == null) {
        checkThatSomethingServes(need, context, findings);
      } else if (!isServedElsewhere(need, context)
          && PostBuildSubstitution.variable(need.name()) == null) {
        check(need, context, findings);
      }
    }
  }

  private static void check(
      RequiredMetric need, CheckContext context, DiagnosticCollector findings) {
    AdapterRules rules = context.adapter().rules();
    List<ResolvedRule> serving = rules.serving(need);
    boolean unsaid = !rules.complete();
    for (ResolvedRule rule : serving) {
      unsaid |= rule.isBroken();
    }
    if (unsaid || !rules.producersOf(need).isEmpty()) {
      return;
    }
    if (ExportedSeries.explains(need, context.adapter())) {
      return;
    }
    Set<String> names = rules.namesFrom(serving);
    @Nullable String similar = ClosestName.of(need.name(), names).orElse(null);
    @Nullable String renamed = renamed(need, serving, similar, context);
    @Nullable String nearest = renamed == null ? similar : renamed;
    boolean possible = serving.stream().anyMatch(rule -> rule.couldProduce(need.name()));
    if (possible && (nearest == null || !imagesAreKnown(need.autoscaler(), context))) {
      return;
    }
    findings.add(
        DiagnosticCode.METRIC_NOT_PRODUCED,
        need.path(),
        need.title()
            + " scales on \""
            + need.name()
            + "\", which no "
            + (need.isExternal() ? "external rule" : "rule")
            + " of the metrics adapter produces"
            + hint(nearest, names, need, rules),
        fix(nearest, need, context.adapter().part()),
        edit(need, renamed == null ? ClosestName.slip(need.name(), names) : renamed));
  }

  /**
   * Returns the only metric that no autoscaler reads: its rule was renamed. The metric is made of a
   * series of the scaled pods, or the metric with a similar name is another autoscaler's. Null if
   * there is none.
   */
  private static @Nullable String renamed(
      RequiredMetric need,
      List<ResolvedRule> serving,
      @Nullable String similar,
      CheckContext context) {
    Located<Workload> target = context.targetOf(need.autoscaler().value());
    if (target == null || !need.isOfPods()) {
      return null;
    }
    Set<String> read = new HashSet<>();
    for (RequiredMetric other : context.adapter().required()) {
      read.add(other.name());
    }
    Set<String> made = new HashSet<>();
    Set<String> unread = new HashSet<>();
    for (ResolvedRule rule : serving) {
      for (Map.Entry<String, String> metric :
          context.adapter().rules().metricsOf(rule).entrySet()) {
        if (!rule.ofChart() && !read.contains(metric.getValue())) {
          unread.add(metric.getValue());
          if (isExported(metric.getKey(), target.value())) {
            made.add(metric.getValue());
          }
        }
      }
    }
    Set<String> meant = made.isEmpty() && read.contains(String.valueOf(similar)) ? unread : made;
    return meant.size() == 1 && !meant.contains("") ? meant.iterator().next() : null;
  }

  private static boolean isExported(String series, Workload workload) {
    for (ExportedMetrics exported : KnownImages.some(workload)) {
      if (exported.series().containsKey(series)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the edit that corrects the name; null if the profile uses the short form, which has no
   * name.
   */
  private static @Nullable Edit edit(RequiredMetric need, @Nullable String right) {
    return need.hasWrittenName() ? Edit.setIfKnown(need.path(), right) : null;
  }

  private static String hint(
      @Nullable String nearest, Set<String> names, RequiredMetric need, AdapterRules rules) {
    if (nearest != null) {
      return "; did you mean \"" + nearest + "\"?";
    }
    List<ResolvedRule> others = need.isExternal() ? rules.custom() : rules.external();
    if (rules.namesFrom(others).contains(need.name())) {
      return need.isExternal()
          ? "; a rule produces it as a metric of pods or objects"
          : "; a rule produces it as an external metric";
    }
    return names.isEmpty()
        ? "; the rules do not produce a known metric"
        : "; the rules produce " + quoted(names);
  }

  private static String quoted(Set<String> names) {
    List<String> shown = names.stream().limit(5).toList();
    return "\"" + String.join("\", \"", shown) + "\"" + (names.size() > 5 ? " and others" : "");
  }

  private static String fix(
      @Nullable String nearest, RequiredMetric need, @Nullable AdapterPart part) {
    String list =
        part == null
            ? "metricsAdapter"
            : (need.isExternal() ? part.externalRules() : part.rules()).toString();
    return nearest == null
        ? "add a rule that produces \"" + need.name() + "\" to " + list
        : "write \"" + nearest + "\", or add a rule that produces \"" + need.name() + "\"";
  }

  private static void checkThatSomethingServes(
      RequiredMetric need, CheckContext context, DiagnosticCollector findings) {
    if (!MetricsApiProviders.mayServe(context, null)) {
      findings.add(
          DiagnosticCode.METRIC_NOT_PRODUCED,
          need.path(),
          need.title()
              + " scales on \""
              + need.name()
              + "\"; the profile does not have a metrics adapter",
          "add metricsAdapter with a rule that produces \"" + need.name() + "\"");
    }
  }

  private static boolean isServedElsewhere(RequiredMetric need, CheckContext context) {
    return need.isExternal()
        && context.adapter().rules().external().isEmpty()
        && MetricsApiProviders.mayServe(context, context.adapter().part());
  }

  private static boolean imagesAreKnown(Located<Autoscaler> autoscaler, CheckContext context) {
    Located<Workload> target = context.targetOf(autoscaler.value());
    return target != null && KnownImages.metrics(target.value()) != null;
  }
}
