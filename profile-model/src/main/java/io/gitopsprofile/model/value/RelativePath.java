package io.gitopsprofile.model.value;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A path below the output directory, with {@code /} between folders: {@code monitoring-system},
 * {@code base/demo}. It cannot leave the directory, and names the same file on every system.
 *
 * @param text the path
 */
public record RelativePath(String text) {

  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_.-]{1,255}");
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
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
    if (!SEGMENT.matcher(segment).matches()) {
      return false;
    }
    String lower = segment.toLowerCase(Locale.ROOT);
    return !RESERVED.contains(lower)
        && !OF_A_RUN.contains(lower)
        && !segment.endsWith(".")
        && !DEVICE.matcher(lower).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
