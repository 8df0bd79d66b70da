package io.gitopsprofile.model.value;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A number or a percentage of pods: {@code 1} or {@code 25%}. Rendered as a YAML number or as a
 * string.
 *
 * @param text digits, with an optional {@code %}
 */
public record IntOrPercent(String text) {

  private static final Pattern SYNTAX = Pattern.compile("[0-9]{1,9}%?");

  /** Refuses text that is neither. */
  public IntOrPercent {
    requireNonNull(text, "text");
    if (!SYNTAX.matcher(text).matches()) {
      throw new InvalidValueException(
          Syntax.quoted(text) + " is neither a number nor a percentage", "write 1 or 25%");
    }
  }

  /** A number of pods. */
  public static IntOrPercent of(int number) {
    return new IntOrPercent(Integer.toString(number));
  }

  /** Parses a text such as {@code 25%}. */
  public static IntOrPercent of(String text) {
    return new IntOrPercent(text);
  }

  /** Returns true if the value is a percentage. */
  public boolean isPercent() {
    return text.endsWith("%");
  }

  /** The number in front of the percent sign, or the number itself. */
  public int number() {
    return Integer.parseInt(isPercent() ? text.substring(0, text.length() - 1) : text);
  }

  @Override
  public String toString() {
    return text;
  }
}
