package io.gitopsprofile.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;

/**
 * The shipped schema equals the one generated from the model. {@code -Dgolden.update=true} rewrites
 * the file; the test still fails.
 */
class ProfileSchemaTest {

  private static final Path FILE =
      Path.of("src/main/resources/io/gitopsprofile/read/profile.schema.json");

  /**
   * The syntax in a pattern that has the same meaning in ECMAScript (with the flag u) and in Java.
   */
  private static final Pattern PORTABLE =
      Pattern.compile("(?:[^\\\\]|\\\\[.sS(\\-]|\\\\u[0-9a-f]{4})*");

  private final JsonNode generated = new SchemaGenerator().schema();

  @Test
  void equalsSchemaOfModel() throws IOException {
    String text = text(generated);
    if (Boolean.getBoolean("golden.update") && !text.equals(Files.readString(FILE))) {
      Files.writeString(FILE, text);
      throw new AssertionError("updated " + FILE + "; read the change, then run without update");
    }
    assertThat(ProfileSchema.text())
        .as("the schema of the model; -Dgolden.update=true -Dtest=ProfileSchemaTest writes it")
        .isEqualTo(text);
  }

  @Test
  void isDraft7Schema() throws IOException {
    Schema draft =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"));

    assertThat(draft.validate(generated)).isEmpty();
  }

  @Test
  void hasValidDefaultsAndExamples() {
    List<JsonNode> annotated = generated.findParents("default");
    annotated.addAll(generated.findParents("examples"));
    assertThat(annotated).hasSizeGreaterThan(40);
    for (JsonNode schema : annotated) {
      List<JsonNode> values = new ArrayList<>();
      schema.path("examples").forEach(values::add);
      if (schema.has("default")) {
        values.add(schema.get("default"));
      }
      Schema fragment = SchemaFragments.of(generated, schema);
      values.forEach(v -> assertThat(fragment.validate(v)).as("%s in %s", v, schema).isEmpty());
    }
  }

  @Test
  void usesPortablePatterns() {
    List<JsonNode> patterns = new ArrayList<>(generated.findValues("pattern"));
    patterns.removeIf(JsonNode::isObject); // The key pattern of the language.
    assertThat(patterns).hasSizeGreaterThan(100);
    for (JsonNode pattern : patterns) {
      Matcher portable = PORTABLE.matcher(pattern.textValue());
      assertThat(portable.matches()).as(pattern.textValue()).isTrue();
    }
  }

  @Test
  void usesPatternsOfJavaScript() {
    Set<String> patterns = new TreeSet<>();
    for (JsonNode value : generated.findValues("pattern")) {
      if (value.isTextual()) {
        patterns.add(value.textValue());
      }
    }
    for (JsonNode value : generated.findValues("patternProperties")) {
      value.fieldNames().forEachRemaining(patterns::add);
    }
    assertThat(patterns).hasSizeGreaterThan(40);
    Map<String, String> refused = new TreeMap<>();
    try (Context engine = Context.enter()) {
      engine.setLanguageVersion(Context.VERSION_ES6);
      Scriptable scope = engine.initSafeStandardObjects();
      for (String pattern : patterns) {
        scope.put("pattern", scope, pattern);
        try {
          engine.evaluateString(scope, "new RegExp(pattern, 'u').test('a')", "test", 1, null);
        } catch (RhinoException e) {
          refused.put(pattern, e.getMessage());
        }
      }
    }
    assertThat(refused).isEmpty();
  }

  @Test
  void describesInProse() {
    List<String> texts =
        generated.findValues("description").stream()
            .filter(JsonNode::isTextual)
            .map(JsonNode::textValue)
            .toList();
    assertThat(texts)
        .hasSizeGreaterThan(250)
        .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("`", "{@", "null", "  "));
  }

  @Test
  void describesEveryProperty() {
    for (JsonNode definition : generated.get("definitions")) {
      for (JsonNode property : definition.path("properties")) {
        assertThat(property.has("description") || property.has("$ref") || property.isEmpty())
            .as("%s in %s", property, definition.get("title"))
            .isTrue();
      }
    }
  }

  private static String text(JsonNode schema) throws JsonProcessingException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
    printer.indentObjectsWith(indenter);
    return new ObjectMapper().writer(printer).writeValueAsString(schema) + "\n";
  }
}
