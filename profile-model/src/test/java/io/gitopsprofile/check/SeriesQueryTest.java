package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SeriesQueryTest {

  @Test
  void knowsTheNameHoweverItIsWritten() {
    assertThat(new SeriesQuery("http_requests_total").exactName()).isEqualTo("http_requests_total");
    assertThat(new SeriesQuery("a_total{x!=\"\", y=~'.+',}").exactName()).isEqualTo("a_total");
    assertThat(new SeriesQuery("{__name__=\"a_total\",x!=\"\"}").exactName()).isEqualTo("a_total");
    assertThat(new SeriesQuery("{__name__=~\"^a_total$\"}").exactName()).isEqualTo("a_total");
    assertThat(new SeriesQuery("{__name__=~\"a_.*\"}").exactName()).isNull();
  }

  @Test
  void anchorsPatterns() {
    SeriesQuery query = new SeriesQuery("{__name__=~\"http_.*\",__name__!~\".*_bucket\"}");
    assertThat(query.understood()).isTrue();
    assertThat(query.selects("http_requests_total")).isTrue();
    assertThat(query.selects("my_http_requests_total")).isFalse();
    assertThat(query.selects("http_x_bucket")).isFalse();
  }

  @Test
  void knowsWhichLabelsAreNeeded() {
    SeriesQuery query = new SeriesQuery("a{p!=\"\",q=\"\",r=~\".*\",s=~\".+\",t=\"1\",u!~\"\"}");
    assertThat(query.neededLabels()).containsExactly("p", "s", "t", "u");
  }

  @Test
  void saysWhenItDoesNotUnderstand() {
    assertThat(new SeriesQuery("sum(a)").understood()).isFalse();
    assertThat(new SeriesQuery("a{b=c}").understood()).isFalse();
    assertThat(new SeriesQuery("a{b=~\"(\"}").understood()).isFalse();
  }
}
