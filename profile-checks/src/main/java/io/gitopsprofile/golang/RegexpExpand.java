package io.gitopsprofile.golang;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Go's {@code Regexp.Expand}: {@code $name} takes the longest run of letters, digits and
 * underscores, so that {@code $1_per_second} is the group named {@code 1_per_second}; {@code
 * ${name}} ends where the brace ends; {@code $$} is a dollar; a group that does not exist is empty;
 * a dollar before anything else stands for itself.
 */
public final class RegexpExpand {

  /** A piece of a template: text as it is, or a reference to a group. */
  private record Piece(String text, boolean group) {}

  private final List<Piece> pieces = new ArrayList<>();

  public RegexpExpand(String template) {
    int at = 0;
    while (at < template.length()) {
      int dollar = template.indexOf('$', at);
      if (dollar < 0) {
        dollar = template.length();
      }
      pieces.add(new Piece(template.substring(at, dollar), false));
      at = dollar == template.length() ? dollar : piece(template, dollar);
    }
  }

  /** Reads the reference after a dollar; returns the index after it. */
  private int piece(String template, int dollar) {
    if (template.startsWith("$$", dollar)) {
      pieces.add(new Piece("$", false));
      return dollar + 2;
    }
    boolean brace = template.startsWith("${", dollar);
    int start = dollar + (brace ? 2 : 1);
    int end = start;
    while (end < template.length() && isWord(template.charAt(end))) {
      end++;
    }
    boolean closed = !brace || (end < template.length() && template.charAt(end) == '}');
    if (end == start || !closed) {
      pieces.add(new Piece("$", false));
      return dollar + 1;
    }
    pieces.add(new Piece(template.substring(start, end), true));
    return brace ? end + 1 : end;
  }

  private static boolean isWord(char letter) {
    return letter == '_' || Character.isLetterOrDigit(letter);
  }

  /** Returns the text that a match produces from the template. */
  public String expand(List<@Nullable String> match, Re2Pattern pattern) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      text.append(piece.group ? group(piece.text, match, pattern) : piece.text);
    }
    return text.toString();
  }

  /** Returns the references to groups that a pattern does not have. */
  public List<String> unknownGroups(Re2Pattern pattern) {
    List<String> unknown = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.group && index(piece.text, pattern) < 0) {
        unknown.add(piece.text);
      }
    }
    return unknown;
  }

  /** Returns true if a template can produce a text, with any values of its groups. */
  public boolean canMake(String text) {
    List<String> between = new ArrayList<>();
    StringBuilder now = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece.group) {
        between.add(now.toString());
        now.setLength(0);
      } else {
        now.append(piece.text);
      }
    }
    String last = now.toString();
    if (between.isEmpty()) {
      return text.equals(last);
    }
    int end = text.length() - last.length();
    int at = between.get(0).length();
    if (end < at || !text.startsWith(between.get(0)) || !text.endsWith(last)) {
      return false;
    }
    // The first occurrence of each literal leaves the most text to the others.
    for (int i = 1; i < between.size(); i++) {
      int found = text.indexOf(between.get(i), at);
      at = found < 0 ? text.length() + 1 : found + between.get(i).length();
    }
    return at <= end;
  }

  /**
   * Returns the value of the only group for a produced text; null if the template does not have
   * exactly one group.
   */
  @Nullable
  public String only(String group, String text) {
    List<Piece> groups = pieces.stream().filter(Piece::group).toList();
    if (groups.size() != 1 || !groups.get(0).text.equals(group)) {
      return null;
    }
    StringBuilder before = new StringBuilder();
    StringBuilder after = new StringBuilder();
    boolean behind = false;
    for (Piece piece : pieces) {
      if (piece.group) {
        behind = true;
      } else {
        (behind ? after : before).append(piece.text);
      }
    }
    int end = text.length() - after.length();
    boolean made = text.startsWith(before.toString()) && text.endsWith(after.toString());
    return made && end >= before.length() ? text.substring(before.length(), end) : "";
  }

  private static String group(String name, List<@Nullable String> match, Re2Pattern pattern) {
    int index = index(name, pattern);
    String text = index < 0 ? null : match.get(index);
    return text == null ? "" : text;
  }

  private static int index(String name, Re2Pattern pattern) {
    if (name.length() < 9 && isNumber(name)) {
      int number = Integer.parseInt(name);
      boolean plain = Integer.toString(number).equals(name);
      return plain && number <= pattern.groupCount() ? number : -1;
    }
    return pattern.groupNamed(name);
  }

  private static boolean isNumber(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
