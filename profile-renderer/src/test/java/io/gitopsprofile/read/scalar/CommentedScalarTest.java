package io.gitopsprofile.read.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommentedScalarTest {

  @Test
  void findsCommentAfterValue() {
    assertFound(
        "a: 1 # one\nb:\n  - x   #two \n  - {c: 'y'} # not behind y\n  - \"z#\\\"\" # three\n",
        new CommentedScalar(List.of("a"), "1", "one", 1),
        new CommentedScalar(List.of("b", 0), "x", "two", 3),
        new CommentedScalar(List.of("b", 2), "z#\"", "three", 5));
  }

  @Test
  void ignoresNumberSignsInText() {
    assertFound(
        "a: x#1\nb: 'x # 2'\nc: |\n  x # 3\nd: >\n  x # 4\n  # 5\n# 6\ne: x\n# 7\nf:\n  y # 8\n",
        new CommentedScalar(List.of("f"), "y", "8", 12));
  }

  @Test
  void visitsAllDocuments() {
    assertFound(
        "# none\n---\n---\na: \uD83D\uDE00 # one\n---\r\nb: \uD83D\uDE00 # two\r\n",
        new CommentedScalar(List.of("a"), "\uD83D\uDE00", "one", 4),
        new CommentedScalar(List.of("b"), "\uD83D\uDE00", "two", 6));
  }

  @Test
  void visitsAliasOnce() {
    assertFound(
        "a: &a [x # one\n  , *a]\nb: *a # two\n",
        new CommentedScalar(List.of("a", 0), "x", "one", 1));
  }

  private static void assertFound(String yaml, CommentedScalar... found) {
    assertThat(CommentedScalar.in(yaml.getBytes(StandardCharsets.UTF_8))).containsExactly(found);
  }
}
