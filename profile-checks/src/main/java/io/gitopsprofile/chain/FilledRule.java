package io.gitopsprofile.chain;

import io.gitopsprofile.adapter.AdapterAnalysis;
import io.gitopsprofile.adapter.AdapterRules.Producer;
import io.gitopsprofile.adapter.LabelMatchers;
import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.adapter.TemplateFields;
import io.gitopsprofile.golang.template.GoTemplate;
import io.gitopsprofile.kubernetes.PodNamePattern;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of a rule as the adapter sends it to Prometheus for an autoscaler. The adapter lists
 * the names of the pods; the query here has their pattern instead.
 */
final class FilledRule {

  private FilledRule() {}

  /** Returns the query; its template where the template cannot be filled in. */
  static @Nullable String of(Producer producer, RequiredMetric need, AdapterAnalysis analysis) {
    String template = producer.rule().full().metricsQuery();
    if (template == null) {
      return null;
    }
    GoTemplate read = GoTemplate.of(template, TemplateFields.query(need.isExternal(), analysis));
    if (read.problem() != null) {
      return template;
    }
    LabelMatchers matchers = new LabelMatchers();
    if (need.selector() != null) {
      matchers.select(need.selector());
    }
    String resource = need.resource();
    String namespace = producer.rule().labelOf("namespace");
    if (namespace != null && !"namespace".equals(resource)) {
      matchers.equal(namespace, need.autoscaler().value().namespace());
    }
    String label = resource == null ? null : producer.rule().labelOf(resource);
    String names = PodNamePattern.of(need.autoscaler().value());
    if (label != null && need.object() != null) {
      matchers.equal(label, need.object());
    } else if (label != null) {
      matchers.fit(label, names == null ? ".*" : names);
    }
    String text =
        read.fillIn(
                Map.of(
                    "Series", producer.series(),
                    "LabelMatchers", matchers.text(),
                    "LabelValuesByName", matchers.values(),
                    "GroupBy", label == null ? "" : label,
                    "GroupBySlice", label == null ? List.of() : List.of(label)))
            .text();
    return text == null ? template : text;
  }
}
