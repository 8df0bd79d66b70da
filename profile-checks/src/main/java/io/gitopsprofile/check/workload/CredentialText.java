package io.gitopsprofile.check.workload;

import io.gitopsprofile.diagnostic.CredentialDetector;
import java.util.Map;

/**
 * Values that name a credential by their form or key, and do not hold one: the pattern of a header,
 * and a login in the comment of a file, which shows how a setting is written.
 */
final class CredentialText {

  private CredentialText() {}

  /** Returns true if a value under this key is a credential. */
  static boolean isOne(String key, String text, Map<?, ?> siblings) {
    return isPattern(text, siblings)
        ? looksLikeOne(text)
        : CredentialDetector.isOne(key, withoutCommentedLogins(text));
  }

  /** Returns true if a value looks like a credential, independent of its key. */
  static boolean looksLikeOne(String text) {
    return CredentialDetector.looksLikeOne(withoutCommentedLogins(text));
  }

  /**
   * Returns true for a value that a header or another text is matched with: one of the type {@code
   * RegularExpression}, as in routes of the Gateway API, or without a letter or digit. A literal
   * without an operator is no pattern.
   */
  private static boolean isPattern(String text, Map<?, ?> siblings) {
    boolean isRegex = "RegularExpression".equals(siblings.get("type"));
    boolean hasWord = false;
    boolean hasOperator = false;
    for (int i = 0; i < text.length(); i++) {
      hasWord |= Character.isLetterOrDigit(text.charAt(i));
      hasOperator |= ".*+?^$|()[]{}\\".indexOf(text.charAt(i)) >= 0;
    }
    return !hasWord || (isRegex && hasOperator);
  }

  /** Returns the text with the URLs in its lines of comment made unrecognizable. */
  private static String withoutCommentedLogins(String text) {
    if (text.indexOf('\n') < 0 || !text.contains("://")) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      String start = line.stripLeading();
      boolean isComment = start.startsWith("#") || start.startsWith(";") || start.startsWith("//");
      kept.append(isComment ? line.replace("://", " ") : line).append('\n');
    }
    return kept.substring(0, kept.length() - 1);
  }
}
