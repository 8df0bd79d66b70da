package io.gitopsprofile.flux;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of versions as Flux reads it: {@code 6.x}, {@code ^1.2.0}, {@code ~1.2}, {@code >=1.0.0
 * <2.0.0}, {@code 1.2 - 1.4}, and several of them with {@code ||}. (Source: Masterminds/semver 3.4,
 * {@code constraints.go}.)
 *
 * <p>A form that this class does not know yields null, and a version with a prerelease counts as
 * contained wherever a bound has a prerelease, too: a caller may only trust that a version is
 * outside.
 */
public final class SemverRange {

  private static final int LONGEST = 1000;
  private static final String OPERATORS = "=!<>~^";

  private final List<List<Bound>> alternatives;

  private SemverRange(List<List<Bound>> alternatives) {
    this.alternatives = alternatives;
  }

  /**
   * A version, or a bound's version.
   *
   * @param numbers major, minor and patch, as far as they are written
   * @param prerelease the prerelease; empty if there is none
   * @param hasWildcard true if a number is {@code x}, {@code X} or {@code *}
   */
  private record Version(List<BigInteger> numbers, String prerelease, boolean hasWildcard) {

    BigInteger number(int index) {
      return index < numbers.size() ? numbers.get(index) : BigInteger.ZERO;
    }

    /** Compares the numbers alone. */
    int compare(Version other) {
      for (int i = 0; i < 3; i++) {
        int order = number(i).compareTo(other.number(i));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }

    boolean hasSame(int count, Version other) {
      for (int i = 0; i < count; i++) {
        if (!number(i).equals(other.number(i))) {
          return false;
        }
      }
      return true;
    }
  }

  private record Bound(String operator, Version version) {

    /** True if the bound lets a version without a prerelease through. */
    boolean has(Version tested) {
      int written = version.numbers().size();
      int order = tested.compare(version);
      if (order == 0 && !version.prerelease().isEmpty()) {
        return true;
      }
      boolean sameWritten = tested.hasSame(written, version);
      return switch (operator) {
        case "", "=" -> sameWritten;
        case "!=" -> !sameWritten;
        case ">" -> order > 0 && !sameWritten;
        case ">=", "=>" -> order >= 0;
        case "<" -> order < 0;
        case "<=", "=<" -> order <= 0 || sameWritten;
        case "~", "~>" -> order >= 0 && tested.hasSame(Math.min(written, 2), version);
        default -> order >= 0 && tested.hasSame(fixedByCaret(), version);
      };
    }

    /** The count of numbers that {@code ^} keeps: up to the first one above zero. */
    private int fixedByCaret() {
      int written = version.numbers().size();
      for (int i = 0; i < written; i++) {
        if (version.number(i).signum() > 0) {
          return i + 1;
        }
      }
      return written;
    }
  }

  /** Returns the range of a text; null if the text has a form that this class does not know. */
  public static @Nullable SemverRange of(String text) {
    SemverRange range = read(text);
    return range != null && range.isKnown() ? range : null;
  }

  /** Returns true if Flux can read a text as a version or as a range of versions. */
  public static boolean isValid(String text) {
    return read(text) != null;
  }

  /** Returns true for a range; false for one version and for a text that Flux cannot read. */
  public static boolean isRange(String text) {
    SemverRange range = read(text);
    return range != null && !range.isOneVersion();
  }

  /** Returns true for a range without an upper end, which each new major version is in. */
  public static boolean isOpen(String text) {
    SemverRange range = read(text);
    return range != null && range.isOpen();
  }

  private boolean isOneVersion() {
    if (alternatives.size() != 1 || alternatives.get(0).size() != 1) {
      return false;
    }
    Bound bound = alternatives.get(0).get(0);
    boolean isEqual = bound.operator().isEmpty() || bound.operator().equals("=");
    return isEqual && !bound.version().hasWildcard();
  }

  private boolean isOpen() {
    boolean open = false;
    for (List<Bound> bounds : alternatives) {
      for (Bound bound : bounds) {
        open |= bound.version().numbers().isEmpty() || bound.operator().startsWith(">");
        if (bound.operator().startsWith("<")) {
          return false;
        }
      }
    }
    return open;
  }

  private boolean isKnown() {
    for (List<Bound> bounds : alternatives) {
      for (Bound bound : bounds) {
        if (!isKnown(bound.operator(), bound.version())) {
          return false;
        }
      }
    }
    return true;
  }

  private static @Nullable SemverRange read(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    List<List<Bound>> alternatives = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int bar = text.indexOf("||", start);
      int end = bar < 0 ? text.length() : bar;
      List<Bound> bounds = bounds(text.substring(start, end).replace(',', ' ').strip());
      if (bounds == null) {
        return null;
      }
      alternatives.add(bounds);
      start = end + 2;
    }
    return new SemverRange(alternatives);
  }

