package io.gitopsprofile.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a data file of custom resources. Equal types are written once, so that the many copies of
 * one structure in a CustomResourceDefinition cost one.
 */
final class SchemaFileText {

  private final Map<String, String> names = new HashMap<>();
  private final StringBuilder kinds = new StringBuilder();
  private final StringBuilder types = new StringBuilder();

  /** The strings that an enum accepts, as a type. */
  static String strings(Object values) {
    StringBuilder text = new StringBuilder();
    if (values instanceof List<?> list) {
      for (Object value : list) {
        if (!(value instanceof String word) || word.contains(" ") || word.contains("|")) {
          return "s";
        }
        text.append('|').append(word);
      }
    }
    return text.isEmpty() ? "s" : text.toString();
  }

  /** The rest of the first line that starts with a mark. */
  static String line(String text, String mark) {
    return text.lines()
        .filter(it -> it.startsWith(mark))
        .findFirst()
        .orElseThrow()
        .substring(mark.length());
  }

  void add(KindSchema kind) {
    kinds
        .append("k ")
        .append(kind.apiVersion())
        .append(' ')
        .append(kind.kind())
        .append(kind.isNamespaced() ? " n " : " c ")
        .append(name(kind.type()))
        .append('\n');
  }

  private String name(ObjectType type) {
    StringBuilder body = new StringBuilder(type.isOpen() ? "*\n" : "");
    for (Field field : type.all()) {
      body.append(field.name())
          .append(field.required() ? "!" : "")
          .append(' ')
          .append(
              field.name().equals("metadata")
                      && field.type() instanceof ObjectType meta
                      && meta.name().equals("meta.v1.ObjectMeta")
                  ? "M"
                  : text(field.type()))
          .append('\n');
    }
    String known = names.get(body.toString());
    if (known == null) {
      // Two digits in each name keep the order of the names.
      known = Integer.toString(36 + names.size(), 36);
      if (known.length() > 2) {
        throw new IllegalStateException("a file has more types than names");
      }
      names.put(body.toString(), known);
      types.append(':').append(known).append('\n').append(body);
    }
    return known;
  }

  private String text(ValueType type) {
    if (type instanceof ObjectType object) {
      return "@" + name(object);
    }
    if (type instanceof ValueType.ListOf list) {
      return "[" + text(list.element());
    }
    if (type instanceof ValueType.MapOf map) {
      return "{" + text(map.value());
    }
    if (type instanceof ValueType.Scalar scalar) {
      return scalar.values().isEmpty()
          ? String.valueOf(scalar.kind().letter())
          : strings(new ArrayList<Object>(scalar.values()));
    }
    return "*";
  }

  /** The text of the file. */
  String text(String comment, String title) {
    return comment + "= " + title + "\n" + kinds + types;
  }

  /** The groups of kinds that a file has. */
  static List<String> groups(String text) {
    Map<String, Boolean> groups = new LinkedHashMap<>();
    text.lines()
        .filter(it -> it.startsWith("k "))
        .forEach(it -> groups.put(Schemas.group(it.split(" ", -1)[1]), true));
    return new ArrayList<>(groups.keySet());
  }
}
