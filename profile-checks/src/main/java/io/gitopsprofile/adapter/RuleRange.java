package io.gitopsprofile.adapter;

import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.adapter.RateRule;
import io.gitopsprofile.model.adapter.ResourceRule;
import io.gitopsprofile.model.adapter.ResourceRules;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.promql.Expression;
import io.gitopsprofile.promql.PromqlVersion;
import io.gitopsprofile.promql.RangeUse;
import io.gitopsprofile.promql.TimeSpan;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ManifestObjects;
import io.gitopsprofile.view.MetricFacts;
import io.gitopsprofile.view.MetricPaths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A range of samples in a query of the adapter.
 *
 * @param title title of the query's owner in messages
 * @param path the path of the range
 * @param range the range
 * @param ofKubelet whether the samples are the kubelet's, which the operator scrapes at another
 *     interval
 * @param query the query with the range; null for the window of a short rule
 */
public record RuleRange(
    String title, ProfilePath path, RangeUse range, boolean ofKubelet, @Nullable String query) {

  /** Returns all ranges that the profile writes. */
  static List<RuleRange> all(AdapterAnalysis analysis) {
    List<RuleRange> all = new ArrayList<>();
    for (ResolvedRule rule : analysis.rules().written()) {
      if (rule.written() instanceof RateRule rate) {
        TimeSpan window = new TimeSpan(rate.window().text(), rate.window().toDuration());
        RangeUse range = new RangeUse(window, true);
        boolean kubelet = isOfKubelet(rate.counter());
        all.add(new RuleRange(rule.title(), rule.queryPath(), range, kubelet, null));
      } else {
        String query = rule.full().metricsQuery();
        boolean kubelet = isOfKubelet(rule.full().seriesQuery());
        add(all, rule.title(), rule.queryPath(), query, kubelet);
      }
    }
    AdapterPart part = analysis.part();
    ResourceRules resources = part == null ? null : part.adapter().resourceRules();
    if (part != null && resources != null) {
      ProfilePath path = part.resourceRules();
      add(all, "cpu", path.key("cpu"), resources.cpu());
      add(all, "memory", path.key("memory"), resources.memory());
    }
    if (analysis.prometheus() != null) {
      addTriggers(all, analysis);
    }
    return all;
  }

  /** Adds the queries by which KEDA itself asks the adapter's Prometheus. */
  private static void addTriggers(List<RuleRange> all, AdapterAnalysis analysis) {
    for (Located<Manifest> scaled : ManifestObjects.ofKind(analysis.parts(), "ScaledObject")) {
      String title = "ScaledObject \"" + scaled.value().name() + "\"";
      List<?> triggers = FreeFormValues.list(scaled.value().object().entries(), "spec", "triggers");
      for (int i = 0; i < triggers.size(); i++) {
        ProfilePath path = scaled.at("spec").key("triggers").index(i).key("metadata");
        Map<?, ?> metadata = FreeFormValues.map(triggers.get(i), "metadata");
        String address = FreeFormValues.text(metadata, "serverAddress");
        if (isAsked(address, analysis)) {
          String query = FreeFormValues.text(metadata, "query");
          add(all, title, path.key("query"), query, isOfKubelet(query));
        }
      }
    }
    for (Located<Autoscaler> autoscaler : analysis.parts().autoscalers()) {
      for (Located<Metric> metric : MetricPaths.of(autoscaler)) {
        Metric.Prometheus own = MetricFacts.of(metric.value()).ownQuery();
        if (own != null
            && (own.serverAddress() == null || isAsked(own.serverAddress(), analysis))) {
          String title = "autoscaler \"" + autoscaler.value().name() + "\"";
          add(all, title, metric.at("query"), own.query(), isOfKubelet(own.query()));
        }
      }
    }
  }

  private static boolean isAsked(String address, AdapterAnalysis analysis) {
    PrometheusChart prometheus = analysis.prometheus();
    return prometheus != null && PrometheusUrl.ofTrigger(address, "").leadsTo(prometheus);
  }

  private static void add(
      List<RuleRange> all, String name, ProfilePath path, @Nullable ResourceRule rule) {
    if (rule != null) {
      String title = "the resource rule for " + name;
      add(all, title, path.key("containerQuery"), rule.containerQuery(), true);
      add(all, title, path.key("nodeQuery"), rule.nodeQuery(), false);
    }
  }

  private static void add(
      List<RuleRange> all,
      String title,
      ProfilePath path,
      @Nullable String query,
      boolean kubelet) {
    Expression expression =
        query == null
            ? null
            : FilledQuery.of(query, TemplateFields.QUERY, PromqlVersion.ANY).expression();
    if (expression != null) {
      boolean ofKubelet = kubelet || asksKubelet(expression);
      for (RangeUse range : RangeUse.all(expression)) {
        if (range.range().length() != null) {
          all.add(new RuleRange(title, path, range, ofKubelet, query));
        }
      }
    }
  }

  private static boolean asksKubelet(Expression expression) {
    for (Expression part : expression.all()) {
      if (part instanceof Expression.VectorSelector selector
          && selector.exactName() != null
          && isOfKubelet(selector.exactName())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfKubelet(String text) {
    return text.contains("container_") || text.contains("kubelet_");
  }

  public Duration length() {
    Duration length = range.range().length();
    return length == null ? Duration.ZERO : length;
  }

  /** Returns the length as the profile writes it. */
  public String written() {
    return range.range().text();
  }

  /** Returns a duration in the syntax of Prometheus. */
  public static String written(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
