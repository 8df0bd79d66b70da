package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Javadoc of all modules starts with a noun or a third-person verb. */
class JavadocTest {

  private static final Path ROOT = Path.of("..");

  /** This file, which has riddles as examples. */
  private static final String EXAMPLES = "JavadocTest.java";

  private static final Pattern JAVADOC = Pattern.compile("/\\*\\*[\\s*]*+((?:(?!\\*/)[^\\n])++)");
  private static final Pattern RIDDLE =
      Pattern.compile("(?:What|Which|How|Whether|Those|Whose|Who|Where|One of|All that)\\b");

  @Test
  void startsWithNounOrVerb() throws IOException {
    List<String> riddles = new ArrayList<>();
    int count = 0;
    for (Path file : sources()) {
      Matcher javadoc = JAVADOC.matcher(Files.readString(file));
      while (javadoc.find()) {
        count++;
        if (RIDDLE.matcher(javadoc.group(1)).lookingAt()) {
          riddles.add(ROOT.relativize(file) + ": " + javadoc.group(1).strip());
        }
      }
    }
    assertThat(count).as("Javadocs").isGreaterThan(2_000);
    assertThat(riddles).as("first sentences").isEmpty();
  }

  @Test
  void recognizesRiddles() {
    assertThat(isRiddle("/** Whether a file exists. */")).isTrue();
    assertThat(isRiddle("/**\n   * One of the files.\n   */")).isTrue();
    assertThat(isRiddle("/** Whichever file. */")).isFalse();
    assertThat(isRiddle("/** True if a file exists. */")).isFalse();
  }

  private static boolean isRiddle(String source) {
    Matcher javadoc = JAVADOC.matcher(source);
    return javadoc.find() && RIDDLE.matcher(javadoc.group(1)).lookingAt();
  }

  private static List<Path> sources() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.toList()) {
        for (String folder : List.of("src/main/java", "src/test/java")) {
          if (Files.isDirectory(module.resolve(folder))) {
            files.addAll(javaFiles(module.resolve(folder)));
          }
        }
      }
    }
    return files;
  }

  private static List<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && !file.endsWith(EXAMPLES))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
