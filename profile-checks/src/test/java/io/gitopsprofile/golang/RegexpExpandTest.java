package io.gitopsprofile.golang;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegexpExpandTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "${1}_per_second, http_requests_per_second",
        "$1_per_second, \"\"",
        "$1-x, http_requests-x",
        "$0, http_requests_total",
        "x_$1, x_http_requests",
        "${2}, \"\"",
        "${name}, \"\"",
        "a$$b, a$b",
        "$, $",
        "${1, ${1",
        "$-, $-",
        "${01}, \"\"",
        "plain, plain"
      })
  void expandsLikeGo(String template, String expected) {
    assertThat(expand("^(.*)_total", template, "http_requests_total")).isEqualTo(expected);
  }

  @Test
  void expandsNamedGroups() {
    assertThat(expand("^(?P<base>.*)_total$", "${base}_rate", "jobs_total")).isEqualTo("jobs_rate");
    assertThat(expand("^(a)?(.*)$", "<$1>$2", "xyz")).isEqualTo("<>xyz");
  }

  private static String expand(String pattern, String template, String text) {
    Re2Pattern compiled = requireNonNull(Re2Pattern.of(pattern));
    return new RegexpExpand(template).expand(requireNonNull(compiled.find(text)), compiled);
  }
}
