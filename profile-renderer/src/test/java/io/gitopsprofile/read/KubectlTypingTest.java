package io.gitopsprofile.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Values are typed as kubectl types them, and as {@code docs/reference/values-typing.md} says. */
class KubectlTypingTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What kubectl 1.32 printed for {@code v: <text>}. A third column marks what kubectl takes, but
   * this reader refuses on purpose.
   */
  static List<String> recorded() throws IOException {
    try (InputStream rows = KubectlTypingTest.class.getResourceAsStream("kubectl-typing.tsv")) {
      return new String(rows.readAllBytes(), UTF_8).lines().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void typesAsKubectlDoes(String row) {
    String[] columns = row.split("\t", -1);
    List<String> problems = new ArrayList<>();
    Object value = read(columns[0], problems);
    if (columns[1].equals("error") || columns.length > 2) {
      assertThat(problems).as(row).hasSize(1);
    } else {
      assertThat(problems).isEmpty();
      assertThat(value).isEqualTo(asKubectlHolds(parse(columns[1])));
    }
  }

  static Stream<Arguments> documented() throws IOException {
    return Files.readAllLines(Path.of("../docs/reference/values-typing.md"), UTF_8).stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split(" *\\| *", -1))
        .map(cells -> Arguments.of(cells[1].substring(1, cells[1].length() - 1), cells[2]));
  }

  @ParameterizedTest
  @MethodSource("documented")
  void typesAsDocumented(String text, String reading) throws JsonProcessingException {
    List<String> problems = new ArrayList<>();
    Object value = read(text, problems);
    String expected =
        problems.isEmpty()
            ? "`" + JSON.writeValueAsString(value) + "`"
            : "refused: " + String.join("; ", problems);
    assertThat(reading).isEqualTo(expected);
  }

  private static @Nullable Object read(String text, List<String> problems) {
    MappingNode root = (MappingNode) requireNonNull(Reading.node("v: " + text + "\n"));
    return new KubernetesYaml((code, node, message, fix) -> problems.add(message))
        .read(root.getValue().get(0).getValueNode());
  }

  private static Object parse(String json) {
    try {
      return JSON.readValue(json, Object.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Integers beyond 64 bits are floating-point numbers to kubectl, however it prints them. */
  private static @Nullable Object asKubectlHolds(@Nullable Object value) {
    if (value instanceof BigInteger number) {
      return number.doubleValue();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(KubectlTypingTest::asKubectlHolds).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> held = new LinkedHashMap<>();
      map.forEach((key, element) -> held.put(key, asKubectlHolds(element)));
      return held;
    }
    return value;
  }
}
