package io.gitopsprofile.read.node;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.read.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

class KubernetesYamlTest {

  private final List<String> problems = new ArrayList<>();

  @Test
  void keepsKeyOrder() {
    Object value = read("z: 1\na:\n  - w: [2]\n    b: x\nm: |\n  yes\n");
    assertThat(value)
        .hasToString("{z=1, a=[{w=[2], b=x}], m=yes\n}")
        .isEqualTo(Map.of("z", 1, "a", List.of(Map.of("w", List.of(2), "b", "x")), "m", "yes\n"));
    assertThat(problems).isEmpty();
  }

  @Test
  void reportsAllProblemsInOneRun() {
    read("a: .inf\nb: {~: 1, c: !x 2}\na: 3\nd:\n  - !!int x\n");
    assertThat(problems)
        .containsExactly(
            "1:4 Kubernetes cannot represent the number .inf; fix: write \".inf\" if text is meant",
            "2:5 a key is null; fix: write \"~\" if this text is meant",
            "2:14 the tag !x has no meaning here; fix: remove the tag",
            "3:1 the key \"a\" is already given in line 1; fix: keep one of the two",
            "5:5 \"x\" is not an integer; fix: remove the tag or correct the value");
  }

  @Test
  void expandsAliasesAndMerges() {
    assertThat(read("a: &a {x: 1, w: 2}\nb: *a\nc: {<<: *a, w: 3}\n"))
        .hasToString("{a={x=1, w=2}, b={x=1, w=2}, c={x=1, w=3}}");
    assertThat(problems).isEmpty();
  }

  @Test
  void rejectsRecursiveValue() {
    read("a: &a\n  b: [*a]\n");
    read("&m\nk: 1\n<<: *m\n");
    assertThat(problems)
        .containsExactly(
            "1:4 the value contains itself; fix: replace the alias by its value",
            "1:1 the value contains itself; fix: replace the alias by its value");
  }

  @Test
  void rejectsTooManyAliasedNodes() {
    StringBuilder yaml = new StringBuilder("- &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      yaml.append("- &a").append(i).append(" [").append(("*a" + (i - 1) + ",").repeat(10));
      yaml.append("]\n");
    }
    read(yaml.toString());
    assertThat(problems).singleElement().asString().contains("aliases expand to more than 10000");
  }

  @Test
  void countsAliasesAcrossParts() {
    String part = "- &a x\n" + "- *a\n".repeat(Limits.ALIASED_VALUES / 2);
    KubernetesYaml reader = reader();
    reader.read(compose(part));
    reader.read(compose(part));
    assertThat(problems).isEmpty();
    reader.read(compose("[&a x, *a, *a]"));
    assertThat(problems).hasSize(1);
  }

  @Test
  void rejectsDeepNesting() {
    read("[".repeat(100) + "x" + "]".repeat(100));
    assertThat(problems).isEmpty();
    read("[".repeat(101) + "x" + "]".repeat(101));
    read("{a: ".repeat(120) + "x" + "}".repeat(120));
    assertThat(problems)
        .containsExactly(
            "1:101 maps and lists are nested more than 100 levels deep; fix: reduce the nesting",
            "1:401 maps and lists are nested more than 100 levels deep; fix: reduce the nesting");
    assertThatThrownBy(() -> Reading.node("[".repeat(100_000))).isInstanceOf(YAMLException.class);
  }

  @Test
  void returnsNoNodeForEmptyText() {
    assertThat(Reading.node("# nothing\n")).isNull();
  }

  private @Nullable Object read(String yaml) {
    return reader().read(compose(yaml));
  }

  private static Node compose(String yaml) {
    return requireNonNull(Reading.node(yaml));
  }

  private KubernetesYaml reader() {
    return new KubernetesYaml(
        (code, node, message, fix) ->
            problems.add(
                (node.getStartMark().getLine() + 1)
                    + ":"
                    + (node.getStartMark().getColumn() + 1)
                    + " "
                    + message
                    + "; fix: "
                    + fix));
  }
}
