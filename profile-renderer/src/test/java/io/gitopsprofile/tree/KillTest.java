package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.rendered.RenderedFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills runs with SIGKILL at random times and lets the next run recover and do its own work, every
 * second time with a changed profile. {@code -Dkills=200} makes it a campaign.
 */
class KillTest {

  private static final int KILLS = Integer.getInteger("kills", 10);
  private static final int OTHER_KILLS = Math.max(4, KILLS / 4);

  /** Maximum number of kills until one hits the time in question, on a busy machine. */
  private static final int MOST_KILLS = 40;

  @TempDir Path folder;

  @Test
  void recoversFromKilledRun() throws Exception {
    Path directory = folder.resolve("repository");
    Random random = new Random(20260101);
    int between = 0;
    int generation = 0;
    write(directory, generation);
    for (int kill = 0; kill < KILLS; kill++) {
      killARun(directory, generation + 1, random.nextInt(longest()), "");
      if (isBetween(directory, generation, generation + 1)) {
        between++;
      }
      generation += kill % 2 == 0 ? 1 : 2;
      write(directory, generation);
      assertThat(Trees.filesIn(directory)).isEqualTo(texts(KillableRun.tree(generation)));
    }
    System.out.printf(
        "%d runs killed, %d of them between the first and the last change%n", KILLS, between);
    assertThat(between).isGreaterThanOrEqualTo(KILLS * 3 / 4);
  }

  @Test
  void keepsAutomatedTagAfterKilledRunOfOtherProfile() throws Exception {
    Path directory = folder.resolve("repository");
    Path automatedFile = directory.resolve(KillableRun.AUTOMATED_FILE);
    WriteOptions careful = WriteOptions.careful(folder.resolve("copies")).withFsync(false);
    Random random = new Random(20260102);
    int between = 0;
    for (int kill = 0; kill < OTHER_KILLS || (between == 0 && kill < MOST_KILLS); kill++) {
      CleanFolder.of(directory);
      write(KillableRun.treeWithAutomation(0), directory, careful);
      Files.writeString(automatedFile, Files.readString(automatedFile).replace(":3.1.0", ":3.1.9"));
      SortedMap<String, String> found = Trees.in(directory);
      SortedMap<String, FileTime> times = times(directory);
      if (!killARun(directory, 1, random.nextInt(longest()), "automation")) {
        continue;
      }
      between += Files.readString(automatedFile).contains(":3.1.0") ? 1 : 0;
      write(KillableRun.treeWithAutomation(0), directory, careful);
      assertThat(Trees.in(directory)).isEqualTo(found);
      assertThat(times(directory)).isEqualTo(times);
    }
    System.out.printf(
        "%d runs killed, %d after the automated tag was lost%n", OTHER_KILLS, between);
    assertThat(between).isPositive();
  }

  @Test
  void keepsEditAfterKilledForce() throws Exception {
    Path directory = folder.resolve("repository");
    Path edited = directory.resolve("base/n1/a.yaml");
    WriteOptions careful = WriteOptions.careful(folder.resolve("copies")).withFsync(false);
    Random random = new Random(20260103);
    int between = 0;
    for (int kill = 0; kill < OTHER_KILLS || (between == 0 && kill < MOST_KILLS); kill++) {
      CleanFolder.of(folder.resolve("copies"));
      CleanFolder.of(directory);
      write(directory, 0);
      Files.writeString(edited, "mine");
      if (!killARun(directory, 1, random.nextInt(longest()), "force")) {
        continue;
      }
      between += Files.readString(edited).equals("mine") ? 0 : 1;
      assertThatThrownBy(() -> write(KillableRun.tree(1), directory, careful))
          .hasMessageContaining("PRF100: base/n1/a.yaml was edited by hand");
      assertThat(edited).hasContent("mine");
      assertThat(folder.resolve("copies/base/n1/a.yaml")).hasContent("mine");
    }
    System.out.printf("%d runs killed, %d after the edit was lost%n", OTHER_KILLS, between);
    assertThat(between).isPositive();
  }

  /**
   * Slightly less than the time of a run's changes: 60 files, of which 12 are created and 12
   * deleted.
   */
  private static int longest() {
    return KillableRun.FILES * KillableRun.PAUSE_MILLISECONDS;
  }

  /** True if the run was still active. */
  private boolean killARun(Path directory, int generation, int milliseconds, String mode)
      throws Exception {
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KillableRun.class.getName(),
                directory.toString(),
                folder.resolve("copies").toString(),
                String.valueOf(generation),
                mode)
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).isEqualTo("changing");
      Thread.sleep(milliseconds);
    } finally {
      run.destroyForcibly().waitFor();
    }
    return run.exitValue() != 0;
  }

  /**
   * Checks that every file is entirely of one generation; returns true if only some changes were
   * made.
   */
  private static boolean isBetween(Path directory, int before, int after) throws IOException {
    SortedMap<String, String> old = texts(KillableRun.tree(before));
    SortedMap<String, String> next = texts(KillableRun.tree(after));
    int changed = 0;
    int unchanged = 0;
    for (Map.Entry<String, String> file : Trees.in(directory).entrySet()) {
      if (file.getKey().startsWith("base/") && !file.getKey().endsWith("/")) {
        assertThat(file.getValue()).isIn(old.get(file.getKey()), next.get(file.getKey()));
        if (file.getValue().equals(next.get(file.getKey()))) {
          changed++;
        } else {
          unchanged++;
        }
      }
    }
    for (String path : old.keySet()) {
      boolean deleted = !next.containsKey(path) && !Files.exists(directory.resolve(path));
      changed += deleted ? 1 : 0;
    }
    for (String path : next.keySet()) {
      unchanged += Files.exists(directory.resolve(path)) ? 0 : 1;
    }
    return changed > 0 && unchanged > 0;
  }

  private void write(Path directory, int generation) throws IOException {
    write(
        KillableRun.tree(generation),
        directory,
        WriteOptions.careful(folder.resolve("copies")).withFsync(false));
  }

  private static void write(GenerationResult result, Path directory, WriteOptions options)
      throws IOException {
    new TreeWriter().write(result, "profile.yaml", directory, options);
  }

  /** The times of the last changes in microseconds, which is what Java can set. */
  private static SortedMap<String, FileTime> times(Path directory) throws IOException {
    SortedMap<String, FileTime> times = new TreeMap<>();
    for (String path : Trees.in(directory).keySet()) {
      Instant time = Files.getLastModifiedTime(directory.resolve(path)).toInstant();
      times.put(path, FileTime.from(time.truncatedTo(ChronoUnit.MICROS)));
    }
    return times;
  }

  private static SortedMap<String, String> texts(GenerationResult result) {
    SortedMap<String, String> texts = new TreeMap<>();
    for (RenderedFile file : List.copyOf(result.tree().files())) {
      texts.put(file.path(), file.text());
    }
    return texts;
  }
}
