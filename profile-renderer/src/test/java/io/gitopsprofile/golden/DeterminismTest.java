package io.gitopsprofile.golden;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.templates.StarterProfile;
import io.gitopsprofile.tree.TreeWriter;
import io.gitopsprofile.tree.WriteOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rendering gives the same bytes in another JVM with another country and charset. */
class DeterminismTest {

  private static final Path KITCHEN_SINK = Path.of("src/test/golden/kitchen-sink/profile.yaml");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Duser.language=en",
        "-Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-1",
        "-Duser.language=ar -Duser.country=EG -Duser.timezone=Asia/Kolkata",
        "-Duser.language=th -Duser.country=TH -Dfile.encoding=UTF-16",
        "-Duser.language=hi -Duser.timezone=America/St_Johns -Dline.separator=\r\n",
        "-Duser.language=lt -Dfile.encoding=IBM1047 -Duser.timezone=Pacific/Kiritimati"
      })
  void rendersSameBytesOnEveryJvm(String options) throws IOException, InterruptedException {
    String here = everything();
    assertThat(here).contains("http_requests_per_second").contains("unhealthyPodEvictionPolicy");
    assertThat(inAnotherJvm(java(System.getProperty("java.home")), options.split(" ")))
        .isEqualTo(here);
  }

  @ParameterizedTest
  @ValueSource(strings = {"077", "027", "022"})
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no umask")
  void rendersSameBytesWithEveryUmask(String umask) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "-c"));
    command.addAll(List.of("umask " + umask + "; exec \"$@\"", "sh"));
    command.addAll(java(System.getProperty("java.home")));
    assertThat(inAnotherJvm(command)).isEqualTo(everything());
  }

  /**
   * The current JDK, JDKs installed beside it, JDKs in the environment ({@code
   * JAVA_HOME_25_X64=...}), and {@code -Djdk=...}.
   */
  static Stream<Path> rendersSameBytesOnEveryJdk() throws IOException {
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    List<Path> homes = new ArrayList<>(List.of(own));
    try (Stream<Path> beside = Files.list(requireNonNull(own.getParent()))) {
      beside.filter(DeterminismTest::isJdk).sorted().forEach(homes::add);
    }
    System.getenv()
        .forEach(
            (name, value) -> {
              if (name.matches("JAVA_HOME_(1[7-9]|[2-9][0-9])(_.*)?")) {
                homes.add(Path.of(value));
              }
            });
    if (System.getProperty("jdk") != null) {
      homes.add(Path.of(System.getProperty("jdk")));
    }
    Set<Path> real = new LinkedHashSet<>();
    for (Path home : homes) {
      real.add(home.toRealPath());
    }
    return real.stream();
  }

  /** True if a folder is a JDK that can run this project's classes. */
  private static boolean isJdk(Path folder) {
    Path release = folder.resolve("release");
    if (!Files.exists(folder.resolve("bin/java")) || !Files.isReadable(release)) {
      return false;
    }
    try {
      return Pattern.compile("(?m)^JAVA_VERSION=\"(1[7-9]|[2-9][0-9])\\b")
          .matcher(Files.readString(release))
          .find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource
  void rendersSameBytesOnEveryJdk(Path home) throws IOException, InterruptedException {
    assertThat(inAnotherJvm(java(home.toString()))).isEqualTo(everything());
  }

  @Test
  void testsSeveralJdksIfAvailable() throws IOException {
    List<Path> homes = rendersSameBytesOnEveryJdk().toList();
    assumeTrue(
        homes.size() > 1,
        "only this JDK was asked, "
            + homes
            + "; name another with JAVA_HOME_25=/path/to/jdk-25 or -Djdk=/path/to/jdk-25");
  }

  /**
   * Paths have slashes on Windows too, since the record is read on every system and Flux reads the
   * paths on Linux.
   */
  @Test
  void usesSlashesInPaths(@TempDir Path folder) throws IOException {
    GenerationResult result = new ProfileGenerator().generate(KITCHEN_SINK, TargetOverride.NONE);
    assertThat(result.tree().files())
        .extracting(RenderedFile::path)
        .anyMatch(path -> path.contains("/"))
        .noneMatch(path -> path.contains("\\"));
    WriteOptions options = WriteOptions.careful(folder.resolve("copies")).withFsync(false);
    new TreeWriter().write(result, "a/profile.yaml", folder.resolve("tree"), options);
    assertThat(folder.resolve("tree/.profile.sum")).content().contains("/").doesNotContain("\\");
    assertThatThrownBy(() -> new RenderedFile("base\\a.yaml", ""))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void ignoresCarriageReturnsInProfile() throws IOException {
    for (Path folder : List.of(KITCHEN_SINK.getParent(), Path.of("../templates/eks-hpa"))) {
      String yaml = Files.readString(folder.resolve("profile.yaml"));
      assertThat(tree(yaml.replace("\n", "\r\n"), folder)).isEqualTo(tree(yaml, folder));
    }
  }

  private static RenderedTree tree(String yaml, Path folder) {
    return new ProfileGenerator()
        .generate(yaml, "profile.yaml", folder, TargetOverride.NONE)
        .tree();
  }

  private static List<String> java(String home) {
    return List.of(
        Path.of(home, "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
  }

  private static String inAnotherJvm(List<String> java, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(DeterminismTest.class.getName());
    Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(jvm.waitFor()).as(output).isZero();
    return output;
  }

  /** Prints everything that can be rendered here. */
  public static void main(String[] args) throws IOException {
    try (PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8)) {
      out.print(everything());
    }
  }

  private static String everything() throws IOException {
    ProfileGenerator generator = new ProfileGenerator();
    StringBuilder all = new StringBuilder();
    for (String name : StarterProfile.names()) {
      String yaml = StarterProfile.named(name).orElseThrow().text();
      append(generator.generate(yaml, name, Path.of(""), TargetOverride.NONE).tree().files(), all);
    }
    append(generator.generate(KITCHEN_SINK, TargetOverride.NONE).tree().files(), all);
    return all.toString();
  }

  private static void append(Iterable<RenderedFile> files, StringBuilder all) {
    for (RenderedFile file : files) {
      all.append("# ").append(file.path()).append('\n').append(file.text());
    }
  }
}
