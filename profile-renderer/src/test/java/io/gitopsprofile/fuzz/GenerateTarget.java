package io.gitopsprofile.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.golden.YamlRoundTrip;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.tree.ConfinedWriter;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fuzz target for the generator: any text, with manifest files, either becomes a tree that stays in
 * its directory, reads back as intended and is not written twice, or is rejected with a message.
 *
 * <p>A line {@code #file} in the input ends the profile and starts the manifest file {@code
 * more.yaml}, a second one {@code folder/more.yaml}.
 */
public final class GenerateTarget {

  private static final List<String> MANIFEST_FILES = List.of("more.yaml", "folder/more.yaml");
  private static final Path SANDBOX = sandbox();
  private static final Path OUTPUT = SANDBOX.resolve("output");

  private GenerateTarget() {}

  /** Generates from one input, in bounded time and memory. */
  public static void fuzzerTestOneInput(byte[] input) throws Throwable {
    Cost.judge(input, GenerateTarget::generate);
  }

  private static void generate(byte[] input) throws IOException {
    String text = new String(input, UTF_8);
    String[] files = text.split("\n#file\n", 1 + MANIFEST_FILES.size());
    for (int i = 1; i < files.length; i++) {
      Path file = SANDBOX.resolve(MANIFEST_FILES.get(i - 1));
      Files.createDirectories(file.getParent());
      Files.writeString(file, files[i]);
    }
    try {
      GenerationResult result =
          new ProfileGenerator().generate(files[0], "profile.yaml", SANDBOX, TargetOverride.NONE);
      for (RenderedFile file : result.tree().files()) {
        YamlRoundTrip.check(file);
      }
      write(result);
    } catch (ProfileException e) {
      Refusal.check(e, text);
    } finally {
      clear();
    }
  }

  private static void write(GenerationResult result) throws IOException {
    int size = result.tree().files().size();
    WriteReport first = ConfinedWriter.write(result, OUTPUT);
    assertThat(first.created()).hasSize(size);
    for (RenderedFile file : result.tree().files()) {
      assertThat(OUTPUT.resolve(file.path())).hasContent(file.text());
    }
    assertThat(ConfinedWriter.write(result, OUTPUT).unchanged()).hasSize(size);
  }

  private static void clear() throws IOException {
    try (Stream<Path> entries = Files.list(SANDBOX)) {
      assertThat(entries.map(entry -> entry.getFileName().toString()).toList())
          .isSubsetOf("output", "more.yaml", "folder");
    }
    delete(OUTPUT);
    delete(SANDBOX.resolve("folder"));
    delete(SANDBOX.resolve("more.yaml"));
  }

  private static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> entries = Files.walk(path)) {
        for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(entry);
        }
      }
    }
  }

  private static Path sandbox() {
    try {
      Path sandbox = Files.createTempDirectory("profile-fuzz").toRealPath();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> sandbox.toFile().delete()));
      return sandbox;
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
