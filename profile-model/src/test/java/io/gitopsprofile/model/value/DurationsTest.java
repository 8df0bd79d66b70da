package io.gitopsprofile.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ground truth: Go's time.ParseDuration as Flux narrows it, and Prometheus' model.Duration. */
final class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "300s, PT5M",
    "5m, PT5M",
    "1h30m, PT1H30M",
    "500ms, PT0.5S",
    "1.5h, PT1H30M",
    "0s, PT0S",
    "90s, PT1M30S",
    "1m1m, PT2M",
    "0.1s, PT0.1S",
    "2562047h, PT2562047H",
    "1h0m0.001s, PT1H0.001S",
  })
  void parsesGoDuration(String text, Duration duration) {
    assertThat(GoDuration.of(text).toDuration()).isEqualTo(duration);
    assertThat(GoDuration.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "5 m",
        "m",
        "1d",
        "1w",
        "5M",
        "1h 30m",
        "-5m",
        "+5m",
        "1..5s",
        ".5s",
        "5.s",
        "2562048h",
        "999999999h",
        "5m\n",
        "PT5M",
        "1us",
      })
  void refusesWhatGoRefuses(String text) {
    assertThatThrownBy(() -> GoDuration.of(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("\"%s\" is not a duration; write it as 30s, 5m or 1h30m", text);
  }

  @ParameterizedTest
  @CsvSource({
    "1m, PT1M",
    "90s, PT1M30S",
    "1h30m, PT1H30M",
    "15d, P15D",
    "2w, P14D",
    "1y, P365D",
    "100ms, PT0.1S",
    "1y2w3d4h5m6s7ms, PT9172H5M6.007S",
    "0s, PT0S",
    "292y, P106580D",
  })
  void parsesPrometheusDuration(String text, Duration duration) {
    assertThat(PrometheusDuration.of(text).toDuration()).isEqualTo(duration);
    assertThat(PrometheusDuration.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "5", "0", "1.5h", "30m1h", "1m1m", "1M", "-1m", "1 m", "300y", "999999y", "1us", "1m\n",
      })
  void refusesWhatPrometheusRefuses(String text) {
    assertThatThrownBy(() -> PrometheusDuration.of(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("\"%s\" is not a Prometheus duration; write it as 30s, 1m or 1h30m", text);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 1_000_000})
  void refusesLongTextWithoutStackOverflow(int parts) {
    assertThatThrownBy(() -> GoDuration.of("1h".repeat(parts)))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> PrometheusDuration.of("1h".repeat(parts)))
        .isInstanceOf(InvalidValueException.class);
  }
}
