package io.gitopsprofile.read;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitopsprofile.model.value.Limits;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules of the model's {@code Syntax} as JSON Schema. {@link SchemaSyntaxTest} compares each
 * rule with the records.
 */
final class SyntaxRules {

  /** The characters of {@link Character#isWhitespace(char)}, which differ from {@code \s}. */
  private static final int LONGEST_SERIES = 255;

  private static final String BLANK =
      "\\u0009-\\u000d\\u001c-\\u0020\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f"
          + "\\u3000";

  private static final String LABEL = "[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?";
  private static final String LONG_LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";
  private static final String SUBDOMAIN = LONG_LABEL + "(?:\\." + LONG_LABEL + ")*";
  private static final String NAME = "[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
  private static final int LONGEST_SUBDOMAIN = 253;

  private static final String VARIABLE = "[$][{][_a-zA-Z][_a-zA-Z0-9]*(?::?[-=][-.a-z0-9]*)?[}]";
  private static final String NAME_END = "(?:[a-z0-9]|" + VARIABLE + ")";
  private static final String NAME_PART =
      NAME_END + "(?:(?:[-a-z0-9]|" + VARIABLE + ")*" + NAME_END + ")?";
  private static final String OBJECT_NAME = NAME_PART + "(?:\\." + NAME_PART + ")*";

  /** A resource name: a device plugin's name has a prefix; any other name is a built-in one. */
  private static final String RESOURCE =
      "^(?:cpu|memory|ephemeral-storage|hugepages-[^/]*|"
          + "(?![^/]{254})"
          + SUBDOMAIN
          + "/"
          + NAME
          + ")$";

  private static final String IMAGE_SEGMENT = "[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?";
  private static final String IMAGE_NAME =
      "^(?:[A-Za-z0-9][A-Za-z0-9-]*\\.(?:[A-Za-z0-9.-]*[A-Za-z0-9])(?::[0-9]{1,5})?/"
          + "|[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?:[0-9]{1,5}/)?"
          + IMAGE_SEGMENT
          + "(?:/"
          + IMAGE_SEGMENT
          + ")*(?![\\s\\S])";

  private static final String NO_BLANK = "[^\\u0000-\\u0020]+";

  /** The end of the text; Java's {@code $} also matches before a final line break. */
  private static final String END = "(?![\\s\\S])";

  private static final String CONFIG_KEY = "(?!\\.(?:\\.|" + END + "))[-._a-zA-Z0-9]{1,253}";

  private SyntaxRules() {}

