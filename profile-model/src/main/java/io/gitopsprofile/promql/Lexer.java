package io.gitopsprofile.promql;

import io.gitopsprofile.promql.Token.Kind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The words and signs of a query, one at a time. What a character means depends on the brackets
 * around it, as in Prometheus' own lexer. (Source: Prometheus, promql/parser/lex.go.)
 */
final class Lexer {

  private static final String DIGITS = "0123456789";
  private static final String HEX_DIGITS = "0123456789abcdefABCDEF";

  private final String text;
  private final PromqlVersion version;
  private int at;
  private int parentheses;
  private boolean inBraces;
  private boolean inBrackets;
  private boolean bracketOpened;
  private boolean colonSeen;
  private boolean commentSeen;

  Lexer(String text, PromqlVersion version) {
    this.text = text;
    this.version = version;
  }

  /** Whether a comment has been skipped. */
  boolean commentSeen() {
    return commentSeen;
  }

  /** The next token; an endless row of {@link Kind#END} behind the last one. */
  Token next() throws PromqlException {
    boolean afterBracket = bracketOpened;
    bracketOpened = false;
    skipSpaces(!afterBracket);
    if (at >= text.length()) {
      return end();
    }
    if (inBraces) {
      return insideBraces();
    }
    // Until 2.53, nothing but a duration may follow the bracket.
    if (afterBracket && !version.since(2, 54)) {
      return rangeDuration();
    }
    return statement();
  }

  private Token end() throws PromqlException {
    if (inBraces) {
      throw problem(at, "unexpected end of input inside braces", "close the \"{\"");
    }
    if (parentheses != 0) {
      throw problem(at, "unclosed left parenthesis", "close the \"(\"");
    }
    if (inBrackets) {
      throw problem(at, "unclosed left bracket", "close the \"[\"");
    }
    return Token.of(Kind.END, "", at);
  }

  private void skipSpaces(boolean comments) {
    while (at < text.length()) {
      char now = text.charAt(at);
      if (now == ' ' || now == '\t' || now == '\n' || now == '\r') {
        at++;
      } else if (now == '#' && comments) {
        commentSeen = true;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
          at++;
        }
      } else {
        return;
      }
    }
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  private Token statement() throws PromqlException {
    char now = text.charAt(at);
    return switch (now) {
      case ',', '*', '/', '%', '+', '-', '^' -> sign(1);
      case '=' -> {
        if (peek(1) == '~') {
          throw problem(at, "unexpected character after '=': '~'", null);
        }
        yield sign(peek(1) == '=' ? 2 : 1);
      }
      case '!' -> {
        if (peek(1) != '=') {
          throw problem(at, "unexpected character after '!': " + shown(at + 1), null);
        }
        yield sign(2);
      }
      case '<', '>' -> sign(peek(1) == '=' || (peek(1) == '/' && version.since(3, 11)) ? 2 : 1);
      case '"', '\'', '`' -> string(now);
      case '(', ')', '{', '[', ']' -> bracket(now);
      case '@' -> {
        if (version.since(2, 33) || version.experimentalSince(2, 25)) {
          yield sign(1);
        }
        throw problem(at, "unexpected character: '@'", "use Prometheus 2.33 or newer");
      }
      default -> word(now);
    };
  }

  private Token bracket(char now) throws PromqlException {
    if (now == '(') {
      parentheses++;
    } else if (now == ')') {
      parentheses--;
      if (parentheses < 0) {
        throw problem(at, "unexpected right parenthesis ')'", "remove it, or open it before");
      }
    } else if (now == '{') {
      inBraces = true;
    } else if (now == '[') {
      if (inBrackets) {
        throw problem(at, "unexpected left bracket '['", null);
      }
      inBrackets = true;
      bracketOpened = true;
      colonSeen = false;
    } else {
      if (!inBrackets) {
        throw problem(at, "unexpected right bracket ']'", "remove it, or open it before");
      }
      inBrackets = false;
    }
    return sign(1);
  }

  private Token word(char now) throws PromqlException {
    if (isDigit(now) || (now == '.' && isDigit(peek(1)))) {
      return number();
    }
    if (isLetter(now) || now == ':') {
      return inBrackets ? inBrackets(now) : name();
    }
    throw problem(at, "unexpected character: " + shown(at), null);
  }

  /** Until 3.5, any letter inside brackets is read as the colon. */
  private Token inBrackets(char now) throws PromqlException {
    if (now != ':' && version.experimentalSince(3, 6)) {
      int end = at;
      while (end < text.length() && isLetter(text.charAt(end))) {
        end++;
      }
      String word = text.substring(at, end);
      if (isDurationFunction(word)) {
        return token(Kind.NAME, end);
      }
    }
    if (colonSeen || (now != ':' && !version.before(3, 6))) {
      throw problem(at, "unexpected character in a range: " + shown(at), null);
    }
    colonSeen = true;
    Token colon = new Token(Kind.SIGN, text.substring(at, at + 1), ":", at, at + 1);
    at++;
    return colon;
  }

