package io.gitopsprofile.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every key of the language, grown to a size in each way that it can grow, becomes a tree or
 * findings: in 5 seconds of CPU time and 256 MiB of heap, and without an Error. {@code
 * -Dbounds.size=2060000 -Dbounds.every=1} makes all inputs in the largest size that is read, which
 * takes hours; the build makes a part of them, smaller.
 */
final class BoundsTest {

  private static final int SIZE = Integer.getInteger("bounds.size", 60_000);
  private static final int EVERY = Integer.getInteger("bounds.every", 97);
  private static final String ONLY = System.getProperty("bounds.only", ".*");
  private static final int MOST_MILLISECONDS = 5_000;
  private static final int MOST_PRINTED = 8 * 1024 * 1024;

  @Test
  void growsEveryKeyOfTheLanguage() throws IOException {
    // The items of a List are manifests, which are grown.
    assertThat(new LanguagePositions().unset()).containsExactly("Manifest.items");
  }

  @Test
  void staysWithinTimeAndMemory() throws IOException, InterruptedException {
    List<String> wrong = new ArrayList<>();
    int runs = 0;
    int next = 0;
    while (next >= 0) {
      Process jvm = start(next);
      next = -1;
      try (InputStream out = jvm.getInputStream()) {
        String output = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        for (String line : output.split("\n", -1)) {
          String[] fields = line.split("\t", -1);
          if (fields.length == BoundedRuns.FIELDS) {
            runs++;
            if (isWrong(fields)) {
              wrong.add(line);
            }
            next = fields[4].equals(BoundedRuns.STUCK) ? Integer.parseInt(fields[0]) + EVERY : -1;
          } else if (!line.isBlank()) {
            wrong.add(line);
          }
        }
      }
      assertThat(jvm.waitFor()).as(String.join("\n", wrong)).isIn(0, BoundedRuns.STUCK_EXIT);
    }
    assertThat(runs).isPositive();
    assertThat(wrong).isEmpty();
  }

  private static boolean isWrong(String[] fields) {
    return Long.parseLong(fields[3]) > MOST_MILLISECONDS
        || !(fields[4].equals("tree") || fields[4].equals("refused"))
        || Long.parseLong(fields[5]) > MOST_PRINTED;
  }

  private static Process start(int from) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            BoundedRuns.class.getName(),
            String.valueOf(SIZE),
            String.valueOf(from),
            String.valueOf(EVERY),
            ONLY)
        .redirectErrorStream(true)
        .start();
  }
}
