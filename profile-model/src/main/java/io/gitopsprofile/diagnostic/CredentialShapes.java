package io.gitopsprofile.diagnostic;

import java.util.BitSet;
import java.util.Locale;
import java.util.Set;

/**
 * Finds credentials in lines of any text by their form: settings such as {@code password=x} and
 * {@code "token": "x"}, flags such as {@code --password x}, logins in URLs, {@code Authorization}
 * headers, tokens and private keys. Each line is read a fixed number of times, and no pattern is
 * matched against more than {@value #LONGEST_VALUE} characters of a value.
 */
final class CredentialShapes {

  /** The part of a value that decides whether the value is a credential. */
  static final int LONGEST_VALUE = 512;

  private static final int LONGEST_KEY = 128;
  private static final String QUOTES = "\"'`";
  private static final String AUTHORIZATION = "Authorization";
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String[] SCHEMES = {"Bearer ", "Basic "};

  /** Parameters of signed URLs: of Azure, of CloudFront, of Amazon S3 and of Google Cloud. */
  private static final Set<String> SIGNATURES =
      Set.of("sig", "signature", "x-amz-signature", "x-goog-signature");

  /** Words that follow a flag in a sentence, not in a command. */
  private static final Set<String> OF_SENTENCES =
      Set.of(
          "a", "an", "and", "as", "at", "by", "for", "from", "has", "in", "is", "must", "of", "on",
          "or", "that", "the", "to", "with");

  private final String text;
  private final BitSet hidden;

  /** The range of the last line whose end was asked for. */
  private int lineFrom = -1;

  private int lineEnd = -1;

  /**
   * Creates a search.
   *
   * @param text the text that holds the lines
   * @param hidden receives the indexes of characters that belong to a credential
   */
  CredentialShapes(String text, BitSet hidden) {
    this.text = text;
    this.hidden = hidden;
  }

  /** Marks the credentials of every line of a range. */
  void lines(int from, int to) {
    for (int start = from; start < to; ) {
      int end = Math.min(lineEnd(start), to);
      line(start, end);
      start = end + 1;
    }
  }

  /** Marks the credentials of a line, or of a part of a line. */
  void line(int from, int to) {
    settings(from, to);
    schemes(from, to);
    if (CredentialDetector.looksLikeOne(text.substring(from, to))) {
      words(from, to);
    }
    flags(from, to);
  }

  /** Marks the private keys of the whole text, from the first line to the last. */
  void privateKeys() {
    boolean mayEnd = true;
    for (int begin = text.indexOf(BEGIN); begin >= 0; ) {
      int header = text.indexOf("-----", begin + BEGIN.length());
      int next = begin + BEGIN.length();
      int limit = Math.min(lineEnd(begin), begin + BEGIN.length() + LONGEST_KEY);
      boolean isPrivate =
          header > 0 && header <= limit && text.substring(begin, header).contains("PRIVATE KEY");
      if (isPrivate) {
        int end = mayEnd ? text.indexOf(END, header) : -1;
        mayEnd = end >= 0;
        next = end >= 0 ? footerEnd(end) : bodyEnd(header + 5);
        hide(begin, next);
      }
      begin = text.indexOf(BEGIN, next);
    }
  }

  private int footerEnd(int end) {
    int close = text.indexOf("-----", end + END.length());
    int line = lineEnd(end);
    return close >= 0 && close < line ? close + 5 : line;
  }

  /** Returns the end of a private key without a footer: all following lines of base64. */
  private int bodyEnd(int from) {
    int end = lineEnd(from);
    while (end < text.length()) {
      int next = lineEnd(end + 1);
      for (int i = end + 1; i < next; i++) {
        char c = text.charAt(i);
        boolean isBase64 =
            (c >= '0' && c <= '9') || Character.isLetter(c) || "+/= \t\r".indexOf(c) >= 0;
        if (!isBase64) {
          return end;
        }
      }
      end = next;
    }
    return end;
  }

  /** Marks a range except for line breaks, and for blanks at the start of its lines. */
  void hide(int from, int to) {
    for (int start = from; start < to; ) {
      int end = Math.min(lineEnd(start), to);
      int first = start;
      while (first < end && isBlank(text.charAt(first))) {
        first++;
      }
      hidden.set(first, end);
      start = end + 1;
    }
  }

  /** Returns the index of the line break after an index, or the end of the text. */
  int lineEnd(int from) {
    if (from < lineFrom || from > lineEnd) {
      int end = text.indexOf('\n', from);
      lineFrom = from;
      lineEnd = end < 0 ? text.length() : end;
    }
    return lineEnd;
  }

