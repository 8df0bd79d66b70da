package io.gitopsprofile.promql;

import java.util.Locale;

/**
 * A word or a sign of a query.
 *
 * @param kind its kind
 * @param text the text as written
 * @param word a keyword in lower case, or the canonical form of a sign; else the text
 * @param start the index of its first character
 * @param end the index after its last character
 */
record Token(Kind kind, String text, String word, int start, int end) {

  /** The kinds of tokens. */
  enum Kind {
    /** The end of the query. */
    END,
    /** A name without a colon that is not a keyword. */
    NAME,
    /** A name with a colon. */
    METRIC_NAME,
    /** A reserved word. */
    KEYWORD,
    /** A number. */
    NUMBER,
    /** A number with units of time. */
    DURATION,
    /** A quoted text. */
    STRING,
    /** An operator, a bracket or a comma. */
    SIGN
  }

  static Token of(Kind kind, String text, int start) {
    boolean keyword = kind == Kind.KEYWORD;
    String word = keyword ? text.toLowerCase(Locale.ROOT) : text;
    return new Token(kind, text, word, start, start + text.length());
  }

  /** Whether it is this sign. */
  boolean is(String sign) {
    return kind == Kind.SIGN && word.equals(sign);
  }

  /** Whether it is this keyword, in upper or lower case. */
  boolean isKeyword(String keyword) {
    return kind == Kind.KEYWORD && word.equals(keyword);
  }

  /** The token as a message names it. */
  String title() {
    String shown = text.length() > 30 ? text.substring(0, 30) + "..." : text;
    return switch (kind) {
      case END -> "end of input";
      case NAME, METRIC_NAME -> "identifier \"" + shown + "\"";
      case NUMBER -> "number \"" + shown + "\"";
      case DURATION -> "duration \"" + shown + "\"";
      case STRING -> "string " + shown;
      default -> "\"" + shown + "\"";
    };
  }
}
