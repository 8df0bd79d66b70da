package io.gitopsprofile.promql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RangeUseTest {

  @Test
  void findsRangesAndWhatTheyAreFor() throws PromqlException {
    Expression expression =
        PromqlParser.parse(
            "sum(rate(a{p=~\"[5s]\"}[1m])) / max_over_time(b[30s])"
                + " + max_over_time(rate(c[2m])[5m:30s]) + predict_linear(d[3m], scalar(e))"
                + " + rate(f[7m:1m])",
            PromqlVersion.of(2, 42));
    assertThat(RangeUse.all(expression))
        .extracting(use -> use.range().text() + " " + use.needsTwo())
        .containsExactly("1m true", "30s false", "2m true", "3m true");
  }
}
