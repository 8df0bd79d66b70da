package io.gitopsprofile.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * Gives the fuzzer's targets its seeds, which are the profiles of the golden cases and the starter
 * profiles, and every input that ever failed: those of {@code src/test/fuzz}.
 */
final class FuzzReplayTest {

  private static final Path FOUND = Path.of("src/test/fuzz");
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @TestFactory
  Stream<DynamicTest> reader() throws IOException {
    return replay(ReaderTarget::fuzzerTestOneInput);
  }

  @TestFactory
  Stream<DynamicTest> generate() throws IOException {
    return replay(GenerateTarget::fuzzerTestOneInput);
  }

  @Test
  void hasSeeds() throws IOException {
    assertThat(seeds()).hasSizeGreaterThan(50);
    assertThat(files(FOUND.resolve("reader"))).isNotEmpty();
    assertThat(files(FOUND.resolve("generate"))).isNotEmpty();
  }

  private static Stream<DynamicTest> replay(ThrowingConsumer<byte[]> call) throws IOException {
    return Stream.of(seeds(), files(FOUND.resolve("reader")), files(FOUND.resolve("generate")))
        .flatMap(List::stream)
        .map(
            input ->
                DynamicTest.dynamicTest(
                    input.toString(),
                    () ->
                        assertTimeoutPreemptively(
                            LONGEST, () -> call.accept(Files.readAllBytes(input)))));
  }

  private static List<Path> seeds() throws IOException {
    return Stream.of(Path.of("src/test/golden"), Path.of("../templates"))
        .flatMap(folder -> entries(folder).stream())
        .map(folder -> folder.resolve("profile.yaml"))
        .filter(Files::exists)
        .toList();
  }

  private static List<Path> entries(Path folder) {
    try {
      return files(folder);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
      return files.sorted().toList();
    }
  }
}
