package io.gitopsprofile.model.adapter;

import io.gitopsprofile.model.value.PrometheusDuration;
import io.gitopsprofile.model.value.Syntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The short form of the most common rule: the per-second rate of a counter over a window.
 *
 * <pre>
 * - counter: http_requests_total
 *   window: 1m
 *   as: http_requests_per_second
 * </pre>
 *
 * @param counter the counter's series, such as {@code http_requests_total}
 * @param window the range of the rate; at least two scrape intervals, better four
 * @param as the metric's name, such as {@code http_requests_per_second}
 */
public record RateRule(String counter, PrometheusDuration window, String as) implements MetricRule {

  private static final Pattern SERIES = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]{0,254}");

  private static final String FIX =
      "use at most 255 letters, digits, \"_\" and \":\" alone; a rule with seriesQuery takes"
          + " selectors and groups";

  /** Refuses values that break their syntax. */
  public RateRule {
    Syntax.of()
        .required("counter", counter)
        .matches("counter", counter, SERIES, "the name of a series", FIX)
        .required("window", window)
        .positive("window", window)
        .required("as", as)
        .matches("as", as, SERIES, "the name of a metric", FIX)
        .enforce();
  }

  /**
   * Returns the full form of the rule. A counter {@code x_total} with the metric {@code
   * x_per_second} gets a pattern for all such counters, any other counter gets its own name.
   */
  @Override
  public AdapterRule expand(PrometheusEndpoint prometheus) {
    String namespace = prometheus.namespaceLabelOrDefault();
    String pod = prometheus.podLabelOrDefault();
    Map<String, ResourceOverride> overrides = new LinkedHashMap<>();
    overrides.put(namespace, ResourceOverride.of("namespace"));
    overrides.put(pod, ResourceOverride.of("pod"));
    boolean perSecond =
        counter.endsWith("_total")
            && as.equals(counter.substring(0, counter.length() - 6) + "_per_second");
    return new AdapterRule(
        counter + "{" + namespace + "!=\"\"," + pod + "!=\"\"}",
        List.of(),
        new RuleResources(null, overrides, null),
        perSecond ? new RuleName("^(.*)_total", "${1}_per_second") : new RuleName(counter, as),
        "sum(rate(<<.Series>>{<<.LabelMatchers>>}[" + window + "])) by (<<.GroupBy>>)");
  }
}
