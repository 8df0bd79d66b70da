package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Workload;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF012: an autoscaler scales on a metric that no rule of the adapter produces. In the cluster the
 * autoscaler shows {@code <unknown>} and the event FailedGetPodsMetric (or ...ObjectMetric,
 * ...ExternalMetric), and the number of pods stays as it is. Write the name that a rule produces,
 * or add a rule. (Source: prometheus-adapter, pkg/naming/metric_namer.go)
 *
 * <p>Nothing is said where something else may serve the metric: rules of a ConfigMap, a chart that
 * is not known, a rule whose pattern takes series that nobody can know of. Such a rule does not
 * excuse a near miss of a certain name if all images of the scaled pods are known.
 */
final class MetricProduced implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (MetricNeed need : MetricNeed.all(subject)) {
      if (subject.profile().metricsAdapter() == null) {
        checkThatSomethingServes(need, subject, findings);
      } else if (!isServedElsewhere(need, subject)) {
        check(need, subject, findings);
      }
    }
  }

  private static void check(MetricNeed need, Subject subject, Findings findings) {
    AdapterRules rules = subject.adapterRules();
    List<Rule> serving = rules.serving(need);
    boolean unsaid = !rules.complete();
    for (Rule rule : serving) {
      unsaid |= rule.isBroken();
    }
    if (unsaid || !rules.producersOf(need).isEmpty()) {
      return;
    }
    if (SeriesExported.explains(need, subject)) {
      return;
    }
    Set<String> names = rules.namesFrom(serving);
    @Nullable String nearest = Nearest.of(need.name(), names).orElse(null);
    boolean possible = serving.stream().anyMatch(rule -> rule.couldProduce(need.name()));
    if (possible && (nearest == null || !imagesAreKnown(need.autoscaler(), subject))) {
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
        fix(nearest, need),
        edit(need, names));
  }

  /** A metric in short has no name of its own that could be misspelt. */
  private static @Nullable Edit edit(MetricNeed need, Set<String> names) {
    ProfilePath path = need.path();
    boolean named = path.equals(path.parent().key("metric"));
    return named ? Edit.setIfKnown(path, Nearest.slip(need.name(), names)) : null;
  }

  private static String hint(
      @Nullable String nearest, Set<String> names, MetricNeed need, AdapterRules rules) {
    if (nearest != null) {
      return "; did you mean \"" + nearest + "\"?";
    }
    List<Rule> others = need.isExternal() ? rules.custom() : rules.external();
    if (rules.namesFrom(others).contains(need.name())) {
      return need.isExternal() ? "; it is a metric of pods or objects" : "; it is an external one";
    }
    return names.isEmpty() ? "; there are none" : "; they produce " + quoted(names);
  }

  private static String quoted(Set<String> names) {
    List<String> shown = names.stream().limit(5).toList();
    return "\"" + String.join("\", \"", shown) + "\"" + (names.size() > 5 ? " and others" : "");
  }

  private static String fix(@Nullable String nearest, MetricNeed need) {
    String list = need.isExternal() ? "metricsAdapter.externalRules" : "metricsAdapter.rules";
    return nearest == null
        ? "add a rule that produces \"" + need.name() + "\" to " + list
        : "write \"" + nearest + "\", or add a rule that produces \"" + need.name() + "\"";
  }

  private static void checkThatSomethingServes(
      MetricNeed need, Subject subject, Findings findings) {
    if (!MetricsServers.mayServe(subject)) {
      findings.add(
          DiagnosticCode.METRIC_NOT_PRODUCED,
          need.path(),
          need.title()
              + " scales on \""
              + need.name()
              + "\", and the profile has no metrics adapter to produce it",
          "add metricsAdapter with a rule that produces \"" + need.name() + "\"");
    }
  }

  private static boolean isServedElsewhere(MetricNeed need, Subject subject) {
    return need.isExternal()
        && subject.adapterRules().external().isEmpty()
        && MetricsServers.mayServe(subject);
  }

  private static boolean imagesAreKnown(Part<Autoscaler> autoscaler, Subject subject) {
    Part<Workload> target = subject.targetOf(autoscaler.value());
    return target != null && ExportedMetrics.of(target.value()) != null;
  }
}
