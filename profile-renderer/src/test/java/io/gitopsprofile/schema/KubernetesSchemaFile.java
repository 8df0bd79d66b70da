package io.gitopsprofile.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes the data file of Kubernetes' own kinds from OpenAPI documents, one for each minor version.
 * The facts of versions without a document come from the former file.
 */
final class KubernetesSchemaFile {

  private static final String REF = "#/definitions/";

  /**
   * Fields that OpenAPI calls required and the API server accepts as absent: it has a default for
   * them, or takes zero, an empty text or an empty list.
   */
  private static final Set<String> ACCEPTED_WITHOUT =
      new TreeSet<>(
          Arrays.asList(
              """
              APIServiceSpec.service CSIDriver.spec ClusterRole.rules ControllerRevision.revision
              CustomResourceDefinitionVersion.served CustomResourceDefinitionVersion.storage
              EndpointSlice.endpoints EventSeries.count HTTPHeader.value
              ISCSIPersistentVolumeSource.lun ISCSIVolumeSource.lun
              IngressClassParametersReference.scope LimitRangeSpec.limits
              NetworkPolicySpec.podSelector PodFailurePolicyOnPodConditionsPattern.status
              PodFailurePolicyRule.onPodConditions PriorityClass.value
              ProjectedVolumeSource.sources Role.rules RoleRef.apiGroup SleepAction.seconds
              StatefulSetSpec.serviceName Sysctl.value
              """
                  .trim()
                  .split("\\s+")));

  /** The facts of each field: its type, with {@code !} before it if it is required, by version. */
  private final Map<String, Map<String, TreeMap<Integer, String>>> types = new TreeMap<>();

  /** The scope and the type of each kind by version. */
  private final Map<String, TreeMap<Integer, String>> kinds = new TreeMap<>();

  private final Set<Integer> minors = new TreeSet<>();

  /** The versions whose document has no accepted words at all. */
  private final Set<Integer> wordless = new TreeSet<>();

  /** Adds the document of a minor version. */
  void add(int minor, Map<?, ?> document) {
    minors.add(minor);
    Map<?, ?> definitions = (Map<?, ?>) document.get("definitions");
    if (!definitions.toString().contains("enum=[")) {
      wordless.add(minor);
    }
    definitions.forEach(
        (name, definition) -> addType(minor, (String) name, (Map<?, ?>) definition, definitions));
    Map<?, ?> paths = (Map<?, ?>) document.get("paths");
    paths.forEach((path, operations) -> addKind(minor, (String) path, operations, definitions));
  }

  private void addType(int minor, String name, Map<?, ?> definition, Map<?, ?> definitions) {
    if (!(definition.get("properties") instanceof Map<?, ?> properties)) {
      return;
    }
    List<?> required = definition.get("required") instanceof List<?> list ? list : List.of();
    Map<String, TreeMap<Integer, String>> fields =
        types.computeIfAbsent(shortName(name), key -> new TreeMap<>());
    properties.forEach(
        (key, value) -> {
          String type = type((Map<?, ?>) value, definitions);
          boolean isRequired =
              required.contains(key) && !ACCEPTED_WITHOUT.contains(last(name) + "." + key);
          fields
              .computeIfAbsent((String) key, it -> new TreeMap<>())
              .put(minor, (isRequired ? "!" : "") + type);
        });
  }

  private void addKind(int minor, String path, Object operations, Map<?, ?> definitions) {
    if (!(operations instanceof Map<?, ?> map)
        || !(map.get("post") instanceof Map<?, ?> post)
        || !(post.get("x-kubernetes-group-version-kind") instanceof Map<?, ?> names)
        || path.contains("{name}")) {
      return;
    }
    String group = (String) names.get("group");
    String version = (String) names.get("version");
    String kind = (String) names.get("kind");
    String type = definitionOf(group, version, kind, definitions);
    if (type != null) {
      kinds
          .computeIfAbsent(
              (group.isEmpty() ? "" : group + "/") + version + " " + kind, key -> new TreeMap<>())
          .put(minor, (path.contains("{namespace}") ? "n " : "c ") + shortName(type));
    }
  }

