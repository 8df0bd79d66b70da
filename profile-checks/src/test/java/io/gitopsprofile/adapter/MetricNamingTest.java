package io.gitopsprofile.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.adapter.AdapterRule;
import io.gitopsprofile.model.adapter.RuleName;
import io.gitopsprofile.model.adapter.SeriesFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MetricNamingTest {

  @Test
  void namesMetricsLikeTheAdapter() {
    assertThat(named("^(.*)_total", "${1}_per_second", "http_requests_total"))
        .isEqualTo("http_requests_per_second");
    assertThat(named("^(.*)_total", null, "http_requests_total")).isEqualTo("http_requests");
    assertThat(named("_total", null, "http_requests_total")).isEqualTo("_total");
    assertThat(named(null, null, "queue_depth")).isEqualTo("queue_depth");
    assertThat(named("envoy_cluster_upstream_rq", "appmesh", "envoy_cluster_upstream_rq_total"))
        .isEqualTo("appmesh");
    assertThat(named("^grpc_", null, "http_requests_total")).isNull();
  }

  @Test
  void appliesFiltersUnanchored() {
    MetricNaming naming =
        naming(null, null, new SeriesFilter("^http_", null), new SeriesFilter(null, "_bucket$"));
    assertThat(naming.metricOf("http_requests_total")).isEqualTo("http_requests_total");
    assertThat(naming.metricOf("http_duration_bucket")).isNull();
    assertThat(naming.metricOf("grpc_requests_total")).isNull();
  }

  @Test
  void reportsUnusableNaming() {
    assertThat(naming("(a)(b)", null).problems()).hasSize(1);
    assertThat(naming("(a)(b)", "$1").problems()).isEmpty();
    assertThat(naming("(?=a)", null).problems()).hasSize(1);
    assertThat(naming("(.*", null).problems()).hasSize(1);
    assertThat(naming("^(.*)_total", "$1_per_second").problems())
        .singleElement()
        .satisfies(p -> assertThat(p.fix()).contains("${1}_per_second"));
    assertThat(naming(null, null, new SeriesFilter(null, null)).problems()).hasSize(1);
    assertThat(naming(null, null, new SeriesFilter("a", "b")).problems()).hasSize(1);
  }

  @Test
  void decidesWhichNamesArePossible() {
    assertThat(naming("^(.*)_total$", "${1}_per_second").couldName("jobs_per_second")).isTrue();
    assertThat(naming("^(.*)_total$", "${1}_per_second").couldName("jobs_per_minute")).isFalse();
    assertThat(naming(".*", "fixed").couldName("other")).isFalse();
  }

  private static @Nullable String named(@Nullable String matches, @Nullable String as, String of) {
    return naming(matches, as).metricOf(of);
  }

  private static MetricNaming naming(
      @Nullable String matches, @Nullable String as, SeriesFilter... filters) {
    return new MetricNaming(
        new AdapterRule("x", List.of(filters), null, new RuleName(matches, as), "x"),
        new PatternBudget());
  }
}