  private static boolean isDurationFunction(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "step", "range", "max_of", "min_of" -> true;
      default -> false;
    };
  }

  private Token insideBraces() throws PromqlException {
    char now = text.charAt(at);
    if (isLetter(now)) {
      int end = at;
      while (end < text.length() && isWord(text.charAt(end))) {
        end++;
      }
      return token(Kind.NAME, end);
    }
    return switch (now) {
      case ',' -> sign(1);
      case '"', '\'', '`' -> string(now);
      case '=' -> sign(peek(1) == '~' ? 2 : 1);
      case '!' -> {
        if (peek(1) != '~' && peek(1) != '=') {
          throw problem(at, "unexpected character after '!' inside braces: " + shown(at + 1), null);
        }
        yield sign(2);
      }
      case '}' -> {
        inBraces = false;
        yield sign(1);
      }
      case '{' -> throw problem(at, "unexpected left brace '{'", null);
      default ->
          throw problem(
              at,
              "unexpected character inside braces: " + shown(at),
              isDigit(now) ? "quote the value of a label" : null);
    };
  }

  private Token sign(int length) {
    return token(Kind.SIGN, at + length);
  }

  private Token token(Kind kind, int end) {
    Token token = Token.of(kind, text.substring(at, end), at);
    at = end;
    return token;
  }

  private Token name() {
    int end = at;
    boolean colon = false;
    while (end < text.length() && (isWord(text.charAt(end)) || text.charAt(end) == ':')) {
      colon |= text.charAt(end) == ':';
      end++;
    }
    if (colon) {
      return token(Kind.METRIC_NAME, end);
    }
    Token keyword = Token.of(Kind.KEYWORD, text.substring(at, end), at);
    Kind kind = kindOf(keyword.word(), end);
    return token(kind, end);
  }

  private Kind kindOf(String word, int end) {
    return switch (word) {
      case "inf", "nan" -> Kind.NUMBER;
      case "and",
          "or",
          "unless",
          "sum",
          "avg",
          "count",
          "min",
          "max",
          "stddev",
          "stdvar",
          "topk",
          "bottomk",
          "count_values",
          "quantile",
          "offset",
          "by",
          "without",
          "on",
          "ignoring",
          "group_left",
          "group_right",
          "bool" ->
          Kind.KEYWORD;
      case "group" -> version.since(2, 20) ? Kind.KEYWORD : Kind.NAME;
      case "start", "end" -> version.since(2, 25) ? Kind.KEYWORD : Kind.NAME;
      case "atan2" -> version.since(2, 31) ? Kind.KEYWORD : Kind.NAME;
      case "limitk", "limit_ratio" -> version.since(2, 54) ? Kind.KEYWORD : Kind.NAME;
      case "anchored", "smoothed" -> version.since(3, 7) ? Kind.KEYWORD : Kind.NAME;
      case "fill", "fill_left", "fill_right" ->
          version.since(3, 10) && isBeforeParenthesis(end) ? Kind.KEYWORD : Kind.NAME;
      default -> Kind.NAME;
    };
  }

  private boolean isBeforeParenthesis(int start) {
    int next = start;
    while (next < text.length() && " \t\n\r".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    return next < text.length() && text.charAt(next) == '(';
  }

  private Token rangeDuration() throws PromqlException {
    int start = at;
    int end = afterNumber(start);
    if (end >= 0) {
      throw problem(
          start, "missing unit character in duration", "write a duration with a unit, such as 5m");
    }
    int duration = afterDuration(-end - 1);
    if (duration < 0) {
      throw badDuration(start, "bad duration syntax: ");
    }
    return token(Kind.DURATION, duration);
  }

  private Token number() throws PromqlException {
    int end = afterNumber(at);
    if (end >= 0) {
      return token(Kind.NUMBER, end);
    }
    int duration = afterDuration(-end - 1);
    if (duration < 0) {
      throw badDuration(at, "bad number or duration syntax: ");
    }
    return token(Kind.DURATION, duration);
  }

  private PromqlException badDuration(int start, String message) {
    int end = start;
    while (end < text.length() && (isWord(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    String written = text.substring(start, Math.min(end, start + 30));
    return problem(start, message + "\"" + written + "\"", "write a duration such as 5m or 1h30m");
  }

  /**
   * The end of a number; where it stops being one, negated and less 1, if a letter follows. What is
   * not a number in the end is refused by the parser.
   */
  private int afterNumber(int start) {
    return version.since(2, 54) ? afterNewNumber(start) : afterOldNumber(start);
  }

  private int afterOldNumber(int start) {
    int end = start;
    boolean hex = text.startsWith("0x", end) || text.startsWith("0X", end);
    String digits = hex ? HEX_DIGITS : DIGITS;
    end = run(digits, hex ? end + 2 : end);
    if (isAnyOf(".", end)) {
      end = run(digits, end + 1);
    }
    if (isAnyOf("eE", end)) {
      end++;
      end += isAnyOf("+-", end) ? 1 : 0;
      end = run(DIGITS, end);
    }
    return ended(end);
  }

  /** Since 2.54, underscores may separate digits. */
  private int afterNewNumber(int start) {
    int end = start;
    boolean hex = text.startsWith("0x", end) || text.startsWith("0X", end);
    String digits = hex ? HEX_DIGITS : DIGITS;
    end += hex ? 2 : 0;
    end += hex && isAnyOf("_", end) ? 1 : 0;
    end += isAnyOf(".", end) ? 1 : 0;
    end += isAnyOf(digits, end) ? 1 : 0;
    boolean dot = false;
    boolean exponent = false;
    while (isAnyOf(digits + "._eE", end)) {
      char now = text.charAt(end);
      end++;
      if (digits.indexOf(now) >= 0) {
        continue;
      }
      boolean repeated = now == '.' ? dot || hex : now != '_' && exponent;
      dot |= now == '.';
      exponent |= now == 'e' || now == 'E';
      end += now != '_' && now != '.' && isAnyOf("+-", end) ? 1 : 0;
      String refused = now == '.' ? "_." : "._eE";
      if (repeated || isAnyOf(refused, end) || (now != '.' && end >= text.length())) {
        return -end - 1;
      }
    }
    return end == start ? -end - 1 : ended(end);
  }

  private int ended(int end) {
    return end < text.length() && isWord(text.charAt(end)) ? -end - 1 : end;
  }

  private int run(String letters, int start) {
    int end = start;
    while (isAnyOf(letters, end)) {
      end++;
    }
    return end;
  }

  private boolean isAnyOf(String letters, int index) {
    return index < text.length() && letters.indexOf(text.charAt(index)) >= 0;
  }

  /** The end of a duration from its first unit on; -1 if it is not one. */
  private int afterDuration(int unit) {
    if (!isAnyOf("smhdwy", unit)) {
      return -1;
    }
    int end = unit + 1;
    end += isAnyOf("s", end) ? 1 : 0;
    while (isAnyOf(DIGITS, end) && version.since(2, 21)) {
      end = run(DIGITS, end);
      if (!isAnyOf("smhdw", end)) {
        return -1;
      }
      end++;
      end += isAnyOf("s", end) ? 1 : 0;
    }
    return end < text.length() && isWord(text.charAt(end)) ? -1 : end;
  }

  private Token string(char quote) throws PromqlException {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      char now = text.charAt(end);
      if (now == '\n' && quote != '`') {
        throw problem(at, "unterminated quoted string", "close the quotes on the same line");
      }
      if (now == '\\' && quote != '`') {
        end = afterEscape(end + 1, quote);
      } else {
        end = afterCharacter(end);
      }
    }
    if (end >= text.length()) {
      boolean raw = quote == '`';
      throw problem(at, "unterminated " + (raw ? "raw" : "quoted") + " string", "close the quotes");
    }
    return token(Kind.STRING, end + 1);
  }

  private int afterCharacter(int index) throws PromqlException {
    char now = text.charAt(index);
    boolean pair =
        Character.isHighSurrogate(now)
            && index + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(index + 1));
    if (now == '\uFFFD' || (Character.isSurrogate(now) && !pair)) {
      throw problem(index, "invalid UTF-8 rune", null);
    }
    return index + (pair ? 2 : 1);
  }

  private int afterEscape(int start, char quote) throws PromqlException {
    if (start >= text.length()) {
      throw problem(at, "escape sequence not terminated", "close the quotes");
    }
    char letter = text.charAt(start);
    if (letter == quote || "abfnrtv\\".indexOf(letter) >= 0) {
      return start + 1;
    }
    boolean octal = letter >= '0' && letter <= '7';
    int length = octal ? 3 : letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
    if (length == 0) {
      throw problem(
          start - 1,
          "unknown escape sequence \\" + shownPlain(start) + " in a string",
          "write \\\\" + shownPlain(start) + ", or quote the string with `");
    }
    int first = octal ? start : start + 1;
    long value = 0;
    for (int i = first; i < first + length; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), octal ? 8 : 16) : -1;
      if (digit < 0 || text.charAt(i) > 'f') {
        throw problem(start - 1, "illegal character in an escape sequence", null);
      }
      value = value * (octal ? 8 : 16) + digit;
    }
    long largest = octal || letter == 'x' ? 255 : Character.MAX_CODE_POINT;
    if (value > largest || (value >= 0xD800 && value < 0xE000)) {
      throw problem(start - 1, "escape sequence is an invalid Unicode code point", null);
    }
    return first + length;
  }

  private String shown(int index) {
    return index >= text.length() ? "end of input" : "'" + shownPlain(index) + "'";
  }

  /** A character that may go into a message. */
  private String shownPlain(int index) {
    int character = text.codePointAt(index);
    boolean visible = Character.isLetterOrDigit(character) || (character > ' ' && character < 127);
    return visible ? Character.toString(character) : String.format("U+%04X", character);
  }

  private static PromqlException problem(int offset, String message, @Nullable String fix) {
    return new PromqlException(offset, message, fix);
  }

  static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  static boolean isLetter(char letter) {
    return letter == '_' || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
  }

  static boolean isWord(char letter) {
    return isLetter(letter) || isDigit(letter);
  }
}
