package io.gitopsprofile.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Mutated profiles are read, or rejected with a position and a fix. */
final class FuzzTest {

  private static final int MUTANTS = 3_000;
  private static final long SEED = 20_260_101L;
  private static final Path KITCHEN_SINK = Path.of("src/test/golden/kitchen-sink");
  private static final List<String> SPLINTERS =
      List.of(
          "~",
          "*a",
          "&a ",
          "!t ",
          "<<: ",
          "- ",
          ": ",
          "? ",
          "[",
          "{",
          "]",
          "}",
          "|",
          ">",
          "'",
          "\"",
          "#",
          "%",
          "@",
          "`",
          "\t",
          "\r",
          "\n",
          "\u0000",
          "\u2028",
          "\ufeff",
          "\ud83d\ude00",
          "1.30",
          "yes",
          "0x1f",
          "---\n",
          "...\n",
          "null",
          "99999999999999999999",
          "../..",
          "é");

  private final Random random = new Random(SEED);
  private int refused;

  @Test
  void readsOrRejectsEveryMutant() throws IOException {
    List<String> profiles =
        List.of(
            Files.readString(Path.of("../templates/eks-hpa/profile.yaml")),
            Files.readString(KITCHEN_SINK.resolve("profile.yaml")));
    for (int i = 0; i < MUTANTS; i++) {
      String mutant = profiles.get(i % 4 == 0 ? 1 : 0);
      for (int cuts = 1 + random.nextInt(3); cuts > 0; cuts--) {
        mutant = random.nextBoolean() ? mutateLines(mutant) : mutateCharacters(mutant);
      }
      readOrRefuse(mutant, i);
    }
    assertThat(refused).isBetween(MUTANTS / 2, MUTANTS - 100);
  }

  private void readOrRefuse(String mutant, int number) {
    try {
      assertThat(new ProfileReader().read(mutant, "profile.yaml", KITCHEN_SINK).profile())
          .isNotNull();
    } catch (ProfileException e) {
      refused++;
      Set<String> findings = new HashSet<>();
      for (Diagnostic diagnostic : e.diagnostics()) {
        assertThat(diagnostic.position()).as("mutant %d: %s", number, diagnostic).isNotNull();
        assertThat(diagnostic.message()).isNotBlank().doesNotContain("java.", "null pointer");
        assertThat(diagnostic.fix()).isNotBlank();
        assertThat(findings.add(diagnostic.toString())).as("twice: %s", diagnostic).isTrue();
      }
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("seed " + SEED + ", mutant " + number + ":\n" + mutant, e);
    }
  }

  private String mutateLines(String text) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int at = random.nextInt(lines.size());
    int other = random.nextInt(lines.size());
    switch (random.nextInt(5)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(at));
      case 2 -> lines.set(at, lines.get(other));
      case 3 -> lines.set(at, "  " + lines.get(at));
      default -> lines.set(at, key(lines.get(at)) + value(lines.get(other)));
    }
    return String.join("\n", lines);
  }

  private String mutateCharacters(String text) {
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + 1 + random.nextInt(4));
    String splinter = SPLINTERS.get(random.nextInt(SPLINTERS.size()));
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + text.substring(end);
      case 1 -> text.substring(0, at) + splinter + text.substring(at);
      default -> text.substring(0, at) + splinter + text.substring(end);
    };
  }

  private static String key(String line) {
    return line.substring(0, line.indexOf(':') + 1);
  }

  private static String value(String line) {
    return line.substring(line.indexOf(':') + 1);
  }
}
