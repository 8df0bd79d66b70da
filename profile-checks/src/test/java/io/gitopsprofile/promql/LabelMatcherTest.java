package io.gitopsprofile.promql;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.promql.LabelMatcher.Operator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelMatcherTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        ".*, true",
        ".+, false",
        "~~, true",
        "a|, true",
        "|a, true",
        "a|.*, true",
        "a|b, false",
        ".*.*, true",
        ".*a, false",
        "(a)?, true",
        "[ab]*, true",
        "a{0}, true",
        "., false"
      })
  void recognizesPatternsThatMatchNothing(String pattern, boolean empty) {
    LabelMatcher matcher = new LabelMatcher("l", Operator.MATCH, pattern);
    assertThat(matcher.needsLabel()).isEqualTo(!empty);
    assertThat(new LabelMatcher("l", Operator.NOT_MATCH, pattern).needsLabel()).isEqualTo(empty);
  }

  @Test
  void comparesWholeValues() {
    assertThat(new LabelMatcher("l", Operator.MATCH, "a|b").matches("ab")).isFalse();
    assertThat(new LabelMatcher("l", Operator.MATCH, "a|b").matches("b")).isTrue();
    assertThat(new LabelMatcher("l", Operator.MATCH, "a.c").matches("a\nc")).isTrue();
    assertThat(new LabelMatcher("l", Operator.EQUAL, "").needsLabel()).isFalse();
    assertThat(new LabelMatcher("l", Operator.NOT_EQUAL, "").needsLabel()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a{1000}",
        "(a{10}){100}",
        "{a",
        "a{,2}",
        "a{b}+",
        "(?P<n>a)(?P<n>b)",
        "\\Qa+\\E",
        "[]a]",
        "[[:alpha:]{2}]",
        "\\x{41}\\p{Greek}"
      })
  void acceptsPatternsThatGoAccepts(String pattern) {
    assertThat(Re2.problem(pattern, PromqlVersion.of(2, 42))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a{1001}",
        "(a{101}){10}",
        "((a{10}){10}){11}",
        "(",
        "a**",
        "[a",
        "(?=a)",
        "\\1",
        "a)(b",
        "\\Qa",
        "(?<n>a)",
        "\\é",
        "(?P<n>",
        "(?P<n>?)",
        "a{100}(?U){100}",
        "a{2}{3}"
      })
  void rejectsPatternsThatGoRejects(String pattern) {
    assertThat(Re2.problem(pattern, PromqlVersion.of(2, 42))).startsWith("error parsing regexp: ");
  }

  @Test
  void skipsHugePrograms() {
    String huge = "(a{999}b{999})".repeat(100);
    assertThat(Re2.problem(huge, PromqlVersion.ANY)).isNull();
    assertThat(new Re2(huge).matches("a")).isFalse();
    assertThat(Re2.problem("(".repeat(1100) + ")".repeat(1100), PromqlVersion.ANY))
        .isEqualTo("error parsing regexp: expression nests too deeply");
  }
}