  private static @Nullable List<Bound> bounds(String text) {
    List<Bound> bounds = new ArrayList<>();
    int hyphen = text.indexOf(" - ");
    if (hyphen >= 0) {
      Version from = version(text.substring(0, hyphen).strip());
      Version to = version(text.substring(hyphen + 3).strip());
      if (from == null || to == null) {
        return null;
      }
      bounds.add(new Bound(">=", from));
      bounds.add(new Bound("<=", to));
      return bounds;
    }
    int at = 0;
    while (at < text.length()) {
      int operator = at;
      while (at < text.length() && OPERATORS.indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      String word = text.substring(operator, at);
      at = skipBlanks(text, at);
      int start = at;
      while (at < text.length()
          && !Character.isWhitespace(text.charAt(at))
          && OPERATORS.indexOf(text.charAt(at)) < 0) {
        at++;
      }
      Version version = version(text.substring(start, at));
      if (version == null || !isOperator(word)) {
        return null;
      }
      bounds.add(new Bound(word, version));
      at = skipBlanks(text, at);
    }
    return bounds.isEmpty() ? null : bounds;
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isOperator(String word) {
    return switch (word) {
      case "", "=", "!=", ">", "<", ">=", "=>", "<=", "=<", "~", "~>", "^" -> true;
      default -> false;
    };
  }

  /** True if this class knows the versions of a bound for certain. */
  private static boolean isKnown(String operator, Version version) {
    boolean isEach = version.numbers().isEmpty();
    if (!version.prerelease().isEmpty() && version.numbers().size() < 3) {
      return false;
    }
    return switch (operator) {
      // Flux takes every version for ~0.0.0.
      case "~", "~>" -> version.numbers().size() < 3 || !version.number(0).equals(BigInteger.ZERO);
      case "", "=", "^", ">=", "=>" -> true;
      case "!=", ">", "<", "<=", "=<" -> !isEach;
      default -> false;
    };
  }

  /** Parses a version of one to three numbers, the last of which may be {@code x}. */
  private static @Nullable Version version(String text) {
    String rest = text.startsWith("v") ? text.substring(1) : text;
    int plus = rest.indexOf('+');
    rest = plus < 0 ? rest : rest.substring(0, plus);
    int dash = rest.indexOf('-');
    String prerelease = dash < 0 ? "" : rest.substring(dash + 1);
    String[] parts = (dash < 0 ? rest : rest.substring(0, dash)).split("\\.", -1);
    if (parts.length > 3 || (dash >= 0 && prerelease.isEmpty())) {
      return null;
    }
    List<BigInteger> numbers = new ArrayList<>();
    boolean isOpen = false;
    boolean hasWildcard = false;
    for (String part : parts) {
      boolean any = part.equals("x") || part.equals("X") || part.equals("*");
      if (!any && (isOpen || !isNumber(part))) {
        return null;
      }
      isOpen = any;
      hasWildcard |= any;
      if (!any) {
        numbers.add(new BigInteger(part));
      }
    }
    return new Version(numbers, prerelease, hasWildcard);
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 20;
  }

  /**
   * True if Flux reads a tag as a version: three numbers without leading zeros, with or without
   * {@code v} before them. (Source: fluxcd/pkg, {@code version/version.go}.)
   */
  public static boolean isVersion(String tag) {
    Version version = version(tag);
    if (version == null || version.numbers().size() != 3) {
      return false;
    }
    String rest = tag.startsWith("v") ? tag.substring(1) : tag;
    for (int i = 0; i < 3; i++) {
      if (!rest.startsWith(version.number(i).toString())) {
        return false;
      }
      int length = version.number(i).toString().length();
      rest = i < 2 ? rest.substring(Math.min(rest.length(), length + 1)) : rest;
    }
    return true;
  }

  /** False if the range is without a version for certain. */
  public boolean mayContain(String tag) {
    Version version = version(tag);
    if (version == null || (!version.prerelease().isEmpty() && version.numbers().size() < 3)) {
      return true;
    }
    for (List<Bound> bounds : alternatives) {
      if (version.prerelease().isEmpty() ? hasAll(bounds, version) : hasPrerelease(bounds)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasAll(List<Bound> bounds, Version version) {
    for (Bound bound : bounds) {
      if (!bound.has(version)) {
        return false;
      }
    }
    return true;
  }

  /** True if a bound has a prerelease, without which Flux takes no version with one. */
  private static boolean hasPrerelease(List<Bound> bounds) {
    for (Bound bound : bounds) {
      if (!bound.version().prerelease().isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
