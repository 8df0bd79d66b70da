package io.gitopsprofile.read;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitopsprofile.model.load.LoadShape;
import io.gitopsprofile.model.value.FieldPath;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.IntOrPercent;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.model.value.PolicyName;
import io.gitopsprofile.model.value.PortReference;
import io.gitopsprofile.model.value.PrometheusDuration;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.read.binding.ValueTypes;
import java.lang.reflect.Field;
import java.util.regex.Pattern;

/**
 * The model's scalar types as JSON Schema. A pattern is taken from its type if the type has one;
 * {@link SchemaSyntaxTest} compares the others with the type.
 */
final class ValueTypeSchemas {

  private static final String PORT =
      "0{0,4}[1-9]|0{0,3}[1-9][0-9]|0{0,2}[1-9][0-9]{2}|0?[1-9][0-9]{3}|[1-5][0-9]{4}"
          + "|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]";

  private static final String SEGMENT =
      "(?!\\.[gG][iI][tT](?:/|$))"
          + "(?!\\.[pP][rR][oO][fF][iI][lL][eE]\\."
          + "(?:[sS][uU][mM]|[lL][oO][cC][kK]|[pP][eE][nN][dD][iI][nN][gG])(?:/|$))"
          + "(?!(?:[cC][oO][nN]|[pP][rR][nN]|[aA][uU][xX]|[nN][uU][lL]"
          + "|(?:[cC][oO][mM]|[lL][pP][tT])[0-9])(?:\\.[^/]*)?(?:/|$))"
          + "[A-Za-z0-9_.\\-]{0,254}[A-Za-z0-9_\\-]";

  /** The code points stand for square brackets and the backslash. */
  private static final String ELEMENT = "(?:[^\\u005b\\u005d\\u005c]|\\u005c[\\s\\S])+";

  private static final String KEY = ELEMENT.replace("[^", "[^.");

  private ValueTypeSchemas() {}

  static ObjectNode of(Class<?> type) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (!ValueTypes.takesNumber(type)) {
      node.put("type", "string");
    } else {
      node.putArray("type").add("string").add(type == Quantity.class ? "number" : "integer");
    }
    node.put("pattern", "^(?:" + pattern(type) + ")$");
    if (type == RelativePath.class) {
      node.put("maxLength", Limits.PATH);
    } else if (type == Quantity.class
        || type == GoDuration.class
        || type == LoadShape.class
        || type == PrometheusDuration.class) {
      node.put("maxLength", Limits.NUMBER);
    }
    if (type == PortReference.class) {
      node.put("minimum", 1).put("maximum", 65535);
    } else if (type == IntOrPercent.class) {
      node.put("minimum", 0).put("maximum", 999_999_999);
    }
    try {
      ValueTypes.of(type, "");
    } catch (InvalidValueException e) {
      String fix = e.problems().get(0).fix();
      node.put("errorMessage", fix).put("patternErrorMessage", fix);
    }
    return node;
  }

  private static String pattern(Class<?> type) {
    if (type == KubernetesVersion.class) {
      return "1\\.(?:1[4-9]|[2-9][0-9])";
    }
    if (type == PortReference.class) {
      return PORT + "|" + SyntaxRules.portName();
    }
    if (type == FieldPath.class) {
      return KEY + "(?:\\." + KEY + "|\\u005b" + ELEMENT + "\\u005d)*";
    }
    if (type == PolicyName.class) {
      return SyntaxRules.policyName();
    }
    if (type == RelativePath.class) {
      return SEGMENT + "(?:/" + SEGMENT + ")*";
    }
    if (type == Quantity.class
        || type == IntOrPercent.class
        || type == GoDuration.class
        || type == LoadShape.class
        || type == PrometheusDuration.class) {
      return ownSyntax(type);
    }
    throw new IllegalArgumentException(type + " has no form in JSON Schema; add it here");
  }

  private static String ownSyntax(Class<?> type) {
    try {
      Field syntax = type.getDeclaredField("SYNTAX");
      syntax.setAccessible(true);
      return ((Pattern) syntax.get(null)).pattern();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " has lost its pattern SYNTAX", e);
    }
  }

  static boolean takes(Class<?> type, String text) {
    try {
      ValueTypes.of(type, text);
      return true;
    } catch (InvalidValueException e) {
      return false;
    }
  }

  /** Adds the examples of the type's Javadoc, typed as in YAML. */
  static void addExamples(ObjectNode node, Class<?> type, JavadocText text) {
    for (String code : text.code()) {
      String example = code.replace("\"", "");
      if (takes(type, example)) {
        if (ValueTypes.takesNumber(type) && example.matches("[0-9]{1,9}")) {
          node.withArray("examples").add(Integer.parseInt(example));
        } else {
          node.withArray("examples").add(example);
        }
      }
    }
  }
}
