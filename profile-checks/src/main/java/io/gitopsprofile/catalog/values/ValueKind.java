package io.gitopsprofile.catalog.values;

/** The type of a chart's value, as its default and its templates show it. */
public enum ValueKind {
  /** A value of any type. */
  ANY("*", "any value"),
  /** A mapping with a fixed set of keys. */
  MAPPING("{", "a mapping"),
  /** A mapping that also takes other keys than the known ones. */
  OPEN_MAPPING("{*", "a mapping"),
  /** A mapping to texts, such as labels, which the templates print as it is. */
  TEXTS("t", "a mapping to texts"),
  /** A list. */
  LIST("[", "a list"),
  /** A boolean. */
  BOOLEAN("b", "true or false without quotes"),
  /** A whole number, or a text of digits. */
  INTEGER("i", "a number"),
  /** A text, a number or a boolean. */
  TEXT("s", "a text"),
  /** A duration with a unit. */
  DURATION("d", "a duration with a unit");

  private final String mark;
  private final String words;

  ValueKind(String mark, String words) {
    this.mark = mark;
    this.words = words;
  }

  /** Returns the kind behind a mark of a data file. */
  static ValueKind of(String mark) {
    for (ValueKind kind : values()) {
      if (kind.mark.equals(mark)) {
        return kind;
      }
    }
    throw new IllegalStateException("the data has an unknown type " + mark);
  }

  /** Returns the mark in a data file. */
  String mark() {
    return mark;
  }

  /** Returns the words for messages: {@code a mapping}. */
  public String words() {
    return words;
  }

  /** True for a mapping of either kind. */
  public boolean isMapping() {
    return this == MAPPING || this == OPEN_MAPPING;
  }
}
