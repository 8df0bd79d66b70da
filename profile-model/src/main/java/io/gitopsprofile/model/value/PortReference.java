package io.gitopsprofile.model.value;

import static java.util.Objects.requireNonNull;

/**
 * A container's port, by number or by name: {@code 9898} or {@code http}. Rendered as a YAML number
 * or as a string.
 *
 * @param text a number from 1 to 65535, or a port name of at most 15 characters
 */
public record PortReference(String text) {

  /** Refuses text that is neither. */
  public PortReference {
    requireNonNull(text, "text");
    if (Syntax.isDigits(text) ? !isPort(text) : !Syntax.isPortName(text)) {
      throw new InvalidValueException(
          Syntax.quoted(text) + " is neither a port nor a port's name",
          "write a number from 1 to 65535, or the name of a container port");
    }
  }

  /** A port by number. */
  public static PortReference of(int number) {
    return new PortReference(Integer.toString(number));
  }

  /** A port by name, or by number as text. */
  public static PortReference of(String text) {
    return new PortReference(text);
  }

  /** Returns true if the reference is a port number. */
  public boolean isNumber() {
    return Syntax.isDigits(text);
  }

  /** The number; only where {@link #isNumber()}. */
  public int number() {
    return Integer.parseInt(text);
  }

  private static boolean isPort(String digits) {
    return digits.length() <= 5
        && Integer.parseInt(digits) >= 1
        && Integer.parseInt(digits) <= 65535;
  }

  @Override
  public String toString() {
    return text;
  }
}
