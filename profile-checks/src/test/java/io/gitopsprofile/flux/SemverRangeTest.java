package io.gitopsprofile.flux;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ranges as Flux reads them; cases of Masterminds/semver 3.4, constraints_test.go and README.md.
 */
class SemverRangeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "*;1.2.3;true",
        "x;0.0.1;true",
        "2;2.1.1;true",
        "2;3.1.1;false",
        "2.1;2.1.1;true",
        "2.1;2.2.1;false",
        "2.x;2.9.1;true",
        "2.x;3.0.0;false",
        "=2.1.x;2.1.9;true",
        "1.2.3;1.2.3;true",
        "1.2.3;v1.2.3;true",
        "v1.2.3;1.2.4;false",
        "!=4.1.0;4.1.1;true",
        "!=4.1.0;4.1.0;false",
        "!=4.x;4.1.0;false",
        "!=4.x;5.1.0;true",
        ">1.1;4.1.0;true",
        ">1.1;1.1.9;false",
        ">11;11.1.0;false",
        ">11.1;11.1.1;false",
        "<11.1;11.1.0;false",
        "<11;0.1.0;true",
        "<=11;11.9.9;true",
        "<=11;12.0.0;false",
        "<=1.1;1.2.0;false",
        ">=11;11.0.0;true",
        "=>1.2.0;1.1.9;false",
        "^1.2.3;1.8.9;true",
        "^1.2.3;1.2.2;false",
        "^1.2.3;2.0.0;false",
        "^0.2.3;0.2.5;true",
        "^0.2.3;0.3.0;false",
        "^0.0.3;0.0.3;true",
        "^0.0.3;0.0.4;false",
        "^0.0;0.0.9;true",
        "^0.0;0.1.0;false",
        "^0;0.9.0;true",
        "^0;1.0.0;false",
        "~1.2.3;1.2.9;true",
        "~1.2.3;1.3.0;false",
        "~1;1.9.0;true",
        "~1;2.0.0;false",
        "~>1.2;1.2.9;true",
        "~0.2;0.3.0;false",
        ">=1.0.0 <2.0.0;1.9.9;true",
        ">= 1.0.0, < 2.0.0;2.0.0;false",
        ">=1.0.0, !=1.5.0;1.5.0;false",
        "1.x || 3.x;2.0.0;false",
        "1.x || 3.x;3.0.0;true",
        "1.2 - 1.4;1.4.9;true",
        "1.2 - 1.4;1.5.0;false",
        ">=1.0.0;1.1.0-rc.1;false",
        "*;1.1.0-rc.1;false",
        ">=1.0.0-0;1.1.0-rc.1;true",
        ">1.0.0-rc.1;1.0.0;true"
      })
  void tellsVersionsOutside(String range, String version, boolean mayContain) {
    SemverRange parsed = requireNonNull(SemverRange.of(range));
    assertThat(parsed.mayContain(version)).isEqualTo(mayContain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "1.2.3.4", ">*", "1.2 - ", "==1", "~0.0.0", "1..2", "x.1", "1-rc"})
  void doesNotJudgeOtherForms(String range) {
    assertThat(SemverRange.of(range)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3, true",
    "v1.2.3, true",
    "1.2.3-rc.1, true",
    "0.0.0, true",
    "10.20.30, true",
    "1.2, false",
    "1, false",
    "latest, false",
    "01.2.3, false",
    "1.02.3, false",
    "1.2.03, false",
    "1.2.x, false",
    "vv1.2.3, false"
  })
  void readsTagsAsFluxDoes(String tag, boolean isVersion) {
    assertThat(SemverRange.isVersion(tag)).isEqualTo(isVersion);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1.2.3;true;false;false",
        "v1.2;true;false;false",
        "=1.2.3;true;false;false",
        "1.2.3-rc.1+5;true;false;false",
        "*;true;true;true",
        "6.x;true;true;false",
        ">=1.0;true;true;true",
        ">=1.0-0;true;true;true",
        ">=1.0 <2.0;true;true;false",
        "1.2 - 1.4;true;true;false",
        "~1.2;true;true;false",
        "^1 || ^2;true;true;false",
        "~0.0.0;true;true;false",
        "latest;false;false;false",
        "1.2.three;false;false;false",
        "1.2.3.4;false;false;false",
        "1|2;false;false;false",
      })
  void tellsVersionsFromRanges(String text, boolean isValid, boolean isRange, boolean isOpen) {
    assertThat(SemverRange.isValid(text)).isEqualTo(isValid);
    assertThat(SemverRange.isRange(text)).isEqualTo(isRange);
    assertThat(SemverRange.isOpen(text)).isEqualTo(isOpen);
  }
}
