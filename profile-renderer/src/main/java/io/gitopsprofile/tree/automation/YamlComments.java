package io.gitopsprofile.tree.automation;

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
 * The comments of a YAML file: texts after {@code #} between the tokens. SnakeYAML can return
 * comments too, but its time grows with the square of the number of consecutive comments.
 */
final class YamlComments {

  private final int[] text;
  private final List<String> found = new ArrayList<>();

  private YamlComments(int[] text) {
    this.text = text;
  }

  /** All comments in order, without surrounding blanks; the file must be YAML. */
  static List<String> of(byte[] yaml) {
    if (!hasNumberSign(yaml)) {
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

  /** True for a block scalar, whose {@code |} may have a comment after it. */
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

  private static boolean hasNumberSign(byte[] yaml) {
    for (byte b : yaml) {
      if (b == '#') {
        return true;
      }
    }
    return false;
  }
}
