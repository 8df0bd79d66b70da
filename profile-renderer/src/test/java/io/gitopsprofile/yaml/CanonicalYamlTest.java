package io.gitopsprofile.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalYamlTest {

  @Test
  void writesCommentsAfterSingleLineValues() {
    Map<String, Object> tree =
        map("a", "x", "b", List.of("z", map("c", 1, "d", "1")), "e", "two\nlines\n", "f", "#");
    Map<List<Object>, String> comments =
        Map.of(
            List.of("a"), "one",
            List.of("b", 0), "two",
            List.of("b", 1, "d"), "three",
            List.of("e"), "none",
            List.of("f"), "four");

    assertThat(CanonicalYaml.marked(tree, comments).text())
        .isEqualTo(
            """
            a: x # one
            b:
              - z # two
              - c: 1
                d: "1" # three
            e: |
              two
              lines
            f: "#" # four
            """);
  }

  @Test
  void tellsPlacesOfMarkedValues() {
    Map<String, Object> tree = map("a", "x", "b", List.of("1.10", "two\nlines\n"));
    MarkedYaml yaml =
        CanonicalYaml.marked(
            tree, Map.of(List.of("a"), "", List.of("b", 0), "c", List.of("b", 1), "d"));

    assertThat(yaml.text()).startsWith("a: x\nb:\n  - \"1.10\" # c\n");
    assertThat(yaml.spans())
        .isEqualTo(
            Map.of(
                List.of("a"), new MarkedYaml.Span(3, 4),
                List.of("b", 0), new MarkedYaml.Span(12, 18)));
  }

  @Test
  void writesConventionalManifest() {
    Map<String, Object> container =
        map(
            "name", "podinfod",
            "image", "stefanprodan/podinfo:3.1.0",
            "ports", List.of(map("name", "http", "containerPort", 9898)),
            "command", List.of("./podinfo", "--port=9898", "-c", "8080"),
            "resources", map("limits", map("cpu", "2000m", "memory", "512Mi")));
    Map<String, Object> tree =
        map(
            "apiVersion",
            "apps/v1",
            "metadata",
            map("annotations", map("prometheus.io/scrape", "true"), "labels", Map.of()),
            "spec",
            map("paused", false, "containers", List.of(container), "volumes", List.of()));

    assertThat(CanonicalYaml.write(tree))
        .isEqualTo(
            """
            apiVersion: apps/v1
            metadata:
              annotations:
                prometheus.io/scrape: "true"
              labels: {}
            spec:
              paused: false
              containers:
                - name: podinfod
                  image: stefanprodan/podinfo:3.1.0
                  ports:
                    - name: http
                      containerPort: 9898
                  command:
                    - ./podinfo
                    - --port=9898
                    - -c
                    - "8080"
                  resources:
                    limits:
                      cpu: 2000m
                      memory: 512Mi
              volumes: []
            """);
  }

  @Test
  void startsNestedListsAfterDash() {
    assertThat(CanonicalYaml.write(List.of(List.of("a", List.of("b")), Arrays.asList("c", null))))
        .isEqualTo("- - a\n  - - b\n- - c\n  - null\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "podinfo",
        "1.2.3",
        "10.0.0.1",
        "100m",
        "64Mi",
        "1h30m",
        "http://podinfo.demo:9898/x?a=b#c",
        "a b",
        "it's",
        "--port=9898",
        "-c",
        "./podinfo",
        "a:b",
        "prometheus.io/port",
        "żółw",
        "x😀",
        "a, b | c && d > e",
        "nan"
      })
  void writesSafeTextPlain(String text) {
    assertThat(CanonicalYaml.write(map("a", text))).isEqualTo("a: " + text + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "~",
        "null",
        "true",
        "on",
        "No",
        "y",
        "N",
        "1",
        "1.10",
        "014",
        "0o14",
        "0x1f",
        "0_x1f",
        "0b1",
        "1_000",
        "1e3",
        ".5",
        ".nan",
        ".inf",
        "-.inf",
        "+1",
        "12:30:45",
        "2001-01-01",
        "=",
        "<<",
        "-",
        "---",
        "...",
        "... a",
        "- a",
        "? x",
        "a: b",
        "a:",
        "a #b",
        " a",
        "a ",
        "#a",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`a`",
        "'a'",
        ",a",
        "-1",
        "$(POD_IP)"
      })
  void quotesAmbiguousText(String text) {
    assertThat(CanonicalYaml.write(map(text, text)))
        .isEqualTo('"' + text + "\": \"" + text + "\"\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^(.*)_total",
        "http_requests_total{namespace!=\"\"}",
        "${1}_per_second",
        "\\d+",
        "[1m]",
        "sum(rate(<<.Series>>{<<.LabelMatchers>>}[1m])) by (<<.GroupBy>>)"
      })
  void quotesCodeWithSingleQuotes(String text) {
    assertThat(CanonicalYaml.write(map("a", text))).isEqualTo("a: '" + text + "'\n");
  }

  @Test
  void escapesInvisibleAndBreakingCharacters() {
    String text = "\u0085\u2028\uFEFF\u0001\t\r'\"\\é😀\u00A0\uFFFF" + Character.toString(0xE0001);
    assertThat(CanonicalYaml.write(map("a", text)))
        .isEqualTo("a: \"\\x85\\u2028\\uFEFF\\x01\\t\\r'\\\"\\\\é😀\\xA0\\uFFFF\\U000E0001\"\n");
  }

  @Test
  void writesFilesAsLiteralBlocks() {
    String nginx = "http {\n    server {\n\tlisten 80;\n\n    }\n}\n";
    String script = "#!/bin/sh\nset -e\nif [ -n \"$A\" ]; then\n  echo 'a: b'  # c\nfi";
    Map<String, Object> tree = map("data", map("nginx.conf", nginx, "run.sh", script));
    String yaml = CanonicalYaml.write(map("a", List.of(tree)));
    assertThat(yaml)
        .isEqualTo(
            """
            a:
              - data:
                  nginx.conf: |
                    http {
                        server {
                    \tlisten 80;

                        }
                    }
                  run.sh: |-
                    #!/bin/sh
                    set -e
                    if [ -n "$A" ]; then
                      echo 'a: b'  # c
                    fi
            """);
    YamlReading.assertReadsBack(map("a", List.of(tree)), yaml);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "a\\nb = |-\\n  a\\n  b\\n",
        "a\\n = |\\n  a\\n",
        "a\\n\\n = |+\\n  a\\n\\n",
        "\\n\\na = |-\\n\\n\\n  a\\n",
        "\\n' a\\nb' = |2-\\n\\n   a\\n  b\\n",
        "a \\n\\tb\\n = |\\n  a \\n  \\tb\\n",
        "a\\n \\nb = \"a\\n \\nb\"",
        "a\\r\\nb = \"a\\r\\nb\"",
        "\\n\\n = \"\\n\\n\""
      })
  void choosesBlockStyle(String text, String yaml) {
    String value = text.replace("'", "").translateEscapes();
    String expected = yaml.startsWith("|") ? yaml.translateEscapes() : yaml + "\n";
    assertThat(CanonicalYaml.write(map("k", value))).isEqualTo("k: " + expected);
  }

  @Test
  void writesLongKeyExplicitly() {
    String longKey = "k".repeat(1001);
    assertThat(CanonicalYaml.write(List.of(map(longKey, "v", "k".repeat(1000), List.of(1)))))
        .isEqualTo("- ? " + longKey + "\n  : v\n  " + "k".repeat(1000) + ":\n    - 1\n");
  }

  @Test
  void writesNumbersPortably() {
    List<Object> numbers =
        List.of(
            1,
            -5L,
            new BigInteger("123456789012345678901234567890"),
            1.0,
            0.1,
            -0.0,
            1e10,
            1e300,
            2e-9,
            Double.parseDouble("1e23"),
            new BigDecimal("5"),
            new BigDecimal("1E+40"),
            new BigDecimal("-12.50"));
    assertThat(CanonicalYaml.write(numbers))
        .isEqualTo(
            """
            - 1
            - -5
            - 123456789012345678901234567890
            - 1.0
            - 0.1
            - -0.0
            - 10000000000.0
            - 1.0e+300
            - 2.0e-9
            - 1.0e+23
            - 5.0
            - 1.0e+40
            - -12.50
            """);
  }

  @Test
  void rejectsUnwritableValuesWithPath() {
    assertRefused("a\uD83Db", "spec.values.a[2]: the text holds half a surrogate pair, U+D83D at");
    assertRefused("\uDE00\n", "spec.values.a[2]: the text holds half a surrogate pair, U+DE00 at");
    assertRefused(Double.NaN, "spec.values.a[2]: the number is NaN");
    assertRefused(Double.NEGATIVE_INFINITY, "spec.values.a[2]: the number is -Infinity");
    assertRefused(new BigDecimal("1e400"), "spec.values.a[2]: the number 1E+400 is outside");
    assertRefused(1.5f, "spec.values.a[2]: there is no YAML for java.lang.Float");
    assertRefused(Map.of(1, 2), "spec.values.a[2]: a key must be text, but is java.lang.Integer");
    assertThatThrownBy(() -> CanonicalYaml.write("\uD800"))
        .hasMessage("the text holds half a surrogate pair, U+D800 at index 0");
  }

  private static void assertRefused(Object value, String message) {
    Map<String, Object> tree =
        map("spec", map("values", map("b", 1, "a", new ArrayList<>(List.of("x", "y", value)))));
    assertThatThrownBy(() -> CanonicalYaml.write(tree))
        .isInstanceOf(UnwritableValueException.class)
        .hasMessageStartingWith(message);
  }

  private static Map<String, Object> map(Object... keysAndValues) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
