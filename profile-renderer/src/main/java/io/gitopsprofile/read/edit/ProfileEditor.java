package io.gitopsprofile.read.edit;

import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.TextReplacement;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Applies the edits of diagnostics to the text of a profile. The rest of the text stays as written:
 * comments, quotes, blank lines, block or flow style, line breaks.
 *
 * <p>Some edits cannot be applied: a value that an alias or a merge key brings in, a list element
 * that comes from a preset or a default, and an object in a file named by {@code manifests}.
 */
public final class ProfileEditor {

  /** Maximum total number of characters read; each edit reads the whole text again. */
  private static final long MOST_READ = 64_000_000;

  private final String original;
  private long read;

  /** Creates an editor of a profile's text without a byte order mark. */
  public ProfileEditor(String text) {
    this.original = text;
  }

  /** Applies edits one after another, each to the result of the previous one. */
  public EditedProfile edit(List<Edit> edits) {
    String text = original;
    List<Change> changes = new ArrayList<>();
    try {
      for (Edit edit : edits) {
        read += text.length();
        if (read > MOST_READ) {
          throw new CannotEditException("there are too many edits for a profile of this size");
        }
        EditedDocument document = new EditedDocument(text);
        Change change = document.change(edit);
        text = change.appliedTo(text);
        new EditedDocument(text).confirm(edit);
        merge(change, changes);
      }
    } catch (CannotEditException e) {
      return new EditedProfile(null, List.of(), e.getMessage());
    } catch (YAMLException e) {
      return new EditedProfile(null, List.of(), "the text with the edit in it is not YAML");
    }
    List<TextReplacement> replacements = new ArrayList<>();
    for (Change change : changes) {
      replacements.add(replacement(change));
    }
    return new EditedProfile(text, replacements, null);
  }

  /**
   * Adds a change of the edited text to the changes of the original text. A change that touches
   * earlier ones is merged with them.
   */
  private static void merge(Change next, List<Change> changes) {
    int start = next.start();
    int end = next.end();
    StringBuilder text = new StringBuilder(next.text());
    int shift = 0;
    int index = 0;
    // The range of the change in the original text, where it touches no earlier change.
    int from = -1;
    int to = -1;
    while (index < changes.size()) {
      Change before = changes.get(index);
      int newStart = before.start() + shift;
      int newEnd = newStart + before.text().length();
      if (newEnd < start) {
        shift += before.text().length() - (before.end() - before.start());
        index++;
        continue;
      }
      if (newStart > end) {
        break;
      }
      if (start > newStart) {
        text.insert(0, before.text().substring(0, start - newStart));
      }
      if (from < 0) {
        from = Math.min(start - shift, before.start());
      }
      if (end < newEnd) {
        text.append(before.text().substring(end - newStart));
      }
      shift += before.text().length() - (before.end() - before.start());
      to = Math.max(end - shift, before.end());
      changes.remove(index);
    }
    changes.add(
        index,
        new Change(from < 0 ? start - shift : from, to < 0 ? end - shift : to, text.toString()));
  }

  private TextReplacement replacement(Change change) {
    int[] start = position(change.start());
    int[] end = position(change.end());
    return new TextReplacement(start[0], start[1], end[0], end[1], change.text());
  }

  /** The line and the column of an offset in the original text. */
  private int[] position(int offset) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset; i++) {
      char c = original.charAt(i);
      boolean first = c == '\r' && original.startsWith("\n", i + 1);
      if (!first && "\n\r\u0085\u2028\u2029".indexOf(c) >= 0) {
        line++;
        lineStart = i + 1;
      }
    }
    return new int[] {line, original.codePointCount(lineStart, offset) + 1};
  }

  /**
   * A replacement of one range of a text.
   *
   * @param start the offset of the first character that is removed
   * @param end the offset of the first character that stays
   * @param text the new text in between
   */
  record Change(int start, int end, String text) {

    String appliedTo(String whole) {
      return whole.substring(0, start) + text + whole.substring(end);
    }
  }

  /** Signals that an edit cannot be applied; the message gives the reason. */
  static final class CannotEditException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotEditException(String message) {
      super(message);
    }
  }
}
