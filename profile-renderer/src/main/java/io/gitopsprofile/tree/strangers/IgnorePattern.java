package io.gitopsprofile.tree.strangers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a {@code .sourceignore}, as Flux v2's source-controller matches it. (Source: fluxcd/pkg
 * sourceignore/gitignore/pattern.go.)
 */
final class IgnorePattern {

  private static final String ANY_FOLDERS = "**";

  /** Factor of the cost of a name with {@code *}, which may be compared again and again. */
  private static final int RETRIES = 16;

  private final boolean inclusion;
  private final boolean folderOnly;
  private final List<String> texts;
  private final List<NameGlob> names = new ArrayList<>();

  private IgnorePattern(String line) {
    this.inclusion = line.startsWith("!");
    String text = inclusion ? line.substring(1) : line;
    if (!text.endsWith("\\ ")) {
      int end = text.length();
      while (end > 0 && text.charAt(end - 1) == ' ') {
        end--;
      }
      text = text.substring(0, end);
    }
    this.folderOnly = text.endsWith("/");
    this.texts = List.of((folderOnly ? text.substring(0, text.length() - 1) : text).split("/", -1));
    for (String name : texts) {
      names.add(new NameGlob(name));
    }
  }

  /** The pattern of a line; null for a comment or an empty line. */
  static @Nullable IgnorePattern of(String line) {
    return line.startsWith("#") || line.isBlank() ? null : new IgnorePattern(line);
  }

  /** The cost of one match, in characters that are compared at worst. */
  int cost() {
    int cost = 0;
    for (String text : texts) {
      cost += (1 + text.length()) * (text.indexOf('*') < 0 ? 1 : RETRIES);
    }
    return cost;
  }

  /** True if a matching file is taken in again; false if it is left out. */
  boolean isInclusion() {
    return inclusion;
  }

  /**
   * True if the pattern matches a file.
   *
   * @param path the folders and the name of the file, from the source's root
   * @param from the number of folders that lead to the {@code .sourceignore}
   */
  boolean matches(List<String> path, int from) {
    return texts.size() > 1 ? matchesPath(path, from) : matchesName(path, from);
  }

  private boolean matchesName(List<String> path, int from) {
    for (int i = from; i < path.size(); i++) {
      if (names.get(0).matches(path.get(i))) {
        return !(folderOnly && i == path.size() - 1);
      }
    }
    return false;
  }

  private boolean matchesPath(List<String> path, int from) {
    boolean matched = false;
    boolean anyFolders = false;
    int at = from;
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      if (text.isEmpty()) {
        anyFolders = false;
        continue;
      }
      if (text.equals(ANY_FOLDERS)) {
        if (i == texts.size() - 1) {
          break;
        }
        anyFolders = true;
        continue;
      }
      if (text.contains(ANY_FOLDERS) || at == path.size()) {
        return false;
      }
      if (!anyFolders) {
        if (!names.get(i).matches(path.get(at++))) {
          return false;
        }
        matched = true;
        continue;
      }
      anyFolders = false;
      matched = false;
      while (at < path.size() && !matched) {
        matched = names.get(i).matches(path.get(at++));
      }
      if (!matched) {
        return false;
      }
    }
    return matched && !(folderOnly && at == path.size());
  }
}
