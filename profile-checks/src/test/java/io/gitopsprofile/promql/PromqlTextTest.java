package io.gitopsprofile.promql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PromqlTextTest {

  @Test
  void findsRangesAndWhatTheyAreFor() {
    PromqlText query =
        new PromqlText(
            "sum(rate(a{p=~\"[5s]\"}[1m])) / max_over_time(b[30s])"
                + " + max_over_time(rate(c[2m])[5m:30s])");
    assertThat(query.ranges().stream().map(r -> r.duration() + " " + r.needsTwo()))
        .containsExactly("1m true", "30s false", "2m true");
  }

  @Test
  void findsTheSeriesThatItNames() {
    PromqlText query =
        new PromqlText(
            "histogram_quantile(0.9, sum(rate(a_bucket{le=\"1\"}[1m] offset 5m)) by (le, pod))"
                + " and on(pod) group_left (x) b:c:d unless 1e3");
    assertThat(query.series()).containsExactly("a_bucket", "b:c:d");
  }

  @Test
  void findsGroups() {
    assertThat(new PromqlText("sum by (a, b) (x)").groupLabels()).containsExactly("a", "b");
    assertThat(new PromqlText("sum without (a) (x)").groupsWithout()).isTrue();
    assertThat(new PromqlText("rate(x[1m])").aggregates()).isFalse();
    assertThat(new PromqlText("sum(x)").aggregates()).isTrue();
  }
}