  /** The schema of a rule for a component's value; empty if the type is enough. */
  static ObjectNode of(ModelSources.Rule rule) {
    List<Object> arguments = rule.arguments();
    return switch (rule.name()) {
      case "required", "nameInLabel", "nameOfService" -> node();
      case "matches" -> word(pattern("(?:" + portable((Pattern) arguments.get(0)) + ")"));
      case "identity", "optionalIdentity" ->
          pattern("(?:" + portable((Pattern) arguments.get(0)) + ")");
      case "positive" -> node().put("pattern", "[1-9]");
      case "atMostThousand" -> node().put("maxItems", Limits.THOUSAND);
      case "notEmpty" -> node().put("minItems", 1);
      case "dnsLabel" -> pattern(LABEL);
      case "serviceName" -> pattern("(?![0-9])" + LABEL);
      case "apiGroup" -> pattern("(?:" + SUBDOMAIN + ")?").put("maxLength", LONGEST_SUBDOMAIN);
      case "textOrEmpty" ->
          node().put("pattern", "^" + END + "|[^" + BLANK + "]").put("maxLength", Limits.PATTERN);
      case "rulePattern" ->
          node().put("pattern", "[^" + BLANK + "]").put("maxLength", Limits.PATTERN);
      case "ruleQuery" -> node().put("pattern", "[^" + BLANK + "]").put("maxLength", Limits.QUERY);
      case "objectName" -> pattern(OBJECT_NAME).put("maxLength", LONGEST_SUBDOMAIN);
      case "dnsSubdomain" -> pattern(SUBDOMAIN).put("maxLength", LONGEST_SUBDOMAIN);
      case "portName" -> pattern(portName());
      case "envName" -> pattern("[ -<>-~]+");
      case "text" -> node().put("pattern", "[^" + BLANK + "]");
      case "notBlank", "reason" -> word(node().put("pattern", "[^" + BLANK + "]"));
      case "image" -> word(pattern("[^" + BLANK + "]+"));
      case "imageName" -> node().put("pattern", IMAGE_NAME).put("maxLength", 255);
      case "url" ->
          word(node().put("pattern", "^(?:" + words(arguments) + ")://" + NO_BLANK + "$"));
      case "gitUrl" ->
          word(
              node()
                  .put(
                      "pattern",
                      "^(?:(?:https|http|ssh|git)://"
                          + NO_BLANK
                          + "$"
                          + "|(?![@:])(?=[\\s\\S]*@)(?=[\\s\\S]*:)(?![\\s\\S]*://))"));
      case "port" -> range(1, 65535);
      case "range" -> range((Long) arguments.get(0), (Long) arguments.get(1));
      case "oneOf" -> words(node(), arguments);
      case "labels" -> map(qualifiedName(NAME, SUBDOMAIN), "^(?:" + NAME + ")?$");
      case "labelPatterns" ->
          map(qualifiedName(wild(NAME), wild(SUBDOMAIN)), "^(?:" + wild(NAME) + ")?$");
      case "namespacePattern" -> pattern(wild(LABEL));
      case "annotations" ->
          map(qualifiedName(NAME, SUBDOMAIN.replace("a-z0-9", "A-Za-z0-9")), null);
      case "labelKey" -> node().put("pattern", qualifiedName(NAME, SUBDOMAIN));
      case "configKey" -> pattern(CONFIG_KEY);
      case "configKeys" -> map("^(?:" + CONFIG_KEY + ")$", null);
      case "variableNames" ->
          map("^[_a-zA-Z][_a-zA-Z0-9]{0," + (Limits.WORD - 1) + "}" + END, null);
      case "headerName" -> word(pattern("[-A-Za-z0-9]+"));
      case "diagnosticCode" -> pattern("PRF[0-9]{3}");
      case "pathInVolume" ->
          word(
              node()
                  .put(
                      "pattern",
                      "^(?!/)(?!(?:[\\s\\S]*/)?\\.\\.(?:/|" + END + "))[\\s\\S]*[^" + BLANK + "]"));
      case "resources" -> map(RESOURCE, null);
      case "groupIds" -> items(range(0, Integer.MAX_VALUE));
      case "seriesNames" ->
          items(pattern("[a-zA-Z_:][a-zA-Z0-9_:]*").put("maxLength", LONGEST_SERIES));
      case "dnsLabels" -> items(pattern(LABEL));
      case "withoutObject" -> {
        ObjectNode element = node();
        element.putObject("not").putArray("required").add("object");
        yield items(element);
      }
      case "fargateProfileName" ->
          word(node().put("pattern", "^(?!eks-)[\\s\\S]*[^" + BLANK + "]"));
      default ->
          throw new IllegalArgumentException(
              "Syntax." + rule.name() + " has no form in JSON Schema; add it here");
    };
  }

  /** The namespace and the name of an ImagePolicy. */
  static String policyName() {
    return LABEL + ":(?![^:]{" + (LONGEST_SUBDOMAIN + 1) + "})" + SUBDOMAIN;
  }

  /** A port's name: at most 15 characters, at least one letter, no consecutive hyphens. */
  static String portName() {
    return "(?=[^a-z]*[a-z])(?!.*--)[a-z0-9](?:[-a-z0-9]{0,13}[a-z0-9])?";
  }

  /**
   * A pattern of the model in syntax common to ECMAScript and Java: ECMAScript's {@code \S}
   * excludes more blanks, and {@code \p{Cntrl}} exists only in Java.
   */
  static String portable(Pattern pattern) {
    return pattern
        .pattern()
        .replace("\\S", "[^\\u0009-\\u000d\\u0020]")
        .replace("\\p{Cntrl}", "\\u0000-\\u001f\\u007f");
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode word(ObjectNode node) {
    return node.put("maxLength", Limits.WORD);
  }

  private static ObjectNode pattern(String whole) {
    return node().put("pattern", "^" + whole + "$");
  }

  private static ObjectNode range(long least, long most) {
    return node().put("minimum", least).put("maximum", most);
  }

  private static String words(List<Object> words) {
    return words.stream().map(Object::toString).collect(Collectors.joining("|"));
  }

  private static ObjectNode words(ObjectNode node, List<Object> words) {
    words.forEach(word -> node.withArray("enum").add((String) word));
    return node;
  }

  private static ObjectNode items(ObjectNode element) {
    ObjectNode node = node();
    node.set("items", element);
    return node;
  }

  private static ObjectNode map(String key, String value) {
    ObjectNode node = node();
    node.putObject("propertyNames").put("pattern", key);
    if (value != null) {
      node.putObject("additionalProperties").put("pattern", value);
    }
    return node;
  }

  private static String qualifiedName(String name, String prefix) {
    return "^(?![^/]{" + (LONGEST_SUBDOMAIN + 1) + "})(?:" + prefix + "/)?" + name + "$";
  }

  /** The pattern that also accepts {@code *} and {@code ?} in place of letters. */
  private static String wild(String pattern) {
    return pattern.replace("a-z0-9", "a-z0-9*?");
  }
}
