package io.gitopsprofile.model.value;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Set;

/**
 * A path below the output directory, with {@code /} between folders: {@code monitoring-system},
 * {@code base/demo}. It cannot leave the directory, and names the same file on every system.
 *
 * @param text the path
 */
public record RelativePath(String text) {

  private static final int LONGEST_SEGMENT = 255;
  private static final int LONGEST_DEVICE = 4;
  private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");
  private static final Set<String> RESERVED = Set.of(".", "..", ".git");

  /**
   * Files and folders that a run keeps beside a tree; the tree's directory may be inside that of
   * another tree.
   */
  private static final Set<String> OF_A_RUN =
      Set.of(".profile.sum", ".profile.lock", ".profile.pending");

  /** Refuses absolute paths, {@code ..}, and names that some system or the generator reserves. */
  public RelativePath {
    requireNonNull(text, "text");
    if (text.length() > Limits.PATH) {
      throw new InvalidValueException(
          Syntax.quoted(text) + " has more than " + Limits.PATH + " characters", "make it shorter");
    }
    for (String segment : text.split("/", -1)) {
      if (OF_A_RUN.contains(segment.toLowerCase(Locale.ROOT))) {
        throw new InvalidValueException(
            Syntax.quoted(text) + " is where the generator keeps what it knows of a tree",
            "write another name than " + Syntax.quoted(segment));
      }
      if (!isPortable(segment)) {
        throw new InvalidValueException(
            Syntax.quoted(text)
                + " is not a path that stays in its directory and works on every system",
            "write folders of letters, digits, \"-\", \"_\" and \".\", separated by \"/\", without"
                + " \"..\" or a leading \"/\"");
      }
    }
  }

  /** Parses a text such as {@code base/demo}. */
  public static RelativePath of(String text) {
    return new RelativePath(text);
  }

  public static boolean isPortable(String segment) {
    if (segment.isEmpty() || segment.length() > LONGEST_SEGMENT) {
      return false;
    }
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (!isLetterOrDigit(c) && c != '_' && c != '.' && c != '-') {
        return false;
      }
    }
    String lower = segment.toLowerCase(Locale.ROOT);
    return !RESERVED.contains(lower)
        && !OF_A_RUN.contains(lower)
        && !segment.endsWith(".")
        && !isDevice(lower);
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** Tells a name that Windows keeps for a device, with any extension. */
  private static boolean isDevice(String lower) {
    int dot = lower.indexOf('.');
    int length = dot < 0 ? lower.length() : dot;
    if (length > LONGEST_DEVICE) {
      return false;
    }
    String name = lower.substring(0, length);
    return DEVICES.contains(name)
        || (length == LONGEST_DEVICE
            && (name.startsWith("com") || name.startsWith("lpt"))
            && name.charAt(LONGEST_DEVICE - 1) >= '0'
            && name.charAt(LONGEST_DEVICE - 1) <= '9');
  }

  @Override
  public String toString() {
    return text;
  }
}
