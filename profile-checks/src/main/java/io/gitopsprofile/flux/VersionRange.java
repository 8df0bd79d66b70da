package io.gitopsprofile.flux;

import java.util.ArrayList;
import java.util.List;

/**
 * A version of a chart, or a range of versions, as Flux reads it. (Source: Masterminds/semver,
 * {@code constraints.go}.)
 */
public final class VersionRange {

  private static final String OPERATORS = "=!<>~^";

  private VersionRange() {}

  /** True if Flux can read a text as a version or as a range of versions. */
  public static boolean isValid(String text) {
    List<String> versions = versions(text);
    for (String version : versions) {
      if (!isVersion(version)) {
        return false;
      }
    }
    return !versions.isEmpty();
  }

  /** True for a text with an operator, a wildcard or several parts; false for one version. */
  public static boolean isRange(String text) {
    List<String> parts = parts(text);
    if (parts.size() != 1) {
      return true;
    }
    String part = parts.get(0);
    char first = part.charAt(0);
    boolean exact = first == '=' || OPERATORS.indexOf(first) < 0;
    return !exact || (isVersion(bare(part)) && hasWildcard(bare(part)));
  }

  /** True for a range that every newer version is in. */
  public static boolean isOpen(String text) {
    boolean open = false;
    for (String part : parts(text)) {
      char first = part.charAt(0);
      String version = bare(part);
      boolean any = "xX*".indexOf(version.isEmpty() ? ' ' : version.charAt(0)) >= 0;
      open |= any || first == '>';
      if (first == '<' || part.equals("-")) {
        return false;
      }
    }
    return open;
  }

  private static boolean hasWildcard(String version) {
    String numbers = numbers(version);
    return numbers.indexOf('x') >= 0 || numbers.indexOf('X') >= 0 || numbers.indexOf('*') >= 0;
  }

  private static boolean isVersion(String version) {
    String[] numbers = numbers(version).split("\\.", -1);
    for (String number : numbers) {
      boolean wildcard = number.equals("x") || number.equals("X") || number.equals("*");
      if (!wildcard && !isDigits(number)) {
        return false;
      }
    }
    return numbers.length <= 3;
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Returns the numbers of a version, without a pre-release or metadata. */
  private static String numbers(String version) {
    int end = version.length();
    for (int i = 0; i < version.length(); i++) {
      if (version.charAt(i) == '-' || version.charAt(i) == '+') {
        end = i;
        break;
      }
    }
    return version.substring(0, end);
  }

  private static List<String> versions(String text) {
    List<String> versions = new ArrayList<>();
    for (String part : parts(text)) {
      if (!part.equals("-")) {
        versions.add(bare(part));
      }
    }
    return versions;
  }

  private static String bare(String part) {
    int start = 0;
    while (start < part.length() && OPERATORS.indexOf(part.charAt(start)) >= 0) {
      start++;
    }
    boolean prefixed = start < part.length() && part.charAt(start) == 'v';
    return part.substring(prefixed ? start + 1 : start);
  }

  /** Returns the parts between blanks, commas and bars, an operator with its version. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i <= text.length(); i++) {
      char next = i < text.length() ? text.charAt(i) : ' ';
      if (next != ' ' && next != ',' && next != '|') {
        part.append(next);
      } else if (part.length() > 0 && !isOperator(part)) {
        parts.add(part.toString());
        part.setLength(0);
      }
    }
    if (part.length() > 0) {
      parts.add(part.toString());
    }
    return parts;
  }

  private static boolean isOperator(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (OPERATORS.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
