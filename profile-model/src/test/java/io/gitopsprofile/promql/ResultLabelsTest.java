package io.gitopsprofile.promql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResultLabelsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "a; true",
        "rate(a[1m]); true",
        "sum(a); false",
        "sum(a) by (pod); true",
        "sum by (pod) (a); true",
        "max(sum(a) by (pod)); false",
        "max(sum(a) by (pod)) by (pod); true",
        "max(sum(a) by (x)) by (pod); false",
        "sum(a) without (x); true",
        "sum(a) without (pod); false",
        "sum(a) by (x); false",
        "topk(1, sum(a) by (pod)); true",
        "topk(1, sum(a)); false",
        "sum(a) by (pod) / on(pod) group_left() sum(b); true",
        "clamp_min(sum(a), 1); false",
        "clamp_min(sum(a) by (pod), scalar(sum(b))); true",
        "sum(a) * scalar(max(b) by (pod)); false",
        "sum(a) or sum(b) by (pod); true",
        "sum(a) or vector(0); false",
        "sum(a) and sum(b) by (pod); false",
        "sum(a) by (pod) unless b; true",
        "sum(a) by (pod) / on(x) sum(b) by (pod, x); false",
        "sum(a) by (pod) / ignoring(pod) sum(b); false",
        "sum(a) by (pod) / ignoring(x) b; true",
        "sum(a) * on(x) group_left(pod) b; true",
        "sum(a) * on(x) group_left b; false",
        "sum(a) * on(x) group_right b; true",
        "label_replace(sum(a), \"pod\", \"$1\", \"x\", \"(.*)\"); true",
        "label_replace(sum(a), \"x\", \"$1\", \"pod\", \"(.*)\"); false",
        "count_values(\"pod\", a); true",
        "count_values(\"x\", a); false",
        "absent(a) or sum(a); true",
        "max_over_time(sum(a) by (pod)[5m:]); true",
        "-(sum(a)) * 2; false",
        "sum(a) > bool 5; false",
      })
  void knowsWhetherResultsKeepALabel(String query, boolean keeps) throws PromqlException {
    Expression expression = PromqlParser.parse(query, PromqlVersion.of(2, 42));
    assertThat(ResultLabels.keeps(expression, List.of("pod"))).isEqualTo(keeps);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "rate(a[1m]); false",
        "topk(1, a); false",
        "sum(a); true",
        "1 + max(a) by (x); true"
      })
  void knowsWhatAggregates(String query, boolean aggregates) throws PromqlException {
    Expression expression = PromqlParser.parse(query, PromqlVersion.of(2, 42));
    assertThat(ResultLabels.aggregates(expression)).isEqualTo(aggregates);
  }
}
