package io.gitopsprofile.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ground truth: the grammar in k8s.io/apimachinery/pkg/api/resource/quantity.go. */
final class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "10, 10",
    "+5, 5",
    "-5, -5",
    "007, 7",
    "1.5, 1.5",
    "1., 1",
    ".5, 0.5",
    "100n, 0.0000001",
    "100u, 0.0001",
    "100m, 0.1",
    "2k, 2000",
    "2M, 2000000",
    "2G, 2000000000",
    "2T, 2000000000000",
    "2P, 2000000000000000",
    "2E, 2000000000000000000",
    "1Ki, 1024",
    "64Mi, 67108864",
    "1Gi, 1073741824",
    "1Ti, 1099511627776",
    "1Pi, 1125899906842624",
    "1Ei, 1152921504606846976",
    "1.5Gi, 1610612736",
    "1.G, 1000000000",
    "1e3, 1000",
    "1E3, 1000",
    "1e+3, 1000",
    "25e-2, 0.25",
    "1.5e1, 15",
    "-2Ki, -2048",
    "12e6, 12000000",
  })
  void parsesAmount(String text, BigDecimal amount) {
    assertThat(Quantity.of(text).amount()).isEqualByComparingTo(amount);
    assertThat(Quantity.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "m", "Mi", ".", "+", "-", "1 Mi", " 1", "1 ", "1mi", "1MI", "1K", "1ki", "1g",
        "1Mib", "1B", "10q", "1e", "1e1.5", "1eE", "0x10", "1,5", "1..5", "--1", "1_000", "1Ee3",
        "\u0661", "NaN", "1m\n", "1mm", "1Kii", "1i",
      })
  void refusesWhatKubernetesRefuses(String text) {
    assertThatThrownBy(() -> Quantity.of(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(
            "\"%s\" is not a quantity; write a number with an optional unit, such as 100m, 2, 64Mi"
                + " or 1Gi",
            text);
  }

  @Test
  void allowsYamlNumberOnlyForPlainDigits() {
    assertThat(Quantity.of(10).isWholeNumber()).isTrue();
    assertThat(Quantity.of("10m").isWholeNumber()).isFalse();
    assertThat(Quantity.of("1.0").isWholeNumber()).isFalse();
    assertThat(Quantity.of("+1").isWholeNumber()).isFalse();
    assertThat(Quantity.of("99999999999999999999").isWholeNumber()).isFalse();
  }

  @Test
  void distinguishesEqualAmountsByText() {
    assertThat(Quantity.of("1000m")).isNotEqualTo(Quantity.of("1"));
    assertThat(Quantity.of("1000m").amount()).isEqualByComparingTo(Quantity.of(1).amount());
  }
}
