package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.PrintedText;
import io.gitopsprofile.goal.GoalLog;
import io.gitopsprofile.model.value.ShellCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** One way to the terminal, and one way to write a command for a shell. */
class OutputTest {

  private static final List<SourceLiterals> SOURCES = SourceLiterals.ofAllModules();

  /** A way to print, or a failure whose message Maven prints. */
  private static final Pattern PRINTING =
      Pattern.compile(
          "\\bgetLog\\(\\)|new Mojo(Failure|Execution)Exception\\(|System\\s*\\.\\s*(out|err)\\b"
              + "|\\.printStackTrace\\(|\\bConsole\\b");

  /** Text that a program prints as it is. */
  private static final Pattern TO_HOST = Pattern.compile("\\.print\\(Level\\.");

  /** A failure whose message a program prints as it is. */
  private static final Pattern FAILING = Pattern.compile("new GoalFailure\\(");

  /** The start of a command to which code would append a name. */
  private static final Pattern OPEN_COMMAND =
      Pattern.compile(
          "(?s).*\\b(kubectl|helm|flux|mvn|hey|git|eksctl)"
              + " (-\\w|delete|uninstall|resume|suspend|get|apply|mapkubeapis|create|annotate|label|reconcile).*"
              + " $");

  /** An option of a command, to which code would append a value. */
  private static final Pattern OPEN_OPTION =
      Pattern.compile(
          "(?s).*\\b(kubectl|helm|flux|mvn|hey|git|eksctl|aws)\\b.* --[a-z][-a-z]* $|^"
              + " --[a-z][-a-z]* $");

  private static final Pattern QUOTING = Pattern.compile(".*'\\\\\\\\''.*");

  @Test
  void onlyTheLogOfGoalsPrints() {
    assertThat(sourcesWith(PRINTING))
        .containsExactly("Main.java", "MavenHost.java", "ProgressLine.java");
    assertThat(sourcesWith(TO_HOST)).containsExactly("GoalLog.java");
    assertThat(sourcesWith(FAILING)).containsExactly("GoalLog.java");
  }

  private static Set<String> sourcesWith(Pattern pattern) {
    Set<String> found = new TreeSet<>();
    for (SourceLiterals source : SOURCES) {
      if (pattern.matcher(source.code()).find()) {
        found.add(source.name());
      }
    }
    return found;
  }

  @Test
  void onlyOneClassWritesCommands() {
    List<String> open = new ArrayList<>();
    Set<String> quoting = new TreeSet<>();
    for (SourceLiterals source : SOURCES) {
      for (String literal : source.literals()) {
        if (OPEN_COMMAND.matcher(literal).matches() || OPEN_OPTION.matcher(literal).matches()) {
          open.add(source.name() + ": " + literal);
        }
        if (QUOTING.matcher(literal).matches()) {
          quoting.add(source.name());
        }
      }
    }
    assertThat(open).isEmpty();
    assertThat(quoting).containsExactly("ShellCommand.java");
    assertThat(OPEN_COMMAND.matcher("first run kubectl -n ").matches()).isTrue();
    assertThat(OPEN_COMMAND.matcher("helm uninstall ").matches()).isTrue();
  }

  @Test
  void quotesEveryWordThatAShellWouldRead() {
    assertThat(ShellCommand.of("kubectl", "delete", "a;b", "$(x)", "it's", "", "a\nb", "~", "é"))
        .isEqualTo("kubectl delete 'a;b' '$(x)' 'it'\\''s' '' 'a\nb' '~' 'é'");
    assertThat(ShellCommand.of("mvn", "-Da=b/c:1.2", "x@y,z+%_"))
        .isEqualTo("mvn -Da=b/c:1.2 x@y,z+%_");
  }

  @Test
  void showsWhatATerminalWouldObey() {
    assertThat(PrintedText.of("a\u001b[2Jb\u009bc\rd\n\te\u202ef\u2066g\u200fh\u2028i\u2029\u0085"))
        .isEqualTo(
            "a\\u001b[2Jb\\u009bc\\u000dd\n\te\\u202ef\\u2066g\\u200fh\\u2028i\\u2029\\u0085");
    assertThat(PrintedText.of("\ud800a\udc00 \ud83d\ude00 \udb40\udc41"))
        .isEqualTo("\\ud800a\\udc00 \ud83d\ude00 \\U000e0041");
    assertThat(PrintedText.line("a\nb\tc")).isEqualTo("a\\nb c");
  }

  @Test
  void printsLinesWithTheirLevelAndFailuresWithoutControlCharacters() {
    RecordingLog log = new RecordingLog();
    ValidateMojo goal = new ValidateMojo();
    goal.setLog(log);
    new GoalLog(MavenHost.of(goal, "1")).info("one\npassword: hunter2\u001b[0m");
    new GoalLog(MavenHost.of(goal, "1")).warn("\u202etwo");
    assertThat(log.lines).containsExactly("info one", "info password: ***", "warn \\u202etwo");
    MojoFailureException failure = MavenHost.failure("\u0007 --password=hunter2");
    assertThat(failure).hasMessage("\\u0007 --password=***");
  }
}
