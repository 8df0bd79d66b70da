package io.gitopsprofile.golang;

import io.gitopsprofile.golang.TemplateToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cuts a template into tokens, one at a time, as lex.go of Go's text/template/parse does. */
final class TemplateLexer {

  private static final int EOF = -1;
  private static final String LEFT_COMMENT = "/*";
  private static final String RIGHT_COMMENT = "*/";

  /**
   * An action or a comment with its delimiters.
   *
   * @param from the place of the left delimiter
   * @param to the place behind the right delimiter
   * @param comment whether it is a comment
   */
  record Span(int from, int to, boolean comment) {}

  /** The kind of text that the lexer reads next. */
  private enum State {
    TEXT,
    LEFT_DELIM,
    ACTION,
    RIGHT_DELIM,
    FAILED
  }

  private final String input;
  private final String left;
  private final String right;
  private final List<Span> spans = new ArrayList<>();
  private State state = State.TEXT;
  private int pos;
  private int start;
  private int actionAt;
  private int parens;

  TemplateLexer(TemplateText text) {
    this.input = text.bytes();
    this.left = ByteText.of(text.setting().left());
    this.right = ByteText.of(text.setting().right());
  }

  /** The actions and comments that have been read, in their order. */
  List<Span> spans() {
    return spans;
  }

  TemplateToken next() {
    while (true) {
      TemplateToken token =
          switch (state) {
            case TEXT -> text();
            case LEFT_DELIM -> leftDelim();
            case ACTION -> action();
            case RIGHT_DELIM -> rightDelim();
            case FAILED -> new TemplateToken(Kind.EOF, pos, "");
          };
      if (token != null) {
        return token;
      }
    }
  }

  private @Nullable TemplateToken text() {
    int open = input.indexOf(left, pos);
    if (open < 0) {
      pos = input.length();
      return pos > start ? emit(Kind.TEXT) : emit(Kind.EOF);
    }
    int end = open;
    if (hasLeftTrim(open + left.length())) {
      while (end > start && isSpace(input.charAt(end - 1))) {
        end--;
      }
    }
    state = State.LEFT_DELIM;
    TemplateToken text = null;
    if (end > start) {
      text = new TemplateToken(Kind.TEXT, start, input.substring(start, end));
    }
    pos = open;
    start = open;
    return text;
  }

  private @Nullable TemplateToken leftDelim() {
    actionAt = pos;
    pos += left.length();
    int marker = hasLeftTrim(pos) ? 2 : 0;
    if (input.startsWith(LEFT_COMMENT, pos + marker)) {
      pos += marker;
      start = pos;
      return comment();
    }
    TemplateToken delim = emit(Kind.LEFT_DELIM);
    pos += marker;
    start = pos;
    parens = 0;
    state = State.ACTION;
    return delim;
  }

  private @Nullable TemplateToken comment() {
    int close = input.indexOf(RIGHT_COMMENT, pos + LEFT_COMMENT.length());
    if (close < 0) {
      return error("unclosed comment");
    }
    pos = close + RIGHT_COMMENT.length();
    boolean trims = atTrimmedRightDelim(pos);
    if (!trims && !input.startsWith(right, pos)) {
      return error("comment ends before closing delimiter");
    }
    pos += right.length() + (trims ? 2 : 0);
    spans.add(new Span(actionAt, pos, true));
    endAction(trims);
    return null;
  }

  private TemplateToken rightDelim() {
    boolean trims = hasRightTrim(pos);
    if (trims) {
      pos += 2;
      start = pos;
    }
    pos += right.length();
    TemplateToken delim = emit(Kind.RIGHT_DELIM);
    spans.add(new Span(actionAt, pos, false));
    endAction(trims);
    return delim;
  }

  private void endAction(boolean trims) {
    while (trims && pos < input.length() && isSpace(input.charAt(pos))) {
      pos++;
    }
    start = pos;
    state = State.TEXT;
  }

  private @Nullable TemplateToken action() {
    if (atTrimmedRightDelim(pos) || input.startsWith(right, pos)) {
      if (parens > 0) {
        return error("unclosed left paren");
      }
      state = State.RIGHT_DELIM;
      return null;
    }
    int rune = advance();
    return switch (rune) {
      case EOF -> error("unclosed action");
      case ' ', '\t', '\r', '\n' -> space();
      case '=' -> emit(Kind.ASSIGN);
      case ':' -> advance() == '=' ? emit(Kind.DECLARE) : error("expected :=");
      case '|' -> emit(Kind.PIPE);
      case '"' -> quoted('"', Kind.STRING, "unterminated quoted string");
      case '\'' -> quoted('\'', Kind.CHAR_CONSTANT, "unterminated character constant");
      case '`' -> rawString();
      case '$' -> fieldOrVariable(Kind.VARIABLE);
      case '(' -> {
        parens++;
        yield emit(Kind.LEFT_PAREN);
      }
      case ')' -> {
        // The parser refuses the parenthesis if none is open.
        parens--;
        yield emit(Kind.RIGHT_PAREN);
      }
      default -> other(rune);
    };
  }

  private TemplateToken other(int rune) {
    if (rune == '.' && pos < input.length() && !isDigit(input.charAt(pos))) {
      return fieldOrVariable(Kind.FIELD);
    }
    if (rune == '.' || rune == '+' || rune == '-' || (rune < 0x80 && isDigit((char) rune))) {
      pos--;
      return number();
    }
    if (isAlphaNumeric(rune)) {
      return identifier();
    }
    if (rune < 0x80 && ByteText.isPrinted(rune)) {
      return emit(Kind.CHAR);
    }
    return error("unrecognized character in action: " + unicode(rune));
  }

