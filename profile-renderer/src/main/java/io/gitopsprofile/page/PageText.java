package io.gitopsprofile.page;

import io.gitopsprofile.diagnostic.PrintedText;
import io.gitopsprofile.diagnostic.Redaction;

/**
 * Text of a profile for a page. Names and queries may come from somebody else's pull request, so
 * each language has its escapes: nothing in a text becomes markup.
 */
public final class PageText {

  private PageText() {}

  /** Returns one line without credentials, control characters and changes of direction. */
  public static String shown(String text) {
    return PrintedText.line(Redaction.of(text));
  }

  /** Returns text for the content or a quoted attribute of HTML and SVG. */
  public static String html(String text) {
    String shown = shown(text);
    StringBuilder escaped = new StringBuilder(shown.length() + 16);
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** Returns text for Markdown, in a paragraph or in a cell of a table. */
  public static String markdown(String text) {
    String shown = shown(text);
    StringBuilder escaped = new StringBuilder(shown.length() + 16);
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '@' -> escaped.append("&#64;");
        case ':' -> escaped.append(shown.startsWith("://", i) ? "&#58;" : ":");
        default -> escaped.append("\\`*_[]#|!~$".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c));
      }
    }
    return escaped.toString();
  }

  /**
   * Returns text for a quoted label of Mermaid. Each character that Mermaid or HTML may read as
   * something else becomes a numbered entity; a percent sign and a brace too, since a directive may
   * stand anywhere.
   */
  public static String mermaid(String text) {
    String shown = shown(text);
    StringBuilder escaped = new StringBuilder(shown.length() + 16);
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      boolean plain = Character.isLetterOrDigit(c) || c > 127 || " _.,:/-+=".indexOf(c) >= 0;
      if (plain) {
        escaped.append(c);
      } else {
        escaped.append('#').append((int) c).append(';');
      }
    }
    return escaped.toString();
  }
}
