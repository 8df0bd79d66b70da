package io.gitopsprofile.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.read.binding.DefaultValues;
import io.gitopsprofile.read.binding.RecordShape;
import io.gitopsprofile.read.binding.ValueTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The schema of a record's components: required or not, valid values and meaning. Where possible,
 * the answer comes from the record itself.
 */
final class ComponentSchemas {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> LIKELY_REFUSED = List.of("\u0000", "", " ", "eks-");

  private static final String QUOTE =
      "write text; a number, a date, true, false and null need quotes";
  private static final String WHOLE = "write a whole number, without quotes";

  private final ModelSources sources;

  ComponentSchemas(ModelSources sources) {
    this.sources = sources;
  }

  /** True if the record rejects a missing value. */
  static boolean mustBeWritten(Class<? extends Record> type, RecordShape.Part part) {
    Object absent = DefaultValues.valueOf(part.type());
    return part.type() == int.class || refusal(type, part, absent).isPresent();
  }

  /** The record's message about a rejected value of this component. */
  static Optional<InvalidValueException.Problem> refusal(
      Class<? extends Record> type, RecordShape.Part part, Object value) {
    Object[] values =
        RecordShape.of(type).parts().values().stream()
            .map(p -> p.name().equals(part.name()) ? value : DefaultValues.valueOf(p.type()))
            .toArray();
    try {
      RecordShape.of(type).create(values);
      return Optional.empty();
    } catch (InvalidValueException e) {
      return e.problems().stream().filter(p -> p.component().equals(part.name())).findFirst();
    }
  }

  /** The schema of a type without a name in the schema; empty for a named type. */
  static Optional<ObjectNode> plain(Class<?> type) {
    ObjectNode node = JSON.objectNode();
    if (type == String.class) {
      return Optional.of(node.put("type", "string").put("errorMessage", QUOTE));
    }
    if (type == Boolean.class) {
      node.put("type", "boolean").put("errorMessage", "write true or false, without quotes");
      return Optional.of(node);
    }
    if (type == FreeForm.class) {
      return Optional.of(node.put("type", "object"));
    }
    if (type == Integer.class || type == int.class) {
      node.put("type", "integer").put("errorMessage", WHOLE).put("minimum", Integer.MIN_VALUE);
      return Optional.of(node.put("maximum", Integer.MAX_VALUE));
    }
    if (type == Long.class) {
      node.put("type", "integer").put("errorMessage", WHOLE).put("minimum", Long.MIN_VALUE);
      return Optional.of(node.put("maximum", Long.MAX_VALUE));
    }
    return Optional.empty();
  }

  /** Adds the rules that the record enforces on the component. */
  void restrict(ObjectNode schema, Class<? extends Record> type, RecordShape.Part part) {
    for (ModelSources.Rule rule : sources.rules(type, part.name())) {
      ObjectNode demands = SyntaxRules.of(rule);
      if (schema.has("$ref") && !demands.isEmpty()) {
        schema.withArray("allOf").add(demands);
      } else {
        merge(schema, demands);
      }
    }
    if (part.type() == String.class && schema.has("pattern")) {
      LIKELY_REFUSED.stream()
          .flatMap(value -> refusal(type, part, value).stream())
          .findFirst()
          .ifPresent(problem -> schema.put("patternErrorMessage", problem.fix()));
    }
  }

  private static void merge(ObjectNode schema, ObjectNode demands) {
    for (Map.Entry<String, JsonNode> demand : demands.properties()) {
      JsonNode own = schema.get(demand.getKey());
      if (own instanceof ObjectNode inner && demand.getValue() instanceof ObjectNode more) {
        merge(inner, more);
      } else if (demand.getKey().equals("pattern") && own != null) {
        schema.withArray("allOf").addObject().set("pattern", demand.getValue());
      } else {
        schema.set(demand.getKey(), demand.getValue());
      }
    }
  }

  /** Adds the meaning, default and examples of the component from its Javadoc. */
  void document(ObjectNode schema, Class<? extends Record> type, RecordShape.Part part) {
    JavadocText text = sources.of(type, part.name());
    if (text.isEmpty()) {
      throw new IllegalArgumentException(type + " does not document " + part.name());
    }
    if (schema.has("$ref")) {
      // Editors show the words beside anyOf and those of its choice, but of $ref and allOf only
      // the words of the type.
      JsonNode reference = schema.remove("$ref");
      schema.withArray("anyOf").addObject().set("$ref", reference);
    }
    schema.put("description", text.plain());
    text.defaults().stream()
        .flatMap(word -> taken(type, part, word).stream())
        .findFirst()
        .ifPresent(value -> schema.set("default", value));
    for (String word : text.examples()) {
      taken(type, part, word).ifPresent(value -> schema.withArray("examples").add(value));
    }
  }

  /** Sets the preset's value as the default of the overlay. */
  static void replaceDefault(ObjectNode schema, Object inherited) {
    if (inherited instanceof Integer number) {
      schema.put("default", number);
    } else if (inherited instanceof Enum<?> || inherited instanceof String) {
      schema.put("default", inherited.toString());
    }
  }

  /** The value of a word in the Javadoc, if the component accepts the value. */
  private static Optional<JsonNode> taken(
      Class<? extends Record> type, RecordShape.Part part, String word) {
    Class<?> value = part.type();
    if (value == String.class) {
      return refusal(type, part, word).isPresent()
          ? Optional.empty()
          : Optional.of(JSON.textNode(word));
    }
    if (value == Boolean.class) {
      boolean known = word.equals("true") || word.equals("false");
      return known ? Optional.of(JSON.booleanNode(word.equals("true"))) : Optional.empty();
    }
    if (value.isEnum()) {
      return List.of(value.getEnumConstants()).stream()
          .filter(constant -> constant.toString().equals(word))
          .findFirst()
          .map(constant -> JSON.textNode(word));
    }
    boolean number = word.matches("[0-9]{1,9}");
    if (ValueTypes.has(value)) {
      return ValueTypeSchemas.takes(value, word)
          ? Optional.of(
              number && ValueTypes.takesNumber(value)
                  ? JSON.numberNode(Integer.parseInt(word))
                  : JSON.textNode(word))
          : Optional.empty();
    }
    boolean whole = value == Integer.class || value == int.class || value == Long.class;
    return whole && number
        ? Optional.of(JSON.numberNode(Integer.parseInt(word)))
        : Optional.empty();
  }
}
