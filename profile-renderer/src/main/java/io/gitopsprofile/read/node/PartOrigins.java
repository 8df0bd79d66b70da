package io.gitopsprofile.read.node;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The places in included files of the parts of a profile. A diagnostic names a part by its path in
 * the whole profile; the user finds the part by its path in the file that holds it.
 */
public final class PartOrigins implements UnaryOperator<Diagnostic> {

  private final Map<String, Origin> origins = new HashMap<>();

  private boolean dropsEdits;

  /** The place of a part: the name of the file in diagnostics, and the path in the file. */
  private record Origin(String file, ProfilePath path, boolean isProfile) {}

  /** Leaves edits out, for a profile whose parts do not stand where their paths say. */
  public PartOrigins dropEdits() {
    dropsEdits = true;
    return this;
  }

  /** Notes the place of a part: of a section, or of an element of a list. */
  public void note(ProfilePath part, String file, ProfilePath path, boolean isProfile) {
    origins.put(part.toString(), new Origin(file, path, isProfile));
  }

  /**
   * Returns the diagnostic with its edits at their places in the files, and with the paths in its
   * text followed by the files that hold them. The path of the diagnostic stays.
   */
  @Override
  public Diagnostic apply(Diagnostic found) {
    if (origins.isEmpty()) {
      return dropsEdits ? found.withEdits(List.of()) : found;
    }
    List<Edit> edits = new ArrayList<>();
    for (Edit edit : dropsEdits ? List.<Edit>of() : found.edits()) {
      edits.add(inFile(edit));
    }
    return new Diagnostic(
        found.code(),
        found.severity(),
        withFiles(found.message()),
        withFiles(found.fix()),
        found.path(),
        found.position(),
        found.detail(),
        edits);
  }

  private Edit inFile(Edit edit) {
    List<Object> steps = edit.path().steps();
    for (int end = Math.min(2, steps.size()); edit.file() == null && end > 0; end--) {
      Origin origin = origins.get(new ProfilePath(steps.subList(0, end)).toString());
      if (origin != null && !origin.isProfile()) {
        List<Object> local = new ArrayList<>(origin.path().steps());
        local.addAll(steps.subList(end, steps.size()));
        return edit.in(origin.file(), new ProfilePath(local));
      }
      if (origin != null) {
        return edit;
      }
    }
    return edit;
  }

  /** The text with each path of an element, such as {@code workloads[3]}, as one of its file. */
  private String withFiles(String text) {
    StringBuilder all = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf('['); open >= 0; open = text.indexOf('[', open + 1)) {
      int start = open;
      while (start > from && isLetter(text.charAt(start - 1))) {
        start--;
      }
      int close = text.indexOf(']', open);
      @Nullable Origin origin = close < 0 ? null : origins.get(text.substring(start, close + 1));
      if (origin != null) {
        int end = close + 1;
        while (end < text.length() && isInPath(text, end)) {
          end++;
        }
        all.append(text, from, start).append(origin.path()).append(text, close + 1, end);
        all.append(" of ").append(origin.file());
        from = end;
      }
    }
    return all.append(text, from, text.length()).toString();
  }

  private static boolean isInPath(String text, int at) {
    char c = text.charAt(at);
    boolean dotInside = c == '.' && at + 1 < text.length() && isLetter(text.charAt(at + 1));
    return dotInside || isLetter(c) || (c >= '0' && c <= '9') || c == '[' || c == ']';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
