package io.gitopsprofile.importer.draft;

import io.gitopsprofile.importer.value.ImportNotes;
import io.gitopsprofile.importer.value.Origin;
import io.gitopsprofile.importer.value.SourceTree;
import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.read.scalar.PolicyMarker;
import io.gitopsprofile.read.source.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Comments that robots read, carried from a tree's files into a new text: those of Renovate, the
 * markers of Flux's image automation and those of release-please.
 */
public final class RobotComments {

  private static final List<String> MARKS =
      List.of("renovate:", PolicyMarker.KEY, "x-release-please");

  private final IdentityHashMap<SourceFile, List<String>> lines = new IdentityHashMap<>();
  private final Set<TreeValue> said = Collections.newSetFromMap(new IdentityHashMap<>());
  private int carried;

  /** Creates a carrier that has carried nothing. */
  public RobotComments() {}

  /** Notes values whose markers are keys of the profile, so that no comment is carried. */
  void say(List<TreeValue> values) {
    for (TreeValue value : values) {
      carried += said.add(value) ? 1 : 0;
    }
  }

  /** True if a file that values come from has a comment of a robot. */
  boolean hasMark(TreeValue value) {
    return hasMark(value, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  /** The comment of a robot behind the only value of a line; null if there is none. */
  @Nullable String behind(TreeValue value) {
    Origin place = value.origin();
    List<String> source = lines(place);
    if (place.line() >= source.size()) {
      return null;
    }
    String line = source.get(place.line());
    String comment = comment(line, place.column());
    if (comment == null) {
      return null;
    }
    String written = line.substring(place.column(), line.length() - comment.length()).strip();
    boolean isAlone = !written.contains(": ") && !written.contains(", ");
    return isAlone && line.endsWith(comment) ? comment : null;
  }

  private List<String> lines(Origin place) {
    return lines.computeIfAbsent(place.file(), file -> List.of(file.text().split("\r?\n", -1)));
  }

  /** The comments of robots behind a text, boolean or number and above its line. */
  public String at(TreeValue scalar) {
    Origin place = scalar.origin();
    List<String> source = lines(place);
    StringBuilder comments = new StringBuilder();
    if (place.line() < source.size()) {
      String behind = comment(source.get(place.line()), place.column());
      comments.append(behind == null ? "" : behind);
      for (String above : above(source, place.line())) {
        comments.append('\n').append(above);
      }
    }
    return comments.toString();
  }

  /** The comments of robots directly above a line, from the last one up. */
  private static List<String> above(List<String> source, int line) {
    List<String> above = new ArrayList<>();
    for (int i = line - 1; i >= 0; i--) {
      String text = source.get(i).strip();
      if (!text.startsWith("#")) {
        break;
      }
      if (isMarked(text)) {
        above.add(text);
      }
    }
    return above;
  }

  /** The number of comments that were carried over. */
  public int carried() {
    return carried;
  }

  /**
   * The text with the comments of its values.
   *
   * @param value the values with their places in the tree
   * @param text the same values as YAML
   */
  public String carry(TreeValue value, String text) {
    TreeMap<Integer, String> above = new TreeMap<>();
    Map<Integer, String> behind = new HashMap<>();
    if (!hasMark(value)) {
      return text;
    }
    List<TreeValue> written = SourceTree.parse("profile.yaml", text, new ImportNotes());
    if (written.size() != 1) {
      return text;
    }
    find(value, written.get(0), above, behind);
    if (above.isEmpty() && behind.isEmpty()) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      String comment = above.get(number);
      if (comment != null) {
        int indent = line.length() - line.stripLeading().length();
        out.append(" ".repeat(indent)).append(comment).append('\n');
      }
      String end = behind.get(number);
      out.append(line);
      if (end != null) {
        out.append(' ').append(end);
      }
      out.append('\n');
      number++;
    }
    out.setLength(out.length() - 1);
    return out.toString();
  }

  private boolean hasMark(TreeValue value, Set<SourceFile> seen) {
    String text = value.origin().file().text();
    if (seen.add(value.origin().file())) {
      for (String mark : MARKS) {
        if (text.contains(mark)) {
          return true;
        }
      }
    }
    for (TreeValue child : value.entries().values()) {
      if (hasMark(child, seen)) {
        return true;
      }
    }
    for (TreeValue child : value.elements()) {
      if (hasMark(child, seen)) {
        return true;
      }
    }
    return false;
  }

  private void find(
      TreeValue value, TreeValue written, Map<Integer, String> above, Map<Integer, String> behind) {
    for (Map.Entry<String, TreeValue> entry : value.entries().entrySet()) {
      TreeValue other = written.get(entry.getKey());
      if (other != null) {
        find(entry.getValue(), other, above, behind);
      }
    }
    for (int i = 0; i < value.elements().size() && i < written.elements().size(); i++) {
      find(value.elements().get(i), written.elements().get(i), above, behind);
    }
    Object scalar = value.scalar();
    if (scalar == null) {
      return;
    }
    Origin place = value.origin();
    List<String> source = lines(place);
    if (place.line() >= source.size()) {
      return;
    }
    boolean isBlock = scalar.toString().contains("\n");
    int line = written.origin().line();
    String comment = comment(source.get(place.line()), place.column());
    if (comment != null && !isBlock && !said.contains(value) && !behind.containsKey(line)) {
      behind.put(line, comment);
      carried++;
    }
    for (String text : above(source, place.line())) {
      if (!above.containsKey(line)) {
        above.put(line, text);
        carried++;
      }
    }
  }

  private static boolean isMarked(String text) {
    for (String mark : MARKS) {
      if (text.contains(mark)) {
        return true;
      }
    }
    return false;
  }

  /** The comment behind a value that a robot reads; null if there is none. */
  private static @Nullable String comment(String line, int column) {
    for (String mark : MARKS) {
      int at = line.indexOf(mark);
      int start = at < 0 ? -1 : line.lastIndexOf(" #", at);
      if (start >= column) {
        return line.substring(start + 1).strip();
      }
    }
    return null;
  }
}
