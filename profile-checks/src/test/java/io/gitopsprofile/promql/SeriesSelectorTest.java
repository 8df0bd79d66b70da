package io.gitopsprofile.promql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SeriesSelectorTest {

  @Test
  void readsNameInEveryForm() {
    assertThat(new SeriesSelector("http_requests_total").exactName())
        .isEqualTo("http_requests_total");
    assertThat(new SeriesSelector("a_total{x!=\"\", y=~'.+',}").exactName()).isEqualTo("a_total");
    assertThat(new SeriesSelector("{__name__=\"a_total\",x!=\"\"}").exactName())
        .isEqualTo("a_total");
    assertThat(new SeriesSelector("{__name__=~\"^a_total$\"}").exactName()).isEqualTo("a_total");
    assertThat(new SeriesSelector("{__name__=~\"a_.*\"}").exactName()).isNull();
  }

  @Test
  void anchorsPatterns() {
    SeriesSelector query = new SeriesSelector("{__name__=~\"http_.*\",__name__!~\".*_bucket\"}");
    assertThat(query.understood()).isTrue();
    assertThat(query.selects("http_requests_total")).isTrue();
    assertThat(query.selects("my_http_requests_total")).isFalse();
    assertThat(query.selects("http_x_bucket")).isFalse();
  }

  @Test
  void listsNeededLabels() {
    SeriesSelector query =
        new SeriesSelector("a{p!=\"\",q=\"\",r=~\".*\",s=~\".+\",t=\"1\",u!~\"\"}");
    assertThat(query.neededLabels()).containsExactly("p", "s", "t", "u");
  }

  @Test
  void recognizesInvalidSelector() {
    assertThat(new SeriesSelector("sum(a)").understood()).isFalse();
    assertThat(new SeriesSelector("a{b=c}").understood()).isFalse();
    assertThat(new SeriesSelector("a{b=~\"(\"}").understood()).isFalse();
  }
}
