package io.gitopsprofile.check.keda;

import org.jspecify.annotations.Nullable;

/** The texts of trigger metadata, read as KEDA reads them. */
final class TriggerValues {

  private static final int LONGEST = 18;

  private TriggerValues() {}

  /** The whole number of a text; null for any other text. */
  static @Nullable Long whole(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    if (text.length() == start || text.length() > LONGEST) {
      return null;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return null;
      }
    }
    return Long.valueOf(text);
  }

  /** True for a number that Go reads as a float. */
  static boolean isNumber(String text) {
    if (text.isEmpty()
        || text.length() > 40
        || Character.isLetter(text.charAt(text.length() - 1))) {
      return false;
    }
    try {
      Double.parseDouble(text);
      return true;
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }

  /** True for a number that is 0. */
  static boolean isZero(String text) {
    return isNumber(text) && Double.parseDouble(text) == 0;
  }

  /** True for a text that is not known before Flux replaces variables. */
  static boolean isOpen(String text) {
    return text.indexOf('$') >= 0 || text.indexOf('{') >= 0;
  }
}
