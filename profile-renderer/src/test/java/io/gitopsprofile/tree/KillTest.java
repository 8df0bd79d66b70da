package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.render.RenderedFile;
import io.gitopsprofile.render.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills runs with SIGKILL at times of no choice, and lets the next run end them, every second time
 * with a changed profile. {@code -Dkills=200} makes it a campaign.
 */
class KillTest {

  private static final int KILLS = Integer.getInteger("kills", 10);

  @TempDir Path folder;

  @Test
  void aKilledRunIsEndedByTheNext() throws Exception {
    Path directory = folder.resolve("repository");
    Random random = new Random(20260101);
    int between = 0;
    int generation = 0;
    write(directory, generation);
    for (int kill = 0; kill < KILLS; kill++) {
      killARun(directory, generation + 1, random.nextInt(longest()));
      if (isBetween(directory, generation, generation + 1)) {
        between++;
      }
      generation += kill % 2 == 0 ? 1 : 2;
      write(directory, generation);
      assertThat(Trees.filesIn(directory)).isEqualTo(texts(KilledRun.tree(generation)));
    }
    System.out.printf(
        "%d runs killed, %d of them between the first and the last change%n", KILLS, between);
    assertThat(between).isGreaterThanOrEqualTo(KILLS * 3 / 4);
  }

  /** A bit less than a run takes for its changes: 60 files, of which 12 are made and 12 deleted. */
  private static int longest() {
    return KilledRun.FILES * KilledRun.PAUSE_MILLISECONDS;
  }

  private void killARun(Path directory, int generation, int milliseconds) throws Exception {
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledRun.class.getName(),
                directory.toString(),
                folder.resolve("copies").toString(),
                String.valueOf(generation))
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).isEqualTo("changing");
      Thread.sleep(milliseconds);
    } finally {
      run.destroyForcibly().waitFor();
    }
  }

  /** Every file is of one generation as a whole; whether there are files of both. */
  private static boolean isBetween(Path directory, int before, int after) throws IOException {
    SortedMap<String, String> old = texts(KilledRun.tree(before));
    SortedMap<String, String> next = texts(KilledRun.tree(after));
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
    return changed > 0 && unchanged > 0
        || changed > 0 && Files.exists(directory.resolve(Transaction.FOLDER).resolve("journal"));
  }

  private void write(Path directory, int generation) throws IOException {
    new TreeWriter()
        .write(
            KilledRun.tree(generation),
            "profile.yaml",
            directory,
            WriteOptions.careful(folder.resolve("copies")));
  }

  private static SortedMap<String, String> texts(Result result) {
    SortedMap<String, String> texts = new TreeMap<>();
    for (RenderedFile file : List.copyOf(result.tree().files())) {
      texts.put(file.path(), file.text());
    }
    return texts;
  }
}
