package io.gitopsprofile.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.ScalarToken;
import org.yaml.snakeyaml.tokens.Token;

/**
 * The comments of a YAML file: what stands behind a {@code #} between its tokens. SnakeYAML can
 * hand them out itself, but takes a time for many in a row that grows with the square of their
 * number.
 */
final class YamlComments {

  private final int[] text;
  private final List<String> found = new ArrayList<>();

  private YamlComments(int[] text) {
    this.text = text;
  }

  /** All of them, in their order, without the blanks around them; the file must be YAML. */
  static List<String> of(byte[] yaml) {
    if (!hasSharp(yaml)) {
      return List.of();
    }
    String text = new String(yaml, StandardCharsets.UTF_8);
    YamlComments comments = new YamlComments(text.codePoints().toArray());
    comments.scan(new ScannerImpl(new StreamReader(text), new LoaderOptions()));
    return comments.found;
  }

  private void scan(ScannerImpl scanner) {
    int end = 0;
    while (scanner.checkToken()) {
      Token token = scanner.getToken();
      int start = token.getStartMark().getIndex();
      between(end, start);
      if (isBlock(token)) {
        between(start, lineEnd(start));
      }
      end = Math.max(end, token.getEndMark().getIndex());
    }
    between(end, text.length);
  }

  /** A comment may stand behind the {@code |} of a text of several lines. */
  private static boolean isBlock(Token token) {
    return token instanceof ScalarToken scalar
        && (scalar.getStyle() == ScalarStyle.LITERAL || scalar.getStyle() == ScalarStyle.FOLDED);
  }

  private void between(int start, int end) {
    for (int i = start; i < end; i++) {
      if (text[i] == '#') {
        int stop = lineEnd(i);
        found.add(new String(text, i + 1, stop - i - 1).strip());
        i = stop;
      }
    }
  }

  private int lineEnd(int start) {
    int end = start;
    while (end < text.length && "\n\r\u0085\u2028\u2029".indexOf(text[end]) < 0) {
      end++;
    }
    return end;
  }

  private static boolean hasSharp(byte[] yaml) {
    for (byte b : yaml) {
      if (b == '#') {
        return true;
      }
    }
    return false;
  }
}
