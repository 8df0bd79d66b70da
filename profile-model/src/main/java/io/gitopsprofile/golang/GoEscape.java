package io.gitopsprofile.golang;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The escaping that the functions html, js and urlquery of Go's text/template do. */
final class GoEscape {

  private static final String HEX = "0123456789ABCDEF";

  private GoEscape() {}

  /** The escaped text of values. */
  static String escape(String function, List<GoValue> values) {
    List<GoValue> shown = new ArrayList<>(values.size());
    for (GoValue value : values) {
      shown.add(value instanceof GoValue.Nothing ? new GoValue.Text("<no value>") : value);
    }
    GoFormat format = new GoFormat();
    format.print(shown);
    String text = format.text();
    return switch (function) {
      case "html" -> html(text);
      case "js" -> js(text);
      default -> urlQuery(text);
    };
  }

  private static String html(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '\0' -> ByteText.add(ByteText.BAD, escaped);
        case '"' -> escaped.append("&#34;");
        case '\'' -> escaped.append("&#39;");
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        default -> escaped.append(letter);
      }
    }
    return escaped.toString();
  }

  private static String js(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int rune = ByteText.rune(text, at);
      int size = ByteText.size(text, at);
      switch (rune) {
        case '\\' -> escaped.append("\\\\");
        case '\'' -> escaped.append("\\'");
        case '"' -> escaped.append("\\\"");
        case '<', '>', '&', '=' -> unicode(rune, escaped);
        default -> {
          if (rune < ' ' || (rune >= 0x80 && !ByteText.isPrinted(rune))) {
            unicode(rune, escaped);
          } else {
            escaped.append(text, at, at + size);
          }
        }
      }
      at += size;
    }
    return escaped.toString();
  }

  private static void unicode(int rune, StringBuilder escaped) {
    String hex = Integer.toHexString(rune).toUpperCase(Locale.ROOT);
    escaped.append("\\u").append("0".repeat(Math.max(0, 4 - hex.length()))).append(hex);
  }

  private static String urlQuery(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean plain =
          (letter >= 'a' && letter <= 'z')
              || (letter >= 'A' && letter <= 'Z')
              || (letter >= '0' && letter <= '9')
              || "-_.~".indexOf(letter) >= 0;
      if (plain) {
        escaped.append(letter);
      } else if (letter == ' ') {
        escaped.append('+');
      } else {
        escaped.append('%').append(HEX.charAt(letter >> 4)).append(HEX.charAt(letter & 0xF));
      }
    }
    return escaped.toString();
  }
}
