package io.gitopsprofile.page;

import io.gitopsprofile.diagnostic.PrintedText;
import io.gitopsprofile.diagnostic.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * Text of a profile for a page. Names and queries may come from somebody else's pull request, so
 * each language has its escapes: nothing in a text becomes markup.
 */
final class PageText {

  private PageText() {}

  /** Returns one line without credentials, control characters and changes of direction. */
  static String shown(String text) {
    return PrintedText.line(Redaction.of(text));
  }

  /** Returns text for the content or a quoted attribute of HTML and SVG. */
  static String html(String text) {
    return escaped(text, PageText::inHtml);
  }

  /** Returns text for Markdown, in a paragraph or in a cell of a table. */
  static String markdown(String text) {
    return escaped(text, PageText::inMarkdown).replace("://", "&#58;//");
  }

  /**
   * Returns text for a quoted label of Mermaid. Each character that Mermaid or HTML may read as
   * something else becomes a numbered entity; a percent sign and a brace too, since a directive may
   * stand anywhere.
   */
  static String mermaid(String text) {
    return escaped(text, PageText::inMermaid);
  }

  /** The escape of a character in a language; null for a character that stays. */
  private interface Escape {
    @Nullable String of(char c);
  }

  private static String escaped(String text, Escape escape) {
    String shown = shown(text);
    StringBuilder escaped = new StringBuilder(shown.length() + 16);
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      String other = escape.of(c);
      if (other == null) {
        escaped.append(c);
      } else {
        escaped.append(other);
      }
    }
    return escaped.toString();
  }

  private static @Nullable String inHtml(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> null;
    };
  }

  private static @Nullable String inMarkdown(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '@' -> "&#64;";
      default -> "\\`*_[]#|!~$".indexOf(c) >= 0 ? "\\" + c : null;
    };
  }

  private static @Nullable String inMermaid(char c) {
    boolean plain = Character.isLetterOrDigit(c) || c > 127 || " _.,:/-+=".indexOf(c) >= 0;
    return plain ? null : "#" + (int) c + ";";
  }
}
