package io.gitopsprofile.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.templates.StarterProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder of {@code src/test/golden} is a case: a {@code profile.yaml} (or the starter profile
 * {@code x} with the target of {@code x.target.yaml}, or the starter profile with the folder's
 * name) and the expected result: {@code expected/**}, with {@code findings.txt} if there are
 * warnings or notes, or {@code errors.txt}. {@code -Dgolden.update} writes the actual result; the
 * test still fails, so that an update is not mistaken for a pass.
 */
class GoldenTest {

  private static final Path CASES = Path.of("src/test/golden");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  @TestFactory
  Stream<DynamicTest> cases() {
    return caseNames().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> check(CASES.resolve(name))));
  }

  @Test
  void coversEveryStarterProfile() {
    assertThat(caseNames()).containsAll(StarterProfile.names());
  }

  private static void check(Path folder) throws IOException {
    GoldenCase golden = GoldenCase.in(folder);
    SortedMap<String, String> actual = golden.render();
    assertThat(golden.render()).as("a second run").isEqualTo(actual);
    if (UPDATE && !golden.expected().equals(actual)) {
      golden.update(actual);
      throw new AssertionError("updated " + folder + "; read the change, then run without update");
    }
    assertThat(actual).as("what %s becomes", folder).isEqualTo(golden.expected());
  }

  private static List<String> caseNames() {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
