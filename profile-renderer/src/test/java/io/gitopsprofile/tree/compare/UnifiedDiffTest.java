package io.gitopsprofile.tree.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnifiedDiffTest {

  private static final int MEBIBYTE = 1024 * 1024;

  @Test
  void printsShortDiffLikeLibrary() {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      List<String> old = randomLines(random, 60);
      List<String> now = i % 2 == 0 ? randomLines(random, 60) : edited(random, old);
      assertThat(UnifiedDiff.of("a", text(old), "b", text(now)))
          .isEqualTo(
              String.join(
                  "\n",
                  UnifiedDiffUtils.generateUnifiedDiff(
                      "a", "b", old, DiffUtils.diff(old, now), 3)));
    }
  }

  @Test
  void printsCreatedAndDeletedFiles() {
    assertThat(UnifiedDiff.of("/dev/null", "", "b", "1\n2\n"))
        .isEqualTo("--- /dev/null\n+++ b\n@@ -0,0 +1,2 @@\n+1\n+2");
    assertThat(UnifiedDiff.of("a", "1\n2", "/dev/null", ""))
        .isEqualTo("--- a\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-1\n-2\n\\ No newline at end of file");
    assertThat(UnifiedDiff.of("a", "", "b", "")).isEmpty();
    assertThat(UnifiedDiff.of("a", "1\n", "b", "1\n")).isEmpty();
  }

  @Test
  void notesMissingNewlineAtEnd() {
    String none = "\n\\ No newline at end of file";
    assertThat(UnifiedDiff.of("a", "1\n2", "b", "1\n2\n"))
        .isEqualTo("--- a\n+++ b\n@@ -1,2 +1,2 @@\n 1\n-2" + none + "\n+2");
    assertThat(UnifiedDiff.of("a", "1\n2\n", "b", "1\n2"))
        .isEqualTo("--- a\n+++ b\n@@ -1,2 +1,2 @@\n 1\n-2\n+2" + none);
    assertThat(UnifiedDiff.of("a", "1\n2", "b", "0\n2"))
        .isEqualTo("--- a\n+++ b\n@@ -1,2 +1,2 @@\n-1\n+0\n 2" + none);
    assertThat(UnifiedDiff.of("a", "2", "b", "2\n3"))
        .isEqualTo("--- a\n+++ b\n@@ -1,1 +1,2 @@\n-2" + none + "\n+2\n+3" + none);
    assertThat(UnifiedDiff.of("a", "1", "b", "1")).isEmpty();
    assertThat(UnifiedDiff.of("a", "1\n", "b", "x".repeat(1999)))
        .endsWith("+" + "x".repeat(1999) + none);
  }

  @Test
  void truncatesLongDiff() {
    String old = "first\n" + lines(3000, i -> "old " + i) + "last\n";
    String now = "first\n" + lines(2500, i -> "new " + i) + "last\n";
    assertThat(UnifiedDiff.of("a", old, "b", now).lines())
        .hasSize(UnifiedDiff.MOST_LINES + 1)
        .startsWith("--- a", "+++ b", "@@ -1,3002 +1,2502 @@", " first", "-old 0")
        .endsWith("-old 195", "... and 5305 more lines");
    assertThat(UnifiedDiff.of("a", old, "b", old + now).lines())
        .contains("@@ -3000,3 +3000,2505 @@", "+first", "... and 2308 more lines");
  }

  @Test
  void truncatesLongLine() {
    assertThat(UnifiedDiff.of("a", "x\n", "b", "y".repeat(2 * MEBIBYTE) + "\n").lines())
        .last()
        .isEqualTo("+" + "y".repeat(1999) + "... and 2095153 more characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"append", "disjoint", "alternate", "none"})
  void takesLittleTimeForTheLargestFiles(String kind) {
    String old = filled(i -> "- " + i);
    String now =
        switch (kind) {
          case "append" -> old + lines(400_000, i -> "# " + i);
          case "disjoint" -> filled(i -> "+ " + i);
          case "alternate" -> filled(i -> i % 300 == 0 ? "x" : "- " + i);
          default -> "";
        };
    assertTakesLittle(old, now);
    String sames = filled(i -> i % 2 == 0 ? "a" : "b");
    assertTakesLittle(sames, now);
    assertTakesLittle(now, sames);
  }

  /** CPU time, which does not depend on the load of the machine. */
  private static void assertTakesLittle(String old, String now) {
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long start = thread.getCurrentThreadCpuTime();
    assertThat(UnifiedDiff.of("a", old, "b", now)).isNotEmpty();
    assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(2));
  }

  private static String filled(IntFunction<String> line) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < 2 * MEBIBYTE - 20; i++) {
      text.append(line.apply(i)).append('\n');
    }
    return text.toString();
  }

  private static String lines(int count, IntFunction<String> line) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(line.apply(i)).append('\n');
    }
    return text.toString();
  }

  private static List<String> randomLines(Random random, int most) {
    List<String> lines = new ArrayList<>();
    for (int i = random.nextInt(most); i >= 0; i--) {
      lines.add("line " + random.nextInt(8));
    }
    return lines;
  }

  private static List<String> edited(Random random, List<String> lines) {
    List<String> edited = new ArrayList<>(lines);
    for (int i = 0; i < 4; i++) {
      edited.add(random.nextInt(edited.size() + 1), "new " + random.nextInt(3));
      edited.remove(random.nextInt(edited.size()));
    }
    return edited;
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
