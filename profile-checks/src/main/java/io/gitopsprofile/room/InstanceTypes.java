package io.gitopsprofile.room;

import io.gitopsprofile.diagnostic.ClosestName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of EC2 instance types: a data file with a line for each, in the order of their
 * names. A line has the name, the vCPUs, the memory in MiB, the architecture, the most pods, and
 * the GPUs if there are any; a line with a name alone is a type whose resources are not known. The
 * file is read when an instance type is asked for, and a line is found by halving its text.
 *
 * <pre>
 * # a comment
 * g4dn.xlarge 4 16384 amd64 29 1
 * m5.large 2 8192 amd64 29
 * </pre>
 */
public final class InstanceTypes {

  /** The longest name that is compared with others. */
  private static final int LONGEST = 30;

  private static final int COLUMNS = 5;

  private InstanceTypes() {}

  /** The text of the data file, read at the first use of this class. */
  private static final class Text {

    static final String ALL = read();

    private Text() {}

    private static String read() {
      try (InputStream in = InstanceTypes.class.getResourceAsStream("instance-types.txt")) {
        if (in == null) {
          throw new IllegalStateException("instance-types.txt is missing");
        }
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Returns true if the catalogue has a name. */
  public static boolean contain(String name) {
    return start(name) >= 0;
  }

  /** Returns the instance type of a name; null for one that is not known, or not its resources. */
  public static @Nullable InstanceType find(String name) {
    int start = start(name);
    return start < 0 ? null : parse(Text.ALL.substring(start, end(start)));
  }

  /** The start of the line of a name, by halving the sorted text; -1 if there is none. */
  private static int start(String name) {
    if (name.isEmpty()
        || name.charAt(0) == '#'
        || name.indexOf(' ') >= 0
        || name.indexOf('\n') >= 0) {
      return -1;
    }
    String text = Text.ALL;
    int low = 0;
    int high = text.length();
    while (low < high) {
      int start = text.lastIndexOf('\n', (low + high) / 2 - 1) + 1;
      if (start < low) {
        start = low;
      }
      int compared = compare(text, start, name);
      if (compared == 0) {
        return start;
      }
      if (compared < 0) {
        low = end(start) + 1;
      } else {
        high = start;
      }
    }
    return -1;
  }

  /** Compares the name at the start of a line with another one. */
  private static int compare(String text, int start, String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = start + i < text.length() ? text.charAt(start + i) : '\n';
      if (c != name.charAt(i)) {
        // A blank and a line end sort before all letters of names, as the end of a text does.
        return c - name.charAt(i);
      }
    }
    int end = start + name.length();
    char next = end < text.length() ? text.charAt(end) : '\n';
    return next == ' ' || next == '\n' ? 0 : 1;
  }

  private static int end(int start) {
    int end = Text.ALL.indexOf('\n', start);
    return end < 0 ? Text.ALL.length() : end;
  }

  private static @Nullable InstanceType parse(String line) {
    String[] parts = line.split(" ", -1);
    return parts.length < COLUMNS
        ? null
        : new InstanceType(
            parts[0],
            Long.parseLong(parts[1]) * 1000,
            Long.parseLong(parts[2]),
            parts[3],
            Integer.parseInt(parts[4]),
            parts.length > COLUMNS ? Integer.parseInt(parts[COLUMNS]) : 0);
  }

  /** Returns all names. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (String line : Text.ALL.split("\n", -1)) {
      if (!line.isEmpty() && line.charAt(0) != '#') {
        int blank = line.indexOf(' ');
        names.add(blank < 0 ? line : line.substring(0, blank));
      }
    }
    return names;
  }

  /**
   * Returns the name that a wrong one was probably meant to be; null if none is near. A size that
   * its family does not have is compared with the other sizes of the family first.
   */
  public static @Nullable String nearest(String wrong) {
    if (wrong.length() > LONGEST) {
      return null;
    }
    List<String> family = new ArrayList<>();
    String prefix = wrong.substring(0, wrong.indexOf('.') + 1);
    List<String> names = names();
    for (String name : names) {
      if (!prefix.isEmpty() && name.startsWith(prefix)) {
        family.add(name);
      }
    }
    String near = ClosestName.of(wrong, family).orElse(null);
    return near != null ? near : ClosestName.of(wrong, names).orElse(null);
  }
}
