package io.gitopsprofile.promql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries with several results for a group name the labels that part them. */
class FurtherLabelsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(rate(x[1m])) by (pod) | []",
        "sum(rate(x[1m])) by (pod, status) | [status]",
        "sum by (code, pod, path) (x) * 2 | [code, path]",
        "rate(x[1m]) | []",
        "x / on(pod) sum(y) by (pod, zone) | []",
        "2 * sum(x) by (pod, zone) | [zone]",
        "sum(x) by (pod) or sum(y) by (pod, zone) | [zone]",
        "histogram_quantile(0.9, sum(rate(x[1m])) by (pod, le)) | []",
        "sum(rate(x[1m])) by (pod, le) | [le]",
        "topk(1, sum(x) by (pod, route)) by (pod) | []",
        "topk(3, sum(x) by (pod, route)) by (pod) | [route]",
        "max(sum(x) by (pod, route)) by (pod) | []",
        "avg_over_time(sum(x) by (pod, a)[5m:1m]) | [a]",
        "sum(x) without (pod) | []",
      })
  void namesLabels(String query, String expected) throws PromqlException {
    Set<String> found = new LinkedHashSet<>();
    FurtherLabels.addTo(found, PromqlParser.parse(query, PromqlVersion.ANY), List.of("pod"));
    found.remove(FurtherLabels.ALL);
    assertThat(found).hasToString(expected);
  }
}