  /** Marks the values of keys that name a credential, after a colon or an equals sign. */
  private void settings(int from, int to) {
    int first = firstWord(from, to);
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c != '=' && c != ':') {
        continue;
      }
      int keyEnd = withoutQuote(withoutBlanks(i, from), from);
      int keyStart = keyEnd;
      while (keyStart > from
          && keyEnd - keyStart < LONGEST_KEY
          && isOfKey(text.charAt(keyStart - 1))) {
        keyStart--;
      }
      String key = CredentialDetector.unescaped(text.substring(keyStart, keyEnd));
      if (isAuthorization(key)) {
        i = Math.max(i, hideHeader(i + 1, to) - 1);
      } else if (c == '=' && isSignature(key, keyStart, from)) {
        int end = wordEnd(i + 1, to);
        hide(i + 1, end);
        i = Math.max(i, end - 1);
      } else if (!key.isEmpty() && CredentialDetector.mayNameOne(key)) {
        i = Math.max(i, hideValue(key, keyStart == first, i, to) - 1);
      }
    }
  }

  /** True for the parameter of a URL that signs it, so that everyone with the URL has access. */
  private boolean isSignature(String key, int start, int from) {
    boolean isParameter = start > from && "?&;".indexOf(text.charAt(start - 1)) >= 0;
    return isParameter && SIGNATURES.contains(key.toLowerCase(Locale.ROOT));
  }

  static boolean isAuthorization(String key) {
    int start = key.length() - AUTHORIZATION.length();
    return start >= 0 && key.regionMatches(true, start, AUTHORIZATION, 0, AUTHORIZATION.length());
  }

  private int withoutBlanks(int end, int from) {
    int at = end;
    while (at > from && isBlank(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private int withoutQuote(int end, int from) {
    int at = end;
    if (at > from && QUOTES.indexOf(text.charAt(at - 1)) >= 0) {
      at--;
      while (at > from && text.charAt(at - 1) == '\\') {
        at--;
      }
    }
    return at;
  }

  private int hideHeader(int from, int to) {
    int start = from;
    while (start < to && (isBlank(text.charAt(start)) || isQuote(start))) {
      start++;
    }
    int end = start;
    while (end < to && !isQuote(end)) {
      end++;
    }
    if (start < end && !CredentialDetector.isPlaceholder(start(start, end))) {
      hide(start, end);
    }
    return end;
  }

  /** Marks the value after a separator, if it is a credential. Returns the end of the value. */
  private int hideValue(String key, boolean isFirst, int separator, int to) {
    int start = separator + 1;
    while (start < to && (isBlank(text.charAt(start)) || text.charAt(start) == '=')) {
      start++;
    }
    if (start == to || text.startsWith("//", start)) {
      return start;
    }
    int open = start;
    while (open < to && text.charAt(open) == '\\') {
      open++;
    }
    int end;
    boolean isWord = false;
    if (open < to && QUOTES.indexOf(text.charAt(open)) >= 0) {
      end = quoteEnd(open, to, open > start);
      start = open + 1;
    } else {
      boolean isNode = "{[".indexOf(text.charAt(start)) >= 0 && text.charAt(separator) == ':';
      isWord = !isNode && !isFirst;
      end = isNode ? start : isFirst ? to : wordEnd(start, Math.min(to, start + LONGEST_VALUE));
      end = isBlockHeader(start, end) ? start : end;
    }
    if (start < end && CredentialDetector.isOne(key, start(start, end))) {
      end = isWord ? wordEnd(start, to) : end;
      hide(start, end);
      return end;
    }
    return isWord ? end : start;
  }

  /** True for the {@code |} or {@code >} of a block scalar, whose text is in the next lines. */
  private boolean isBlockHeader(int start, int end) {
    boolean isHeader = start < end && "|>".indexOf(text.charAt(start)) >= 0;
    for (int i = start + 1; isHeader && i < end; i++) {
      isHeader = "+-0123456789 \r".indexOf(text.charAt(i)) >= 0;
    }
    return isHeader;
  }

  private int quoteEnd(int open, int to, boolean escaped) {
    char quote = text.charAt(open);
    int at = open + 1;
    while (at < to && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' && quote == '"' && !escaped ? 2 : 1;
    }
    int end = Math.min(at, to);
    while (escaped && end > open + 1 && text.charAt(end - 1) == '\\') {
      end--;
    }
    return end;
  }

  private int wordEnd(int start, int to) {
    int end = start;
    while (end < to
        && !isBlank(text.charAt(end))
        && ",;&|)]}<>\"'`\r".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    // A reference such as ${PASSWORD} has a brace of its own.
    return end < to && text.charAt(end) == '}' && text.startsWith("${", start) ? end + 1 : end;
  }

  /** Returns the start of the first word, after the marks of lists, comments and differences. */
  private int firstWord(int from, int to) {
    int at = from;
    while (at < to && " \t-+*#;!\"'\\".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return text.startsWith("export ", at) ? at + "export ".length() : at;
  }

  /** Marks what follows the name of an authentication scheme. */
  private void schemes(int from, int to) {
    String line = text.substring(from, to);
    for (String scheme : SCHEMES) {
      for (int at = line.indexOf(scheme); at >= 0; ) {
        int start = from + at + scheme.length();
        int end = wordEnd(start, to);
        if (end - start >= 8 && hasDigit(start, end)) {
          hide(start, end);
        }
        at = line.indexOf(scheme, end - from);
      }
    }
  }

  private boolean hasDigit(int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.isDigit(text.charAt(i)) || text.charAt(i) == '=') {
        return true;
      }
    }
    return false;
  }

  /** Marks the words that look like a credential; of a URL with a login, only the login. */
  private void words(int from, int to) {
    for (int start = from; start < to; ) {
      int end = start;
      while (end < to && !isBlank(text.charAt(end)) && !isQuote(end)) {
        end++;
      }
      if (end > start) {
        word(start, end);
      }
      start = end + 1;
    }
  }

  private void word(int from, int to) {
    if (!CredentialDetector.looksLikeOne(text.substring(from, to))) {
      return;
    }
    boolean hasLogin = false;
    StringBuilder rest = new StringBuilder();
    int copied = from;
    for (int scheme = text.indexOf("://", from); scheme >= 0 && scheme < to; ) {
      int authority = scheme + 3;
      int end = authority;
      int at = -1;
      while (end < to && "/?#,".indexOf(text.charAt(end)) < 0) {
        at = text.charAt(end) == '@' ? end : at;
        end++;
      }
      if (at > authority && text.substring(authority, at).indexOf(':') >= 0) {
        hidden.set(authority, at);
        rest.append(text, copied, authority);
        copied = at;
        hasLogin = true;
      }
      scheme = text.indexOf("://", end);
    }
    rest.append(text, copied, to);
    if (!hasLogin || CredentialDetector.looksLikeOne(rest.toString())) {
      hidden.set(from, to);
    }
  }

  /** Marks the word after a flag that names a credential. */
  private void flags(int from, int to) {
    int before = -1;
    int beforeEnd = -1;
    for (int start = from; start < to; ) {
      int end = start;
      while (end < to && isOfWord(end)) {
        end++;
      }
      if (end > start) {
        if (before >= 0 && isGap(beforeEnd, start) && text.charAt(start) != '-') {
          flag(text.substring(before, beforeEnd), start, end);
        }
        boolean isFlag = text.charAt(start) == '-' && end - start <= LONGEST_KEY;
        before = isFlag ? start : -1;
        beforeEnd = end;
      }
      start = end + 1;
    }
  }

  private void flag(String flag, int from, int to) {
    String value = start(from, to);
    if (CredentialDetector.isNamed(flag) && CredentialDetector.isOne(flag, value)) {
      if (!OF_SENTENCES.contains(value)) {
        hide(from, to);
      }
    } else if (flag.equals("-u") || flag.equals("--user")) {
      int colon = text.substring(from, to).indexOf(':');
      if (colon > 0 && from + colon + 1 < to) {
        hide(from + colon + 1, to);
      }
    }
  }

  /** True if two words are neighbours in a command or a list, and not parts of a sentence. */
  private boolean isGap(int from, int to) {
    String gap = text.substring(from, Math.min(to, from + 8)).strip();
    boolean isQuoted = gap.length() > 1 && QUOTES.indexOf(gap.charAt(gap.length() - 1)) >= 0;
    return gap.isEmpty() || gap.equals(",") || isQuoted;
  }

  private boolean isOfWord(int at) {
    return switch (text.charAt(at)) {
      case ' ', '\t', '\r', '"', '\'', '`', ',', '[', ']', '{', '}', '(', ')' -> false;
      default -> true;
    };
  }

  private boolean isQuote(int at) {
    char c = text.charAt(at);
    return c == '"' || c == '\'' || c == '`';
  }

  private static boolean isOfKey(char c) {
    return Character.isLetterOrDigit(c) || "_.-\\%".indexOf(c) >= 0;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  private String start(int from, int to) {
    return text.substring(from, Math.min(to, from + LONGEST_VALUE)).strip();
  }
}
