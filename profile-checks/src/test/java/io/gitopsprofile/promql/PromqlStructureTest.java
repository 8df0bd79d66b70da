package io.gitopsprofile.promql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Brackets and groupings of PromQL. */
class PromqlStructureTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum(rate(a{b=\"c\"}[1m])) by (pod)",
        "sum by (pod) (rate(a[1m] offset 5m))",
        "max by(pod)(sum by (pod, x) (a)) / on(pod) group_left() count(b) by (pod)",
        "max_over_time(sum(rate(a[1m])) by (pod)[5m:30s])",
        "topk(1, sum(a) without (x)) by (pod)",
        "a{by=\"x\", without=\"y\"} and on(by) b",
        "sum(rate(a[90])) # sum(",
        "-sum(a) by (pod,) * 1e3",
        "SUM(a) BY (pod)",
      })
  void readsWhatPrometheusReads(String query) {
    assertThat(new PromqlText(query).shape().problem()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sum(a; does not close its \"(\"",
        "sum(a)); closes \")\" without opening it",
        "sum(a{b)); does not close its \"{\" before \")\"",
        "sum(a) by pod; has \"by\" without parentheses behind it",
        "rate(a[1m]) by (pod); has \"by\" behind something that does not aggregate",
        "rate(a); calls rate() of no range, such as [1m]",
        "sum(rate(a[1min])); has the range [1min], which is no duration such as 1m",
      })
  void saysWhatItDoesNotRead(String query, String problem) {
    assertThat(new PromqlText(query).shape().problem()).isEqualTo(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sum(a) by (pod); true",
        "sum by (pod) (a); true",
        "max(sum(a) by (pod)); false",
        "max(sum(a) by (pod)) by (pod); true",
        "sum(a) without (x); true",
        "sum(a) without (pod); false",
        "sum(a) by (x); false",
        "topk(1, sum(a) by (pod)); true",
        "sum(a) by (pod) / on(pod) group_left() sum(b); true",
        "clamp_min(sum(a), 1); false",
      })
  void knowsWhetherResultsKeepALabel(String query, boolean keeps) {
    assertThat(
            new PromqlText(query)
                .shape().outermost().stream().anyMatch(it -> it != null && it.keeps("pod")))
        .isEqualTo(keeps);
  }
}