  private static String definitionOf(
      String group, String version, String kind, Map<?, ?> definitions) {
    for (Map.Entry<?, ?> definition : definitions.entrySet()) {
      Object all = ((Map<?, ?>) definition.getValue()).get("x-kubernetes-group-version-kind");
      if (all instanceof List<?> list && list.size() == 1) {
        Map<?, ?> names = (Map<?, ?>) list.get(0);
        if (group.equals(names.get("group"))
            && version.equals(names.get("version"))
            && kind.equals(names.get("kind"))) {
          return (String) definition.getKey();
        }
      }
    }
    return null;
  }

  /** {@code io.k8s.api.core.v1.Container} is {@code core.v1.Container}. */
  private static String shortName(String name) {
    String[] words = name.split("\\.", -1);
    int length = words.length;
    return words[length - 3] + "." + words[length - 2] + "." + words[length - 1];
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String type(Map<?, ?> schema, Map<?, ?> definitions) {
    if (schema.get("$ref") instanceof String ref) {
      return referred(ref.substring(REF.length()), definitions);
    }
    String format = String.valueOf(schema.get("format"));
    switch (format) {
      case "int-or-string":
        return "p";
      case "quantity":
        return "q";
      case "date-time":
        return "d";
      case "byte":
        return "y";
      default:
        break;
    }
    return switch (String.valueOf(schema.get("type"))) {
      case "array" -> "[" + type((Map<?, ?>) schema.get("items"), definitions);
      case "object" ->
          schema.get("additionalProperties") instanceof Map<?, ?> values
              ? "{" + type(values, definitions)
              : "*";
      case "integer" -> "i";
      case "number" -> "n";
      case "boolean" -> "b";
      case "string" -> SchemaFileText.strings(schema.get("enum"));
      default -> "*";
    };
  }

  private static String referred(String name, Map<?, ?> definitions) {
    String last = last(name);
    if (last.equals("Quantity")) {
      return "q";
    }
    if (List.of("Time", "MicroTime").contains(last)) {
      return "d";
    }
    if (List.of("RawExtension", "FieldsV1", "Fields").contains(last)
        || last.startsWith("JSON") && !last.equals("JSONSchemaProps")) {
      return "*";
    }
    Map<?, ?> definition = (Map<?, ?>) definitions.get(name);
    if (definition == null) {
      throw new IllegalArgumentException("there is no definition " + name);
    }
    return definition.get("properties") instanceof Map<?, ?>
        ? "@" + shortName(name)
        : type(definition, definitions);
  }

  /** Adds the facts of a former file about versions without a document. */
  void keep(String former) {
    String[] range = SchemaFileText.line(former, "r ").split(" ", -1);
    int oldest = Integer.parseInt(range[0]);
    int newest = Integer.parseInt(range[1]);
    Set<Integer> known = new TreeSet<>(minors);
    for (int minor = oldest; minor <= newest; minor++) {
      if (known.contains(minor)) {
        continue;
      }
      minors.add(minor);
      String type = "";
      for (String line : former.lines().toList()) {
        String[] words = line.split(" ", -1);
        if (line.startsWith("k ")) {
          if (isIn(minor, words.length > 5 ? words[5] : "")) {
            kinds
                .computeIfAbsent(words[1] + " " + words[2], key -> new TreeMap<>())
                .put(minor, words[3] + " " + words[4]);
          }
        } else if (line.startsWith(":")) {
          type = line.substring(1);
          types.computeIfAbsent(type, key -> new TreeMap<>());
        } else if (!type.isEmpty() && isIn(minor, words.length > 2 ? words[2] : "")) {
          boolean isRequired = words[0].endsWith("!");
          types
              .computeIfAbsent(type, key -> new TreeMap<>())
              .computeIfAbsent(words[0].replace("!", ""), key -> new TreeMap<>())
              .put(minor, (isRequired ? "!" : "") + words[1]);
        }
      }
    }
  }

  private static boolean isIn(int minor, String versions) {
    if (versions.isEmpty()) {
      return true;
    }
    String[] ends = versions.split("-", -1);
    return (ends[0].isEmpty() || Integer.parseInt(ends[0]) <= minor)
        && (ends[1].isEmpty() || minor <= Integer.parseInt(ends[1]));
  }

  /** The groups that the API server serves. */
  Set<String> groups() {
    Set<String> groups = new TreeSet<>();
    for (String kind : kinds.keySet()) {
      String version = kind.substring(0, kind.indexOf(' '));
      groups.add(Schemas.group(version));
    }
    return groups;
  }

  /** The text of the file. */
  String text(String comment) {
    types.values().forEach(fields -> fields.values().forEach(this::joinStrings));
    StringBuilder text = new StringBuilder();
    text.append(comment);
    text.append("= Kubernetes\n");
    int oldest = minors.iterator().next();
    int newest = new ArrayList<>(minors).get(minors.size() - 1);
    text.append("r " + oldest + " " + newest + "\n");
    Deque<String> open = new ArrayDeque<>();
    Set<String> roots = new LinkedHashSet<>();
    kinds.forEach(
        (kind, facts) -> {
          String fact = facts.lastEntry().getValue();
          String versions = versions(facts.firstKey(), facts.lastKey(), oldest, newest);
          text.append("k " + kind + " " + fact + versions + "\n");
          open.add(fact.substring(2));
          roots.add(fact.substring(2));
        });
    open.add("meta.v1.ObjectMeta");
    Set<String> written = new TreeSet<>();
    while (!open.isEmpty()) {
      String type = open.poll();
      if (written.add(type)) {
        for (Map.Entry<String, TreeMap<Integer, String>> field : fields(type, roots).entrySet()) {
          for (String fact : field.getValue().values()) {
            int at = fact.indexOf('@');
            if (at >= 0) {
              open.add(fact.substring(at + 1));
            }
          }
        }
      }
    }
    for (String type : written) {
      text.append(":" + type + "\n");
      append(text, fields(type, roots));
    }
    return text.toString();
  }

  /** The fields of a type; the API server ignores the status of an object that is applied. */
  private Map<String, TreeMap<Integer, String>> fields(String type, Set<String> roots) {
    Map<String, TreeMap<Integer, String>> fields = types.get(type);
    if (fields == null) {
      throw new IllegalStateException("there is no type " + type);
    }
    if (roots.contains(type) && fields.containsKey("status")) {
      fields.get("status").replaceAll((minor, fact) -> "*");
    }
    return fields;
  }

  private void append(StringBuilder text, Map<String, TreeMap<Integer, String>> fields) {
    TreeSet<Integer> all = new TreeSet<>();
    fields.values().forEach(facts -> all.addAll(facts.keySet()));
    List<Integer> order = new ArrayList<>(all);
    fields.forEach(
        (name, facts) -> {
          for (int i = 0; i < order.size(); i++) {
            String fact = facts.get(order.get(i));
            int from = i;
            while (fact != null
                && i + 1 < order.size()
                && fact.equals(facts.get(order.get(i + 1)))) {
              i++;
            }
            if (fact != null) {
              boolean isRequired = fact.startsWith("!");
              text.append(name)
                  .append(isRequired ? "!" : "")
                  .append(" ")
                  .append(isRequired ? fact.substring(1) : fact)
                  .append(versions(order.get(from), order.get(i), all.first(), all.last()))
                  .append("\n");
            }
          }
        });
  }

  private static String versions(int first, int last, int oldest, int newest) {
    if (first == oldest && last == newest) {
      return "";
    }
    return " " + (first == oldest ? "" : first) + "-" + (last == newest ? "" : last);
  }

  /**
   * Gives all versions the strings that one of them accepts; none if the newest one that tells
   * accepts any, since the constants of a type are not all that its versions take.
   */
  private void joinStrings(TreeMap<Integer, String> facts) {
    Set<String> all = new TreeSet<>();
    for (String fact : facts.values()) {
      int bar = fact.indexOf('|');
      if (bar >= 0) {
        all.addAll(List.of(fact.substring(bar + 1).split("\\|", -1)));
      }
    }
    boolean isFree = false;
    for (Map.Entry<Integer, String> fact : facts.entrySet()) {
      isFree = wordless.contains(fact.getKey()) ? isFree : fact.getValue().indexOf('|') < 0;
    }
    if (!all.isEmpty()) {
      String strings = isFree ? "s" : "|" + String.join("|", all);
      facts.replaceAll((minor, fact) -> withStrings(fact, strings));
    }
  }

  private static String withStrings(String fact, String strings) {
    int bar = fact.indexOf('|');
    String mark =
        bar >= 0
            ? fact.substring(0, bar)
            : fact.endsWith("s") ? fact.substring(0, fact.length() - 1) : fact;
    boolean isOther = bar < 0 && !List.of("s", "!s", "[s", "![s").contains(fact);
    return isOther ? fact : mark + strings;
  }
}
