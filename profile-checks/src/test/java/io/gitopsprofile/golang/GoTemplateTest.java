package io.gitopsprofile.golang;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.adapter.RuleTemplateCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GoTemplateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum(rate(<<.Series>>{<<.LabelMatchers>>}[1m])) by (<<.GroupBy>>)",
        "<< .Series >>{<<- .LabelMatchers ->>}",
        "x{y=~\"<<index .LabelValuesByName \"pod\">>\"}",
        "<<.LabelValuesByName.pod>>",
        "<<range $i, $l := .GroupBySlice>><<if $i>>,<<end>><<$l>><<end>>",
        "<<range .GroupBySlice>><<.>><<$.Series>><<else>>x<<end>>",
        "<<with .GroupBy>><<.>><<end>>",
        "<<if and .Series (eq .GroupBy \"a>>b\")>>x<<else if .Series>>y<<else>>z<<end>>",
        "<</* a comment .Foo */>><<.Series | printf \"%s\">>",
        "<<$s := .Series>><<$s>>",
        "<<index .GroupBySlice 0>>",
        "a < b > c"
      })
  void takesWhatGoTakes(String text) {
    assertThat(new GoTemplate(text, RuleTemplateCheck.QUERY).problem()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<<.Serie>>",
        "<<Series>>",
        "<<.Series>{<<.LabelMatchers>>}",
        "<<.Series",
        "<.Series>>{x}",
        "<<if .Series>>x",
        "<<end>>",
        "<<>>",
        "<<$.Foo>>",
        "<<.Series {>>"
      })
  void refusesTheRest(String text) {
    assertThat(new GoTemplate(text, RuleTemplateCheck.QUERY).problem()).isNotNull();
  }

  @Test
  void namesTheNearestField() {
    GoTemplate template = new GoTemplate("<<.LabelMatcher>>", RuleTemplateCheck.QUERY);
    assertThat(template.problem())
        .satisfies(problem -> assertThat(String.valueOf(problem)).contains("<<.LabelMatchers>>"));
  }

  @Test
  void knowsWhatIsUsed() {
    GoTemplate template = new GoTemplate("a{<<.LabelMatchers>>}[5m]", RuleTemplateCheck.QUERY);
    assertThat(template.uses("LabelMatchers")).isTrue();
    assertThat(template.uses("Series")).isFalse();
    assertThat(template.plainText()).isEqualTo("a{\uE000" + " ".repeat(17) + "}[5m]");
  }
}
