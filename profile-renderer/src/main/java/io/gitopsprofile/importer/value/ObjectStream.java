package io.gitopsprofile.importer.value;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.read.source.ReadDiagnostics;
import io.gitopsprofile.read.source.SourceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads objects from a stream, one after the other: the documents of the text, and of a list that
 * kubectl prints each item, as YAML or as JSON. An item or document has the bounds of a file; the
 * stream has its own. The fields that only the API server writes, {@code managedFields}, are left
 * out.
 */
public final class ObjectStream {

  /** Maximum number of characters of a stream. */
  public static final long MOST_CHARACTERS = 64L * 1024 * 1024;

  private static final int BYTE_ORDER_MARK = 0xfeff;

  private final String name;
  private final ImportNotes notes;
  private final List<TreeValue> objects = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private int line;
  private int firstLine;
  private int indent;
  private boolean tooLarge;
  private Mode mode = Mode.DOCUMENT;

  private enum Mode {
    DOCUMENT,
    ITEMS,
    AFTER_ITEMS
  }

  /**
   * Creates a reader.
   *
   * @param name the stream's name in diagnostics
   */
  public ObjectStream(String name, ImportNotes notes) {
    this.name = name;
    this.notes = notes;
  }

  /**
   * Reads all objects.
   *
   * @throws IOException if the stream cannot be read
   */
  public List<TreeValue> read(InputStream input) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8), 1 << 16);
    StringBuilder text = new StringBuilder();
    long characters = 0;
    JsonItems json = null;
    boolean started = false;
    for (int next = reader.read(); next >= 0; next = reader.read()) {
      characters++;
      if (!started && !Character.isWhitespace(next) && next != BYTE_ORDER_MARK) {
        started = true;
        json = next == '{' ? new JsonItems(line, text.length(), this::json) : null;
      }
      if (characters > MOST_CHARACTERS) {
        notes.notFollowed(
            new Origin(new SourceFile(name, "", json == null ? line : json.line()), 0, 0),
            "this line and all after it are not read; the input is larger than "
                + MOST_CHARACTERS / 1024 / 1024
                + " MiB");
        text.setLength(0);
        return objects;
      }
      if (json != null) {
        json.next((char) next);
        continue;
      }
      if (next == BYTE_ORDER_MARK && !started) {
        continue;
      }
      text.append((char) next);
      if (next == '\n') {
        line(text.toString());
        text.setLength(0);
      }
    }
    if (text.length() > 0) {
      line(text.toString());
    }
    end();
    return objects;
  }

  /** Reads an object that is written as JSON; its text is empty if it is too large. */
  private void json(String text, int atLine) {
    firstLine = atLine;
    tooLarge = text.isEmpty();
    part.append(text);
    end();
  }

  private void line(String text) {
    if (text.startsWith("---")) {
      end();
      mode = Mode.DOCUMENT;
    } else if (mode == Mode.DOCUMENT) {
      if (text.stripTrailing().equals("items:")) {
        clear();
        mode = Mode.ITEMS;
        indent = -1;
      } else {
        add(text);
      }
    } else if (mode == Mode.ITEMS) {
      item(text);
    }
    line++;
  }

  private void item(String text) {
    int start = text.length() - text.stripLeading().length();
    if (text.isBlank()) {
      add(text);
    } else if (text.startsWith("- ", start) && (start == indent || indent < 0)) {
      end();
      indent = start;
      add(" ".repeat(start) + "  " + text.substring(start + 2));
    } else if (start > indent) {
      add(text);
    } else {
      end();
      mode = Mode.AFTER_ITEMS;
    }
  }

  private void add(String text) {
    if (part.length() == 0) {
      firstLine = line;
    }
    tooLarge |= part.length() + text.length() > Limits.FILE_BYTES;
    if (!tooLarge) {
      part.append(text);
    }
  }

  private void end() {
    String text = part.toString();
    SourceFile file = new SourceFile(name, text, firstLine);
    if (tooLarge) {
      notes.notFollowed(
          Origin.of(file),
          "this object is larger than " + Limits.FILE_BYTES / 1024 / 1024 + " MiB; it is not read");
    } else if (!text.isBlank()) {
      ReadDiagnostics problems = new ReadDiagnostics();
      try {
        List<TreeValue> read = SourceTree.documents(file, text, problems);
        problems.throwIfAny();
        for (TreeValue object : read) {
          TreeValue metadata = object.get("metadata");
          if (metadata != null) {
            metadata.entries().remove("managedFields");
          }
          objects.add(object);
        }
      } catch (ProfileException e) {
        notes.problem(e.diagnostics().get(0));
      }
    }
    clear();
  }

  private void clear() {
    part.setLength(0);
    tooLarge = false;
  }
}
