package io.gitopsprofile.golang;

/**
 * A piece of a template, as Go's lexer cuts it.
 *
 * @param kind the kind
 * @param at the place of its first byte
 * @param text the bytes; the words of Go for an error
 */
record TemplateToken(Kind kind, int at, String text) {

  /** The kind of a token. */
  enum Kind {
    ERROR,
    BOOL,
    CHAR,
    CHAR_CONSTANT,
    COMPLEX,
    ASSIGN,
    DECLARE,
    EOF,
    FIELD,
    IDENTIFIER,
    LEFT_DELIM,
    LEFT_PAREN,
    NUMBER,
    PIPE,
    RAW_STRING,
    RIGHT_DELIM,
    RIGHT_PAREN,
    SPACE,
    STRING,
    TEXT,
    VARIABLE,
    DOT,
    BLOCK,
    BREAK,
    CONTINUE,
    DEFINE,
    ELSE,
    END,
    IF,
    NIL,
    RANGE,
    TEMPLATE,
    WITH;

    boolean isKeyword() {
      return switch (this) {
        case DOT, BLOCK, BREAK, CONTINUE, DEFINE, ELSE, END, IF, NIL, RANGE, TEMPLATE, WITH -> true;
        default -> false;
      };
    }
  }

  /** The token as Go's error messages name it. */
  String goName() {
    if (kind == Kind.EOF) {
      return "EOF";
    }
    if (kind == Kind.ERROR) {
      return text;
    }
    if (kind.isKeyword()) {
      return "<" + text + ">";
    }
    if (text.length() <= 10) {
      return GoQuote.quote(text, false);
    }
    int end = 0;
    for (int rune = 0; rune < 10 && end < text.length(); rune++) {
      end += ByteText.size(text, end);
    }
    return GoQuote.quote(text.substring(0, end), false) + "...";
  }

  /** The token in a message. */
  String quoted() {
    return kind == Kind.EOF ? "its end" : "\"" + TemplateText.shown(text) + "\"";
  }
}
