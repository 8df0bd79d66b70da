package io.gitopsprofile.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Hands SnakeYAML's scanner a text that is in memory already. SnakeYAML's own reader takes 1,024
 * characters at a time and copies, each time, all that the scanner has not passed yet; a value of
 * one long line, which it passes as a whole, then costs a time that grows with the square of its
 * length.
 */
public final class WholeTextReader extends StreamReader {

  private static final String NAME = "'string'";
  private static final int BYTE_ORDER_MARK = 0xfeff;

  private final int[] text;
  private int index;
  private int documentStart;
  private int line;
  private int column;

  /**
   * Reads from the start of the text.
   *
   * @throws ReaderException with the first character of the text that YAML does not allow
   */
  public WholeTextReader(String text) {
    super("");
    this.text = text.codePoints().toArray();
    for (int i = 0; i < this.text.length; i++) {
      if (!isPrintable(this.text[i])) {
        throw new ReaderException(NAME, i, this.text[i], "special characters are not allowed");
      }
    }
  }

  @Override
  public Mark getMark() {
    return new Mark(NAME, index, line, column, text, index);
  }

  @Override
  public void forward() {
    forward(1);
  }

  @Override
  public void forward(int length) {
    int end = Math.min(text.length, index + length);
    while (index < end) {
      int passed = text[index++];
      if (endsLine(passed)) {
        line++;
        column = 0;
      } else if (passed != BYTE_ORDER_MARK) {
        column++;
      }
    }
  }

  /** At the character that was passed last. */
  private boolean endsLine(int passed) {
    return switch (passed) {
      case '\n', '\u0085', '\u2028', '\u2029' -> true;
      case '\r' -> index < text.length && text[index] != '\n';
      default -> false;
    };
  }

  @Override
  public int peek() {
    return peek(0);
  }

  @Override
  public int peek(int ahead) {
    return index + ahead < text.length ? text[index + ahead] : '\0';
  }

  @Override
  public String prefix(int length) {
    return new String(text, index, Math.min(length, text.length - index));
  }

  /** The characters must not end a line. */
  @Override
  public String prefixForward(int length) {
    String prefix = prefix(length);
    index += length;
    column += length;
    return prefix;
  }

  @Override
  public int getColumn() {
    return column;
  }

  @Override
  public int getDocumentIndex() {
    return index - documentStart;
  }

  @Override
  public void resetDocumentIndex() {
    documentStart = index;
  }

  @Override
  public int getIndex() {
    return index;
  }

  @Override
  public int getLine() {
    return line;
  }
}
