package io.gitopsprofile.promql;

/**
 * A condition on one label of a series, such as {@code code=~"5.."}. A series without the label
 * counts as one with the empty value.
 *
 * @param label the name of the label
 * @param operator the comparison
 * @param value the text or the pattern, without quotes and escapes
 */
public record LabelMatcher(String label, Operator operator, String value) {

  /** The label that holds the name of the series. */
  public static final String NAME = "__name__";

  /** The comparisons of a label with a text or a pattern. */
  public enum Operator {
    /** The whole value equals the text. */
    EQUAL("="),
    /** The value differs from the text. */
    NOT_EQUAL("!="),
    /** The whole value matches the pattern. */
    MATCH("=~"),
    /** The whole value does not match the pattern. */
    NOT_MATCH("!~");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    /** Returns the operator as written in a query. */
    public String symbol() {
      return symbol;
    }

    /** Returns true if the value is a pattern. */
    public boolean isPattern() {
      return this == MATCH || this == NOT_MATCH;
    }
  }

  /** Returns true if a value of the label meets the condition. */
  public boolean matches(String text) {
    return switch (operator) {
      case EQUAL -> value.equals(text);
      case NOT_EQUAL -> !value.equals(text);
      case MATCH -> new Re2(value).matches(text);
      case NOT_MATCH -> !new Re2(value).matches(text);
    };
  }

  /** Returns true if only series that have the label can meet the condition. */
  public boolean needsLabel() {
    return !matches("");
  }
}
