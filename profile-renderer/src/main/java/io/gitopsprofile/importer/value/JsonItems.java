package io.gitopsprofile.importer.value;

import io.gitopsprofile.model.value.Limits;
import java.util.function.ObjIntConsumer;

/**
 * Splits JSON into objects without reading it as a whole: a list that kubectl prints into its
 * items, and any other object as it is. Lines and columns stay those of the stream.
 */
final class JsonItems {

  private static final String ITEMS = "items";

  private final ObjIntConsumer<String> objects;
  private final StringBuilder part = new StringBuilder();
  private final StringBuilder key = new StringBuilder();
  private int line;
  private int column;
  private int firstLine;
  private int depth;
  private int start = 1;
  private boolean inString;
  private boolean escaped;
  private boolean collecting;
  private boolean tooLarge;

  /**
   * Creates a splitter.
   *
   * @param objects receives the text of each object and its line, counted from 0; the text of an
   *     object that is too large is empty
   */
  JsonItems(int line, int column, ObjIntConsumer<String> objects) {
    this.line = line;
    this.column = column;
    this.objects = objects;
  }

  /** The line that is being read, counted from 0. */
  int line() {
    return line;
  }

  /** Reads a character. */
  void next(char letter) {
    if (inString) {
      inString = escaped || letter != '"';
      escaped = !escaped && letter == '\\';
      if (inString && depth == 1 && key.length() < ITEMS.length() + 1) {
        key.append(letter);
      }
    } else {
      structure(letter);
    }
    if (collecting) {
      tooLarge |= part.length() >= Limits.FILE_BYTES;
      if (!tooLarge) {
        part.append(letter);
      }
    }
    if (collecting && !inString && letter == '}' && depth == start - 1) {
      end();
    }
    column = letter == '\n' ? 0 : column + 1;
    line += letter == '\n' ? 1 : 0;
  }

  private void structure(char letter) {
    switch (letter) {
      case '"' -> {
        inString = true;
        if (depth == 1) {
          key.setLength(0);
        }
      }
      case '{', '[' -> {
        depth++;
        if (letter == '[' && depth == 2 && ITEMS.contentEquals(key)) {
          collecting = false;
          start = 3;
        } else if (letter == '{' && depth == start && !collecting) {
          begin();
        }
      }
      case '}', ']' -> {
        depth--;
        if (depth == 0 && start == 3) {
          start = 1;
        }
      }
      default -> {}
    }
  }

  private void begin() {
    part.setLength(0);
    part.append(" ".repeat(Math.min(column, Limits.FILE_BYTES)));
    firstLine = line;
    collecting = true;
    tooLarge = false;
  }

  private void end() {
    collecting = false;
    objects.accept(tooLarge ? "" : part.toString(), firstLine);
    part.setLength(0);
  }
}
