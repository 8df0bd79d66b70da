package io.gitopsprofile.golang;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Re2PatternTest {

  private static final List<String> SERIES =
      List.of(
          "",
          "_total",
          "http_requests_total",
          "http_total_requests_total",
          "http_total_requests",
          "http_requests",
          "a:b_total:c",
          "two\nlines_total",
          "b\u00fccher_total",
          "with space_total");

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".*",
        "_total",
        "http_requests_total",
        "a:b",
        "^(.*)_total",
        "^(.*)http",
        "^(.*)_total$",
        "^(.*)",
        "(.*)_total",
        "^http",
        "^(?P<name>.*)_total$",
        "(b)|(_total)",
        ""
      })
  void matchesLikeRe2(String text) {
    Re2Pattern pattern = requireNonNull(Re2Pattern.of(text));
    Pattern re2 = Pattern.compile(text);
    assertThat(pattern.groupCount()).isEqualTo(re2.groupCount());
    assertThat(pattern.groupNamed("name")).isEqualTo(re2.namedGroups().getOrDefault("name", -1));
    for (String series : SERIES) {
      assertThat(pattern.find(series)).as(series).isEqualTo(find(re2, series));
    }
  }

  @Test
  void rejectsInvalidPatterns() {
    assertThat(Re2Pattern.of("(?=a)")).isNull();
    assertThat(Re2Pattern.of("^(.*)(")).isNull();
  }

  /** Verdicts of Go 1.19; a text after {@code no} is not compiled. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "no ((a{1000}){1000}){1000}",
        "no (a{30}){34}",
        "ok (a{30}){33}",
        "no a{1001}",
        "ok (a{500}){2}",
        "no (a{500}){2}{2}",
        "no (a{2}b{3}){400}",
        "ok (a{2}b{3}){333}",
        "ok (a{1,}){1000}",
        "no ((a{0}){1000}){1000}",
        "ok ((a{1000}){0}){1000}",
        "no (a{1000}a{0}){2}",
        "ok (([a-z]{500,1000}){0}){31,1000}",
        "ok a{,5}",
        "ok a{02}",
        "no a{20,10}",
        "no (a{100,}){11}",
        "no (?:(?:a{32})*){32}",
        "ok (\\pL{1000}){1}",
        "ok (?P<n>a)(?P<n>b)",
        "no (?P<n>a{1000})?{2}",
        "ok \\Qa{1001}\\E",
        "ok [{1001}]"
      })
  void judgesRepetitionsLikeGo(String line) {
    String pattern = line.substring(3);
    assertThat(Re2Pattern.isValid(pattern)).as(pattern).isEqualTo(line.startsWith("ok"));
    assertThat(Re2Pattern.of(pattern) != null).as(pattern).isEqualTo(line.startsWith("ok"));
  }

  private static @Nullable List<@Nullable String> find(Pattern pattern, String series) {
    Matcher match = pattern.matcher(series);
    List<@Nullable String> groups = new ArrayList<>();
    boolean found = match.find();
    for (int i = 0; found && i <= pattern.groupCount(); i++) {
      groups.add(match.group(i));
    }
    return found ? groups : null;
  }

  /** Runs on a thread with half the stack of a main thread. */
  @ParameterizedTest
  @ValueSource(strings = {".*", "^(.*)", "(.+)*", "(a|b)?", "((((", "a{1,5}", "[^a]"})
  void matchesLongTextOnSmallStack(String unit) throws InterruptedException {
    String text = unit.repeat(1000 / unit.length());
    List<Throwable> thrown = new ArrayList<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              Re2Pattern pattern = Re2Pattern.of(text);
              if (pattern != null) {
                pattern.find("http_requests_total");
              }
            },
            "small stack",
            512 * 1024);
    thread.setUncaughtExceptionHandler((dead, e) -> thrown.add(e));
    thread.start();
    thread.join();
    assertThat(thrown).isEmpty();
  }
}
