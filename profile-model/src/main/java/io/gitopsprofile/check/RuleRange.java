package io.gitopsprofile.check;

import io.gitopsprofile.check.PromQuery.Range;
import io.gitopsprofile.golang.GoTemplate;
import io.gitopsprofile.model.MetricsAdapter;
import io.gitopsprofile.model.RateRule;
import io.gitopsprofile.model.ResourceRule;
import io.gitopsprofile.model.ResourceRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of samples in a query of the adapter.
 *
 * @param title how a message calls what holds the query
 * @param path where the range stands
 * @param range the range
 * @param ofKubelet whether the samples are the kubelet's, which the operator scrapes at its own
 *     pace
 */
record RuleRange(String title, ProfilePath path, Range range, boolean ofKubelet) {

  /** All that the profile writes. */
  static List<RuleRange> all(Subject subject) {
    List<RuleRange> all = new ArrayList<>();
    for (Rule rule : subject.adapterRules().written()) {
      if (rule.written() instanceof RateRule rate) {
        Range range = new Range(rate.window(), true);
        all.add(new RuleRange(rule.title(), rule.queryPath(), range, isOfKubelet(rate.counter())));
      } else {
        String query = rule.full().metricsQuery();
        boolean kubelet = isOfKubelet(rule.full().seriesQuery());
        add(all, rule.title(), rule.queryPath(), query, kubelet);
      }
    }
    MetricsAdapter adapter = subject.profile().metricsAdapter();
    ResourceRules resources = adapter == null ? null : adapter.resourceRules();
    if (resources != null) {
      ProfilePath path = ProfilePath.ROOT.key("metricsAdapter").key("resourceRules");
      add(all, "cpu", path.key("cpu"), resources.cpu());
      add(all, "memory", path.key("memory"), resources.memory());
    }
    return all;
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
    if (query != null) {
      String text = GoTemplate.of(query, TemplateFields.QUERY).plainText();
      boolean ofKubelet = kubelet || isOfKubelet(text);
      for (Range range : new PromQuery(text).ranges()) {
        all.add(new RuleRange(title, path, range, ofKubelet));
      }
    }
  }

  private static boolean isOfKubelet(String text) {
    return text.contains("container_") || text.contains("kubelet_");
  }

  Duration length() {
    return range.duration().toDuration();
  }

  /** A length of time as Prometheus writes it. */
  static String written(Duration duration) {
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
