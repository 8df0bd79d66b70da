package io.gitopsprofile.promql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PromqlSumTest {

  private static String sum(String query) throws PromqlException {
    String sum = PromqlSum.of(query, PromqlParser.parse(query, PromqlVersion.of(2, 42)));
    PromqlParser.parse(sum, PromqlVersion.of(2, 42));
    return sum;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '´',
      value = {
        "sum(rate(x{a=\"b\"}[1m])) by (pod) ! sum(rate(x{a=\"b\"}[1m]))",
        "SUM (x) BY (pod, le) ! sum(x)",
        "sum by (pod) (x) ! sum(x)",
        "sum without (status) ( x ) ! sum( x )",
        "sum(x) ! sum(x)",
        "sum(x) by () ! sum(x)",
        "sum(x{p=~\"a[(]\"}) by (pod) ! sum(x{p=~\"a[(]\"})",
        "sum(x{p='\"('}) by (pod) ! sum(x{p='\"('})",
        "avg(x) by (pod) ! sum(avg(x) by (pod))",
        "rate(x[1m]) ! sum(rate(x[1m]))",
        "sum_over_time(x[1m]) ! sum(sum_over_time(x[1m]))",
        "sum(x) by (pod) + sum(y) by (pod) ! sum(sum(x) by (pod) + sum(y) by (pod))",
        "sum(x) by (pod) or vector(0) ! sum(sum(x) by (pod) or vector(0))",
        "sum(x) by (pod) / sum(y) by (pod) ! sum((sum(x) by (pod) / sum(y) by (pod)) >= -Inf)",
        "sum(x{path='/a%'}) by (pod) ! sum(x{path='/a%'})",
        "histogram_quantile(0.9, x) ! sum((histogram_quantile(0.9, x)) >= -Inf)",
        "quantile(0.9, x) by (pod) ! sum((quantile(0.9, x) by (pod)) >= -Inf)"
      })
  void addsUp(String query, String total) throws PromqlException {
    assertThat(sum(query)).isEqualTo(total);
  }

  @Test
  void endsTheLineOfAComment() throws PromqlException {
    assertThat(sum("max(x) by (pod) # why")).isEqualTo("sum(max(x) by (pod) # why\n)");
    assertThat(sum("x / y # why")).isEqualTo("sum((x / y # why\n) >= -Inf)");
    assertThat(sum("# why\nsum(x # it\n) by (pod)\n")).isEqualTo("sum(x # it\n)");
  }
}
