package io.gitopsprofile.model.release;

import java.util.regex.Pattern;

/**
 * The commit, tag, branch or other ref that a text names. Flux v1 takes any ref; Flux v2 needs its
 * kind, which follows from its spelling: a full ID is a commit, a version is a tag, {@code
 * refs/...} is that ref, and anything else is a branch.
 *
 * @param kind the kind of ref
 * @param text the commit, tag or branch, or the full name of any other ref
 */
public record GitRef(Kind kind, String text) {

  /** The kinds of refs. */
  public enum Kind {
    /** A commit by its full id. */
    COMMIT,
    /** A text that may be an abbreviated commit ID. */
    SHORT_COMMIT,
    /** A tag. */
    TAG,
    /** A branch. */
    BRANCH,
    /** A ref that is neither a tag nor a branch, such as {@code refs/pull/1/head}. */
    OTHER
  }

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern SHORT_COMMIT = Pattern.compile("(?=.*[0-9])[0-9a-f]{7,39}");

  /** Git keeps a ref in a file of its name; longer text would only keep the patterns busy. */
  private static final int LONGEST = 255;

  /** Parses a text such as {@code master} or {@code refs/tags/stable}. */
  public static GitRef of(String text) {
    if (text.startsWith("refs/tags/")) {
      return new GitRef(Kind.TAG, text.substring("refs/tags/".length()));
    }
    if (text.startsWith("refs/heads/")) {
      return new GitRef(Kind.BRANCH, text.substring("refs/heads/".length()));
    }
    if (text.startsWith("refs/")) {
      return new GitRef(Kind.OTHER, text);
    }
    if (text.length() > LONGEST) {
      return new GitRef(Kind.BRANCH, text);
    }
    if (COMMIT.matcher(text).matches()) {
      return new GitRef(Kind.COMMIT, text);
    }
    if (isTag(text)) {
      return new GitRef(Kind.TAG, text);
    }
    boolean isShort = SHORT_COMMIT.matcher(text).matches();
    return new GitRef(isShort ? Kind.SHORT_COMMIT : Kind.BRANCH, text);
  }

  /** Returns true for a number with further numbers, or a version behind any name. */
  private static boolean isTag(String text) {
    int digits = afterDigits(text, text.startsWith("v") ? 1 : 0);
    if (digits > 0 && (digits == text.length() || isSuffix(text, digits, true))) {
      return true;
    }
    for (int start = 0; start <= text.length(); start++) {
      if ((start == 0 || "-/_@".indexOf(text.charAt(start - 1)) >= 0) && isVersion(text, start)) {
        return true;
      }
      if (start < text.length() && !isLetterOrDigit(text.charAt(start))) {
        boolean ends = text.charAt(start) == '@' && isVersion(text, start + 1);
        if (ends || "._/-".indexOf(text.charAt(start)) < 0) {
          return ends;
        }
      }
    }
    return false;
  }

  /** Returns true if three numbers, and perhaps more behind them, start at an index. */
  private static boolean isVersion(String text, int start) {
    int at = text.startsWith("v", start) ? start + 1 : start;
    for (int number = 0; number < 3; number++) {
      if (number > 0) {
        if (!text.startsWith(".", at)) {
          return false;
        }
        at++;
      }
      at = afterDigits(text, at);
      if (at < 0) {
        return false;
      }
    }
    return at == text.length() || isSuffix(text, at, false);
  }

  /** Returns true if the rest of a text is a suffix such as {@code -rc.1}. */
  private static boolean isSuffix(String text, int start, boolean withDigit) {
    boolean digit = false;
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetterOrDigit(c) && c != '.' && c != '+' && c != '-') {
        return false;
      }
      digit |= c >= '0' && c <= '9';
    }
    boolean starts = "-+.".indexOf(text.charAt(start)) >= 0;
    return starts && start + 1 < text.length() && (digit || !withDigit);
  }

  /** Returns the index after the digits at an index; -1 if there are none. */
  private static int afterDigits(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end > start ? end : -1;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
