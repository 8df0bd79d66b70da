package io.gitopsprofile.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ValueTypesTest {

  @Test
  void ordersVersionsByNumber() {
    assertThat(KubernetesVersion.of("1.14").minor()).isEqualTo(14);
    assertThat(KubernetesVersion.of("1.30")).hasToString("1.30");
    assertThat(KubernetesVersion.of("1.30")).isGreaterThan(KubernetesVersion.of("1.29"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.", "1.x", "v1.29", "1.29.3", "2.1", "1.100", " 1.29", "1.-9"})
  void refusesOtherVersions(String text) {
    assertThatThrownBy(() -> KubernetesVersion.of(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(
            "\"%s\" is not a Kubernetes version; write major and minor version alone, quoted, such"
                + " as \"1.29\"",
            text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1.3", "1.13"})
  void refusesVersionsWithoutFargate(String text) {
    assertThatThrownBy(() -> KubernetesVersion.of(text))
        .hasMessage(
            "\"%s\" is not a version of Kubernetes that this tool knows; use \"1.14\" or newer",
            text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "base/demo",
        "a.b/c-d/e_f",
        ".github",
        "..a",
        "a..b",
        "-x",
        "com10",
        "nulls",
        ".profile"
      })
  void takesPathsBelowTheDirectory(String text) {
    assertThat(RelativePath.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "../a",
        "a/..",
        "a/../b",
        "./a",
        "a\\b",
        "C:",
        "C:/a",
        "a b",
        "a\u0000",
        "a\n",
        "\u00e4",
        "a.",
        "con",
        "CON",
        "Nul.txt",
        "a/aux/b",
        "com1",
        "LPT9.yaml",
        ".git",
        ".GIT/hooks",
        "a/.git",
        "~",
        "$HOME",
        "a*",
      })
  void refusesPathsThatLeaveOrAreNotPortable(String text) {
    assertThatThrownBy(() -> RelativePath.of(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith(
            "\""
                + text
                + "\" is not a path that stays in its directory and works on every system; ");
  }

  @ParameterizedTest
  @ValueSource(strings = {".profile.sum", ".PROFILE.Lock/a", "a/.profile.pending"})
  void refusesPathsOfRunFiles(String text) {
    assertThatThrownBy(() -> RelativePath.of(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith(
            "\"" + text + "\" is where the generator keeps what it knows of a tree; write another");
  }

  @Test
  void parsesPodCountOrPercentage() {
    assertThat(IntOrPercent.of("25%").isPercent()).isTrue();
    assertThat(IntOrPercent.of("25%").number()).isEqualTo(25);
    assertThat(IntOrPercent.of(3).isPercent()).isFalse();
    assertThat(IntOrPercent.of("3").number()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "-1", "1.5%", "25 %", "25%%", "a", "9999999999", "+1"})
  void refusesOtherPodCounts(String text) {
    assertThatThrownBy(() -> IntOrPercent.of(text))
        .hasMessage("\"%s\" is neither a number nor a percentage; write 1 or 25%%", text);
  }

  @Test
  void parsesPortNumberOrName() {
    assertThat(PortReference.of(9898).isNumber()).isTrue();
    assertThat(PortReference.of("9898")).isEqualTo(PortReference.of(9898));
    assertThat(PortReference.of("9898").number()).isEqualTo(9898);
    assertThat(PortReference.of("http").isNumber()).isFalse();
    assertThat(PortReference.of("8a").isNumber()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "65536",
        "99999999999",
        "-1",
        "HTTP",
        "http_metrics",
        "a--b",
        "-a",
        "a-",
        "sixteen-letters-",
        "abcdefghijklmnop",
        "a b",
        "\u0661",
      })
  void refusesOtherPorts(String text) {
    assertThatThrownBy(() -> PortReference.of(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("\"" + text + "\" is neither a port nor a port's name; ");
  }
}