  private @Nullable TemplateToken space() {
    while (pos < input.length() && isSpace(input.charAt(pos))) {
      pos++;
    }
    if (atTrimmedRightDelim(pos - 1)) {
      pos--;
      if (pos == start) {
        state = State.RIGHT_DELIM;
        return null;
      }
    }
    return emit(Kind.SPACE);
  }

  private TemplateToken identifier() {
    while (isAlphaNumeric(peek())) {
      advance();
    }
    if (!atTerminator()) {
      return error("bad character " + unicode(peek()));
    }
    return emit(
        switch (input.substring(start, pos)) {
          case "block" -> Kind.BLOCK;
          case "break" -> Kind.BREAK;
          case "continue" -> Kind.CONTINUE;
          case "define" -> Kind.DEFINE;
          case "else" -> Kind.ELSE;
          case "end" -> Kind.END;
          case "if" -> Kind.IF;
          case "range" -> Kind.RANGE;
          case "nil" -> Kind.NIL;
          case "template" -> Kind.TEMPLATE;
          case "with" -> Kind.WITH;
          case "true", "false" -> Kind.BOOL;
          default -> Kind.IDENTIFIER;
        });
  }

  private TemplateToken fieldOrVariable(Kind kind) {
    if (atTerminator()) {
      return emit(kind == Kind.VARIABLE ? Kind.VARIABLE : Kind.DOT);
    }
    while (isAlphaNumeric(peek())) {
      advance();
    }
    return atTerminator() ? emit(kind) : error("bad character " + unicode(peek()));
  }

  private boolean atTerminator() {
    int rune = peek();
    return switch (rune) {
      case EOF, ' ', '\t', '\r', '\n', '.', ',', '|', ':', ')', '(' -> true;
      default -> input.startsWith(right, pos);
    };
  }

  private TemplateToken quoted(char quote, Kind kind, String unterminated) {
    while (true) {
      int rune = advance();
      if (rune == '\\') {
        rune = advance();
        if (rune != EOF && rune != '\n') {
          continue;
        }
      }
      if (rune == EOF || rune == '\n') {
        return error(unterminated);
      }
      if (rune == quote) {
        return emit(kind);
      }
    }
  }

  private TemplateToken rawString() {
    int close = input.indexOf('`', pos);
    if (close < 0) {
      return error("unterminated raw quoted string");
    }
    pos = close + 1;
    return emit(Kind.RAW_STRING);
  }

  private TemplateToken number() {
    if (!scanNumber()) {
      return badNumber();
    }
    int sign = peek();
    if (sign != '+' && sign != '-') {
      return emit(Kind.NUMBER);
    }
    boolean complex = scanNumber() && input.charAt(pos - 1) == 'i';
    return complex ? emit(Kind.COMPLEX) : badNumber();
  }

  private TemplateToken badNumber() {
    return error("bad number syntax: " + GoQuote.quote(input.substring(start, pos), false));
  }

  private boolean scanNumber() {
    accept("+-");
    String digits = "0123456789_";
    if (accept("0")) {
      if (accept("xX")) {
        digits = "0123456789abcdefABCDEF_";
      } else if (accept("oO")) {
        digits = "01234567_";
      } else if (accept("bB")) {
        digits = "01_";
      }
    }
    acceptRun(digits);
    if (accept(".")) {
      acceptRun(digits);
    }
    boolean decimal = digits.length() == 11;
    boolean hexadecimal = digits.length() > 11;
    if ((decimal && accept("eE")) || (hexadecimal && accept("pP"))) {
      accept("+-");
      acceptRun("0123456789_");
    }
    accept("i");
    if (isAlphaNumeric(peek())) {
      advance();
      return false;
    }
    return true;
  }

  private boolean accept(String valid) {
    boolean accepted = pos < input.length() && valid.indexOf(input.charAt(pos)) >= 0;
    pos += accepted ? 1 : 0;
    return accepted;
  }

  private void acceptRun(String valid) {
    while (accept(valid)) {
      // Each accepted character moves the place.
    }
  }

  private int advance() {
    int rune = peek();
    pos += rune == EOF ? 0 : ByteText.size(input, pos);
    return rune;
  }

  private int peek() {
    return pos < input.length() ? ByteText.rune(input, pos) : EOF;
  }

  private TemplateToken emit(Kind kind) {
    TemplateToken token = new TemplateToken(kind, start, input.substring(start, pos));
    start = pos;
    return token;
  }

  private TemplateToken error(String words) {
    state = State.FAILED;
    return new TemplateToken(Kind.ERROR, start, words);
  }

  private boolean hasLeftTrim(int at) {
    return at + 1 < input.length() && input.charAt(at) == '-' && isSpace(input.charAt(at + 1));
  }

  private boolean hasRightTrim(int at) {
    return at + 1 < input.length() && isSpace(input.charAt(at)) && input.charAt(at + 1) == '-';
  }

  private boolean atTrimmedRightDelim(int at) {
    return hasRightTrim(at) && input.startsWith(right, at + 2);
  }

  private static boolean isSpace(char letter) {
    return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  private static boolean isAlphaNumeric(int rune) {
    return rune == '_' || (rune >= 0 && (Character.isLetter(rune) || Character.isDigit(rune)));
  }

  /** The character as Go's format {@code %#U} writes it. */
  private static String unicode(int rune) {
    StringBuilder name = new StringBuilder();
    String hex = Integer.toHexString(rune).toUpperCase(Locale.ROOT);
    name.append("U+").append("0".repeat(Math.max(0, 4 - hex.length()))).append(hex);
    if (ByteText.isPrinted(rune)) {
      name.append(" '");
      ByteText.add(rune, name);
      name.append('\'');
    }
    return name.toString();
  }
}
