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
        new CommentedScalar(0, List.of("a"), "one"),
        new CommentedScalar(0, List.of("b", 0), "two"),
        new CommentedScalar(0, List.of("b", 2), "three"));
  }

  @Test
  void ignoresNumberSignsInText() {
    assertFound(
        "a: x#1\nb: 'x # 2'\nc: |\n  x # 3\nd: >\n  x # 4\n  # 5\n# 6\ne: x\n# 7\nf:\n  y # 8\n",
        new CommentedScalar(0, List.of("f"), "8"));
  }

  @Test
  void countsDocumentsLikeObjects() {
    assertFound(
        "# none\n---\n---\na: \uD83D\uDE00 # one\n---\r\nb: \uD83D\uDE00 # two\r\n",
        new CommentedScalar(0, List.of("a"), "one"),
        new CommentedScalar(1, List.of("b"), "two"));
  }

  @Test
  void visitsAliasOnce() {
    assertFound(
        "a: &a [x # one\n  , *a]\nb: *a # two\n", new CommentedScalar(0, List.of("a", 0), "one"));
  }

  private static void assertFound(String yaml, CommentedScalar... found) {
    assertThat(CommentedScalar.in(yaml.getBytes(StandardCharsets.UTF_8))).containsExactly(found);
  }
}
