package io.gitopsprofile.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DiagnosticTest {

  private static final ProfilePath PATH = ProfilePath.ROOT.key("autoscalers").index(0).key("name");

  @Test
  void showsTheLineAndACaret() {
    assertThat(at("    metric: http_request  ", 13))
        .isEqualTo(
            """
            p.yaml:3:13: error PRF005: it is wrong
                  metric: http_request
                          ^
              fix: put it right\
            """);
  }

  @Test
  void warnsOnlyWithCodeThatMayWarn() {
    Diagnostic error = Diagnostic.of(DiagnosticCode.SERVICE_TARGET, "m", "f", PATH);
    assertThat(error.severity()).isEqualTo(Severity.ERROR);
    assertThat(error.asWarning().at(ProfilePath.ROOT).severity()).isEqualTo(Severity.WARNING);
    assertThat(error.asWarning()).asString().contains(": warning PRF035: ");
    Diagnostic other = Diagnostic.of(DiagnosticCode.AUTOSCALER_BOUNDS, "m", "f", PATH);
    assertThatThrownBy(other::asWarning).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void showsPathWithoutFile() {
    assertThat(diagnostic().toString())
        .isEqualTo("autoscalers[0].name: error PRF005: it is wrong\n  fix: put it right");
  }

  @Test
  void omitsUnknownOrBlankLine() {
    String expected = "p.yaml:3:2: error PRF005: it is wrong\n  fix: put it right";
    assertThat(at(null, 2)).isEqualTo(expected);
    assertThat(at("", 2)).isEqualTo(expected);
    assertThat(at(" \t ", 2)).isEqualTo(expected);
  }

  @Test
  void pointsIntoIndentAndPastEndOfLine() {
    assertThat(excerpt("  a: 1", 1)).containsExactly("        a: 1", "      ^");
    assertThat(excerpt("a:", 3)).containsExactly("      a:", "        ^");
    assertThat(excerpt("a:  ", 99)).containsExactly("      a:", "        ^");
  }

  @Test
  void shortensALongLineAroundTheCaret() {
    String line = "a".repeat(100) + "X" + "b".repeat(100);
    assertThat(excerpt(line, 101))
        .containsExactly(
            "      ..." + "a".repeat(60) + "X" + "b".repeat(29) + "...",
            "      " + " ".repeat(63) + "^");
    assertThat(excerpt(line, 5)).containsExactly("      " + "a".repeat(90) + "...", "          ^");
    assertThat(excerpt(line, 201))
        .containsExactly("      ..." + "b".repeat(61), "      " + " ".repeat(63) + "^");
  }

  @Test
  void countsTerminalColumns() {
    assertThat(excerpt("名前: \ud83d\ude80 x", 7))
        .as("two Han characters and a rocket are two columns each")
        .containsExactly("      名前: \ud83d\ude80 x", "      " + " ".repeat(9) + "^");
    assertThat(excerpt("e\u0301: x", 5))
        .as("an accent of its own stands above the letter")
        .containsExactly("      e\u0301: x", "         ^");
    assertThat(excerpt("a:\tx", 4)).containsExactly("      a: x", "         ^");
  }

  @Test
  void escapesControlCharacters() {
    assertThat(excerpt("a: \u001b[2J\u202e\ud800x", 4))
        .containsExactly("      a: \ufffd[2J\ufffd\ufffdx", "         ^");
    Diagnostic hostile =
        Diagnostic.of(DiagnosticCode.BAD_VALUE, "\"a\nb\u0007\"", "write\r c", PATH);
    assertThat(hostile.toString())
        .isEqualTo("autoscalers[0].name: error PRF005: \"a\\nb\\u0007\"\n  fix: write\\u000d c");
  }

  @Test
  void sortsByPlace() {
    List<Diagnostic> sorted =
        List.of(
            Diagnostic.of(DiagnosticCode.BAD_VALUE, "m", "f", PATH.parent().parent().index(2)),
            Diagnostic.of(DiagnosticCode.BAD_VALUE, "m", "f", PATH.parent().parent().index(10)),
            Diagnostic.of(DiagnosticCode.BAD_VALUE, "m", "f", PATH.parent().parent().key("a")),
            placed("a.yaml", 9, 9),
            placed("b.yaml", 1, 2),
            placed("b.yaml", 2, 1),
            placed("b.yaml", 10, 1),
            Diagnostic.of(DiagnosticCode.CHART_BRANCH, "m", "f", PATH)
                .at(new SourcePosition("b.yaml", 10, 1)));
    Stream<Diagnostic> reversed =
        Stream.iterate(sorted.size() - 1, i -> i >= 0, i -> i - 1).map(sorted::get);
    assertThat(reversed.sorted(Diagnostic.BY_PLACE)).containsExactlyElementsOf(sorted);
  }

  private static Diagnostic placed(String file, int line, int column) {
    return diagnostic().at(new SourcePosition(file, line, column));
  }

  private static Diagnostic diagnostic() {
    return Diagnostic.of(DiagnosticCode.BAD_VALUE, "it is wrong", "put it right", PATH);
  }

  private static String at(@Nullable String line, int column) {
    return diagnostic().at(new SourcePosition("p.yaml", 3, column, line)).toString();
  }

  private static List<String> excerpt(String line, int column) {
    return at(line, column).lines().skip(1).limit(2).toList();
  }
}
