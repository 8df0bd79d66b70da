package io.gitopsprofile.read;

import io.gitopsprofile.check.Edit;
import io.gitopsprofile.check.TextReplacement;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Applies the edits of findings to the text of a profile. All that an edit does not change stays as
 * it is written: comments, quotes, blank lines, the style of maps and lists, the ends of lines.
 *
 * <p>Some edits cannot be applied: to a value that an alias brings to several places or that a
 * merge key brings in, to an element of a list that a preset or a default gives, and to an object
 * of a file that {@code manifests} names.
 */
public final class ProfileEditor {

  /** Characters that are read again in all, as each edit reads the whole text. */
  private static final long MOST_READ = 64_000_000;

  private final String original;
  private long read;

  /** An editor of a profile's text, without a byte order mark. */
  public ProfileEditor(String text) {
    this.original = text;
  }

  /** The text with these edits in it, each applied to what the one before it has left. */
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
   * Takes a change of the text that earlier changes have left among those of the original text; one
   * that touches earlier ones becomes one with them.
   */
  private static void merge(Change next, List<Change> changes) {
    int start = next.start();
    int end = next.end();
    StringBuilder text = new StringBuilder(next.text());
    int shift = 0;
    int index = 0;
    // Where the change begins and ends in the original text, as far as it touches no other.
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
   * A change of a text.
   *
   * @param start the first character that goes
   * @param end the first one behind that stays
   * @param text what comes in between
   */
  record Change(int start, int end, String text) {

    String appliedTo(String whole) {
      return whole.substring(0, start) + text + whole.substring(end);
    }
  }

  /** An edit that cannot be applied; the message says why. */
  static final class CannotEditException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotEditException(String message) {
      super(message);
    }
  }
}
