package io.gitopsprofile.golang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoTemplateEvaluatorTest {

  private static final Map<String, Object> FIELDS =
      Map.of(
          "Series", "hits",
          "LabelMatchers", "ns=\"a\",pod=~\"b|c\"",
          "LabelValuesByName", Map.of("pod", "b|c", "ns", "a"),
          "GroupBy", "pod",
          "GroupBySlice", List.of("pod", "le"));

  /** The expected texts are what Go's text/template prints. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '´',
      value = {
        "<<.Series>>{<<.LabelMatchers>>} ! hits{ns=\"a\",pod=~\"b|c\"}",
        "sum(<< .Series >>) by (<<.GroupBy>>) ! sum(hits) by (pod)",
        "no action ! no action",
        "a <<- .Series ->> b ! ahitsb",
        "a<</* why */>>b ! ab",
        "<<index .LabelValuesByName \"ns\">> ! a",
        "<<.LabelValuesByName.pod>> ! b|c",
        "<<$.Series>> ! hits",
        "<<index .LabelValuesByName \"none\">>x ! x",
        "<<index .GroupBySlice 1>> ! le",
        "<<.GroupBySlice>> ! [pod le]",
        "<<.LabelValuesByName>> ! map[ns:a pod:b|c]",
        "<<range .GroupBySlice>><<.>>;<<end>> ! pod;le;",
        "<<range $k, $v := .LabelValuesByName>><<$k>>=~\"<<$v>>\",<<end>> !"
            + " ns=~\"a\",pod=~\"b|c\",",
        "<<range $v := .GroupBySlice>><<$v>>.<<end>> ! pod.le.",
        "<<range $i, $g := .GroupBySlice>><<if $i>>,<<end>><<$g>><<end>> ! pod,le",
        "<<if .Series>>a<<else>>b<<end>> ! a",
        "<<if .LabelValuesByName.none>>a<<else>>b<<end>>c ! bc",
        "<<with .Series>><<.>><<$.GroupBy>><<end>> ! hitspod",
        "<<range .GroupBySlice>><<$.Series>><<end>> ! hitshits"
      })
  void fillsIn(String template, String expected) {
    GoTemplateEvaluator filled = new GoTemplateEvaluator(template, FIELDS);
    assertThat(filled.unknown()).isNull();
    assertThat(filled.text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "printf \"%s\" .Series",
        ".Series | printf \"%s\"",
        "len .GroupBySlice",
        "index .GroupBySlice 7",
        ".Series.Length",
        "$x",
        "template \"t\""
      })
  void doesNotGuess(String action) {
    assertThat(new GoTemplateEvaluator("a<<" + action + ">>b", FIELDS).unknown()).isEqualTo(action);
  }

  @Test
  void doesNotGuessBlocks() {
    assertThat(new GoTemplateEvaluator("<<range .Series>>x<<end>>", FIELDS).unknown()).isNotNull();
    assertThat(new GoTemplateEvaluator("<<if eq .GroupBy \"pod\">>x<<end>>", FIELDS).unknown())
        .isEqualTo("eq .GroupBy \"pod\"");
    assertThat(new GoTemplateEvaluator("<<define \"t\">>x<<end>>", FIELDS).unknown()).isNotNull();
  }
}
