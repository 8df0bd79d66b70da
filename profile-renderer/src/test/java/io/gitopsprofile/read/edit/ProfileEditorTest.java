package io.gitopsprofile.read.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.diagnostic.TextReplacement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Edits change their value and nothing else in a profile's text. */
class ProfileEditorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          a: 1                          ; a: 2
          a:   1   # why                ; a:   2   # why
          {a: 1, b: 3}                  ; {a: 2, b: 3}
          a: # why                      ; a: 2 # why
          a:                            ; a: 2
          a: ~                          ; a: 2
          "a": 1                        ; "a": 2
          'a' : 1                       ; 'a' : 2
          a: &x 1                       ; a: 2
          a: !!str 1                    ; a: 2
          {b: 1, a}                     ; {b: 1, a: 2}
          {b: 1, a: }                   ; {b: 1, a: 2 }
          a: [1, 2]                     ; a: 2
          a:\\n  b: 1\\nc: 3            ; a: 2\\nc: 3
          a:\\n  - 1\\n  - 2 # two\\nc: ; a: 2 # two\\nc:
          a: |\\n  x\\n  y\\nc: 3       ; a: 2\\nc: 3
          a: >-\\n  x\\n\\n  y\\n\\nc: 3 ; a: 2\\n\\nc: 3
          b: &x 1\\na: *x\\nc: 3        ; b: &x 1\\na: 2\\nc: 3
          b: 1                          ; b: 1\\na: 2
          b: 1 # one\\n# end            ; b: 1 # one\\na: 2\\n# end
          b:\\n  c: 1\\n# end           ; b:\\n  c: 1\\na: 2\\n# end
          b:\\n  - c: 1\\n\\n           ; b:\\n  - c: 1\\na: 2\\n\\n
          b: |\\n  x\\n\\n# end         ; b: |\\n  x\\na: 2\\n\\n# end
          {b: 1}                        ; {b: 1, a: 2}
          { b: [1] , }                  ; { b: [1], a: 2 , }
          {}                            ; {a: 2}
          ---\\nb: 1\\n...              ; ---\\nb: 1\\na: 2\\n...
          <<: &d {a: 1}\\nb: 1          ; <<: &d {a: 1}\\nb: 1\\na: 2
          """)
  void setsOneNumber(String before, String after) {
    assertThat(edited(lines(before), Edit.set(path("a"), 2))).isEqualTo(lines(after));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          a: x                 ; a: y z
          a: "x"               ; a: "y z"
          a: 'x'               ; a: 'y z'
          {a: 'x', b: "y"}     ; {a: 'y z', b: "y"}
          "a": x # "x"         ; "a": y z # "x"
          """)
  void keepsQuotes(String before, String after) {
    assertThat(edited(before, Edit.set(path("a"), "y z"))).isEqualTo(after);
  }

  @Test
  void quotesAmbiguousText() {
    assertThat(edited("a: x", Edit.set(path("a"), "1.10"))).isEqualTo("a: \"1.10\"");
    assertThat(edited("{a: x}", Edit.set(path("a"), "1,2"))).isEqualTo("{a: \"1,2\"}");
    assertThat(edited("{a: x}", Edit.set(path("a"), "http://b"))).isEqualTo("{a: \"http://b\"}");
    assertThat(edited("a: 'x'", Edit.set(path("a"), "it's"))).isEqualTo("a: 'it''s'");
    assertThat(edited("a: \"x\"", Edit.set(path("a"), "a\\\"b"))).isEqualTo("a: \"a\\\\\\\"b\"");
    assertThat(edited("a: x", Edit.set(path("a"), "sum(b{c=\"d\"})")))
        .isEqualTo("a: 'sum(b{c=\"d\"})'");
  }

  @Test
  void writesBlockForMultilineText() {
    assertThat(edited("b:\n  a: |\n    x\n    y\n  c: 1\n", Edit.set(path("b", "a"), "x\nz\n")))
        .isEqualTo("b:\n  a: |\n    x\n    z\n  c: 1\n");
    assertThat(edited("b: {a: \"x\\ny\"}", Edit.set(path("b", "a"), "x\nz")))
        .isEqualTo("b: {a: \"x\\nz\"}");
  }

  @Test
  void createsMissingMappings() {
    assertThat(edited("a:\n  b: 1\nz: 1\n", Edit.set(path("a", "c", "d"), 2)))
        .isEqualTo("a:\n  b: 1\n  c:\n    d: 2\nz: 1\n");
    assertThat(edited("a:\n- b: 1\n- b: 2\n", Edit.set(path("a", 0, "c", "d"), 2)))
        .isEqualTo("a:\n- b: 1\n  c:\n    d: 2\n- b: 2\n");
    assertThat(edited("a: {b: 1}\n", Edit.set(path("a", "c", "d"), 2)))
        .isEqualTo("a: {b: 1, c: {d: 2}}\n");
    assertThat(edited("a: {}\n", Edit.set(path("a", "c"), 2))).isEqualTo("a: {c: 2}\n");
    assertThat(edited("x:\n  a: # why\n  z: 1\n", Edit.set(path("x", "a", "c"), 2)))
        .isEqualTo("x:\n  a: # why\n    c: 2\n  z: 1\n");
    assertThat(edited("a: ~\n", Edit.set(path("a", "c"), 2))).isEqualTo("a: {c: 2}\n");
  }

  @Test
  void replacesBlocks() {
    assertThat(edited("a:\n  b: 1\n  c: 2\nz: 1\n", Edit.set(path("a"), Map.of("d", 3))))
        .isEqualTo("a:\n  d: 3\nz: 1\n");
    assertThat(edited("a:\n  - 1\nz: 1\n", Edit.set(path("a"), List.of(3, 4))))
        .isEqualTo("a:\n  - 3\n  - 4\nz: 1\n");
    assertThat(edited("a: # why\n  - 1\nz: 1\n", Edit.set(path("a"), List.of())))
        .isEqualTo("a: # why\n  []\nz: 1\n");
    assertThat(edited("a: 1\n", Edit.set(path("a"), Map.of("d", List.of(3)))))
        .isEqualTo("a: {d: [3]}\n");
  }

  @Test
  void addsToLists() {
    assertThat(edited("a:\n  - 1 # one\nz: 1\n", Edit.add(path("a"), 2)))
        .isEqualTo("a:\n  - 1 # one\n  - 2\nz: 1\n");
    assertThat(edited("a:\n- 1\n", Edit.add(path("a"), Map.of("b", List.of(2)))))
        .isEqualTo("a:\n- 1\n- b:\n    - 2\n");
    assertThat(edited("a: [1]\n", Edit.add(path("a"), Map.of("b", "x"))))
        .isEqualTo("a: [1, {b: x}]\n");
    assertThat(edited("a: []\n", Edit.add(path("a"), 2))).isEqualTo("a: [2]\n");
    assertThat(edited("a:\n", Edit.add(path("a"), 2))).isEqualTo("a: [2]\n");
    assertThat(edited("b: 1\n", Edit.add(path("a"), 2))).isEqualTo("b: 1\na:\n  - 2\n");
    assertThat(edited("a: &x\n  - 1\n", Edit.add(path("a"), 2))).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          a: 1\\nb: 2\\nc: 3\\n             ; a: 1\\nc: 3\\n
          a: 1\\nb: 2                       ; a: 1
          b: 2 # two\\na: 1                 ; a: 1
          b:\\n  x: 1\\n  y: 2\\n# c\\na: 1 ; # c\\na: 1
          b: &x 1\\na: 2                    ; a: 2
          {b: 2, a: 1}                      ; {a: 1}
          {a: 1, b: 2}                      ; {a: 1}
          {a: 1, b: 2, c: 3}                ; {a: 1, c: 3}
          {b: 2}                            ; {}
          a: 1\\nb: |\\n  x\\n\\nc: 3       ; a: 1\\n\\nc: 3
          """)
  void removesKeys(String before, String after) {
    assertThat(edited(lines(before), Edit.remove(path("b")))).isEqualTo(lines(after));
  }

  @Test
  void removesElements() {
    assertThat(edited("a:\n  - 1\n  - 2\n  - 3\n", Edit.remove(path("a", 1))))
        .isEqualTo("a:\n  - 1\n  - 3\n");
    assertThat(edited("a:\n  - b: 1\n    c: 1\n", Edit.remove(path("a", 0)))).isEqualTo("a: []\n");
    assertThat(edited("a:\n  - b: 1\n    c: 1\n", Edit.remove(path("a", 0, "b"))))
        .isEqualTo("a:\n  - c: 1\n");
    assertThat(edited("a:\n  - b: 1\n", Edit.remove(path("a", 0, "b")))).isEqualTo("a:\n  - {}\n");
    assertThat(edited("a: [1, 2, 3]", Edit.remove(path("a", 0)))).isEqualTo("a: [2, 3]");
    assertThat(edited("a: [1, 2, 3]", Edit.remove(path("a", 2)))).isEqualTo("a: [1, 2]");
  }

  @Test
  void renamesKeys() {
    assertThat(edited("a:\n  \"b\" : 1 # b\n", Edit.renameKey(path("a", "b"), "c")))
        .isEqualTo("a:\n  \"c\" : 1 # b\n");
    assertThat(edited("{b: {b: 1}}", Edit.renameKey(path("b", "b"), "c"))).isEqualTo("{b: {c: 1}}");
  }

  @Test
  void keepsLineBreaks() {
    assertThat(edited("a: 1\r\nb: 2\r\n", Edit.set(path("c", "d"), 3)))
        .isEqualTo("a: 1\r\nb: 2\r\nc:\r\n  d: 3\r\n");
    assertThat(edited("a: 1\r\nb: 2\r\n", Edit.remove(path("a")))).isEqualTo("b: 2\r\n");
    assertThat(edited("a: 1\r\nb: 2", Edit.remove(path("b")))).isEqualTo("a: 1");
  }

  @Test
  void countsSupplementaryCharactersOnce() {
    EditedProfile edited = new ProfileEditor("{x: 😀, a: 1}").edit(List.of(Edit.set(path("a"), 2)));
    assertThat(edited.text()).isEqualTo("{x: 😀, a: 2}");
    assertThat(edited.replacements()).containsExactly(new TextReplacement(1, 11, 1, 12, "2"));
  }

  @Test
  void rejectsSharedValues() {
    assertThat(edited("a: &x {b: 1}\nc: *x\n", Edit.set(path("a", "b"), 2))).isNull();
    assertThat(edited("a: &x {b: 1}\nc: *x\n", Edit.set(path("c", "b"), 2))).isNull();
    assertThat(edited("a: &x {b: 1}\nc: *x\n", Edit.remove(path("a")))).isNull();
    assertThat(edited("a: {b: &x 1}\nc: *x\n", Edit.remove(path("a")))).isNull();
    assertThat(edited("d: &x {a: {b: 1}}\n<<: *x\n", Edit.set(path("a", "b"), 2))).isNull();
  }

  @Test
  void rejectsValuesOutsideFile() {
    assertThat(edited("a: 1\n", Edit.remove(path("b")))).isNull();
    assertThat(edited("a: 1\n", Edit.set(path("b", 0), 1))).isNull();
    assertThat(edited("a: 1\n", Edit.set(path("a", "b"), 1))).isNull();
    assertThat(edited("manifests: [{file: x}, {a: 1}]\n", Edit.set(path("manifests", 1, "a"), 2)))
        .isNull();
    assertThat(edited("", Edit.set(path("a"), 1))).isNull();
    assertThat(edited("a: [", Edit.set(path("a"), 1))).isNull();
  }

  @Test
  void rejectsTooManyEdits() {
    ProfileEditor editor = new ProfileEditor("a: 0\n" + "# nothing\n".repeat(190_000));
    List<Edit> edit = List.of(Edit.set(path("a"), 1));
    for (int i = 0; i < 33; i++) {
      assertThat(editor.edit(edit).refusal()).isNull();
    }
    assertThat(editor.edit(edit).refusal()).contains("too many edits");
  }

  @Test
  void findsContainersOfPresetByName() {
    String preset = "workloads:\n  - preset: podinfo\n";
    Edit image = Edit.set(path("workloads", 0, "containers", 0, "image"), "x:1");
    assertThat(edited(preset, image))
        .isEqualTo(preset + "    containers:\n      - name: podinfod\n        image: x:1\n");
    assertThat(edited(preset + "    containers: [{name: logs}]\n", image))
        .isEqualTo(preset + "    containers: [{name: logs}, {name: podinfod, image: \"x:1\"}]\n");
    assertThat(edited(preset + "    containers: [{name: logs}, {name: podinfod}]\n", image))
        .isEqualTo(preset + "    containers: [{name: logs}, {name: podinfod, image: \"x:1\"}]\n");
    assertThat(edited(preset, Edit.set(path("workloads", 0, "service", "ports", 0, "port"), 80)))
        .isNull();
    assertThat(edited(preset, Edit.add(path("workloads", 0, "volumes"), "x"))).isNull();
    assertThat(edited(preset, Edit.set(path("workloads", 0, "scrape", "port"), 80)))
        .isEqualTo(preset + "    scrape:\n      port: 80\n");
  }

  @Test
  void appliesEditsInSequence() {
    List<Edit> edits =
        List.of(
            Edit.set(path("a", "b", "c"), 1),
            Edit.set(path("a", "b", "d"), 2),
            Edit.renameKey(path("x"), "w"),
            Edit.set(path("a", "b", "c"), 3),
            Edit.set(path("w"), "long text"),
            Edit.remove(path("z", 0)),
            Edit.remove(path("z", 0)));
    String before = "x: 1\na: {}\nz: [1, 2, 3]\n";
    EditedProfile edited = new ProfileEditor(before).edit(edits);
    assertThat(edited.text()).isEqualTo("w: long text\na: {b: {c: 3, d: 2}}\nz: [3]\n");
    assertThat(replaced(before, edited.replacements())).isEqualTo(edited.text());
    assertThat(edited.replacements()).hasSizeGreaterThan(2);
  }

  /** The edited text, after checking that the replacements give the same text; null if rejected. */
  private static String edited(String yaml, Edit edit) {
    EditedProfile edited = new ProfileEditor(yaml).edit(List.of(edit));
    if (edited.text() == null) {
      assertThat(edited.refusal()).isNotBlank();
      assertThat(edited.replacements()).isEmpty();
      return null;
    }
    assertThat(edited.refusal()).isNull();
    assertThat(replaced(yaml, edited.replacements())).isEqualTo(edited.text());
    return edited.text();
  }

  private static String replaced(String text, List<TextReplacement> replacements) {
    List<TextReplacement> last = new ArrayList<>(replacements);
    Collections.reverse(last);
    String replaced = text;
    for (TextReplacement each : last) {
      replaced =
          replaced.substring(0, offset(text, each.startLine(), each.startColumn()))
              + each.text()
              + replaced.substring(offset(text, each.endLine(), each.endColumn()));
    }
    return replaced;
  }

  private static int offset(String text, int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = text.indexOf('\n', start) + 1;
    }
    return text.offsetByCodePoints(start, column - 1);
  }

  private static String lines(String row) {
    return row.replace("\\n", "\n");
  }

  private static ProfilePath path(Object... steps) {
    return new ProfilePath(List.of(steps));
  }
}
