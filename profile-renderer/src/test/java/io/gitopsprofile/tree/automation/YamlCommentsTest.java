package io.gitopsprofile.tree.automation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.CommentToken;

class YamlCommentsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# a\n\n#b\n---\n# c\na: 1 # d\nb: # e\n  - x#y\n  # f\n  - 'z # no' #\n# g",
        "a: | # a\n  # no\n  x\n\n# b\nb: >-2 # c\n    # no\n  # d\nc: x\n",
        "a: [1, # a\n  {b: c} # b\n  , \"#no\"]\n? # c\n  d\n: # d\n  e\n",
        "%YAML 1.1 # a\n---\n!x &y # b\na: &z z # c\nb: *z # d\n...\n# e\n---\n",
        "a: \uD83D\uDE00 # \uD83D\uDE00\r\nb: x\r\n  y # b\r\n#c\r",
        "a: x\n  # b\n\n  # c\n- # d\n"
      })
  void findsSameCommentsAsSnakeYaml(String yaml) {
    assertSame(yaml);
  }

  @Test
  void findsCommentsOfStarterProfiles() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../templates"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).toList()) {
        assertSame(Files.readString(file));
      }
    }
  }

  @Test
  void scansManyCommentsInLinearTime() {
    String yaml =
        "metadata:\n  annotations:\n    fluxcd.io/automated: \"true\"\n" + "# c\n".repeat(400_000);
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long start = thread.getCurrentThreadCpuTime();
    AutomationHash.of(bytes);
    assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(2));
    assertThat(YamlComments.of(bytes)).hasSize(400_000).containsOnly("c");
  }

  private static void assertSame(String yaml) {
    assertThat(YamlComments.of(yaml.getBytes(StandardCharsets.UTF_8))).isEqualTo(bySnakeYaml(yaml));
  }

  private static List<String> bySnakeYaml(String yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setProcessComments(true);
    ScannerImpl scanner = new ScannerImpl(new StreamReader(yaml), options);
    List<String> comments = new ArrayList<>();
    while (scanner.checkToken()) {
      if (scanner.getToken() instanceof CommentToken comment
          && comment.getCommentType() != CommentType.BLANK_LINE) {
        comments.add(comment.getValue().strip());
      }
    }
    return comments;
  }
}
