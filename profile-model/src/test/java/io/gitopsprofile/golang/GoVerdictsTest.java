package io.gitopsprofile.golang;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.golang.TemplateProblem.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Verdicts that were recorded: those of prometheus-adapter 0.11.2 in {@code adapter-verdicts.tsv},
 * those of text/template of Go 1.19 on generated and mutated templates in {@code go-verdicts.tsv}.
 * A line has the verdict, the template, and the text that comes out or the error, which the adapter
 * cuts off after some letters.
 */
class GoVerdictsTest {

  /** A recorded verdict. */
  record Verdict(String kind, String template, String result) {

    @Override
    public String toString() {
      return kind + " " + template;
    }
  }

  private static Stream<Verdict> verdicts(String file) {
    InputStream resource =
        Objects.requireNonNull(GoVerdictsTest.class.getResourceAsStream(file), file);
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, UTF_8))) {
      return lines.lines().map(GoVerdictsTest::verdict).toList().stream();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static Verdict verdict(String line) {
    String[] parts = line.split("\t", -1);
    return new Verdict(parts[0], parts[1].translateEscapes(), parts[2].translateEscapes());
  }

  static Stream<Verdict> ofGo() {
    return verdicts("go-verdicts.tsv");
  }

  static Stream<Verdict> ofTheAdapter() {
    return verdicts("adapter-verdicts.tsv");
  }

  @ParameterizedTest
  @MethodSource({"ofGo", "ofTheAdapter"})
  void agreesWithGo(Verdict verdict) {
    GoTemplate template = QueryData.read(verdict.template);
    TemplateProblem problem = template.problem();
    GoTemplate.Filled filled = template.fillIn(QueryData.DATA);
    if (verdict.kind.equals("prints")) {
      assertThat(filled.text()).isEqualTo(verdict.result);
      assertThat(problem == null || problem.kind() == Kind.SOME_EXECUTIONS).isTrue();
      return;
    }
    TemplateProblem found = Objects.requireNonNull(filled.problem(), "finds no problem");
    assertThat(found.kind() == Kind.PARSE).isEqualTo(verdict.kind.equals("parse"));
    String go = found.go().endsWith("...") ? found.go().replace("...", "") : found.go();
    String expected = verdict.result.replace('\n', ' ');
    assertThat(go.startsWith(expected) || expected.startsWith(go))
        .as("%s is %s", go, expected)
        .isTrue();
    assertThat(found.message()).isNotBlank().doesNotContain("\n");
    assertThat(found.fix()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("ofTheAdapter")
  void acceptsWhatTheAdapterExecutes(Verdict verdict) {
    boolean refused = QueryData.read(verdict.template).problem() != null;
    boolean dependsOnData = verdict.template.contains("slice .Series 0 400");
    assertThat(refused).isEqualTo(!verdict.kind.equals("prints") && !dependsOnData);
  }

  @Test
  void hasEnoughVerdicts() {
    assertThat(ofTheAdapter()).hasSize(53);
    assertThat(ofGo().map(Verdict::kind).distinct())
        .containsExactlyInAnyOrderElementsOf(List.of("parse", "execute", "prints"));
    assertThat(ofGo().count()).isGreaterThan(600);
  }
}
