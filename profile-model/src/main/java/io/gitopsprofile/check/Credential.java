package io.gitopsprofile.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a value is a credential in plain text: by its own looks, or by its key and by not being a
 * reference to one. It is asked about every text of a profile, so a pattern is only compiled for a
 * text that a cheap look does not rule out.
 */
final class Credential {

  /** Text that every credential of a kind holds, and the pattern of the kind. */
  private static final String[][] LOOKS = {
    {"AKIA", "\\bAKIA[0-9A-Z]{16}\\b"},
    {"ASIA", "\\bASIA[0-9A-Z]{16}\\b"},
    {"gh", "\\bgh[opsur]_[0-9A-Za-z]{36}"},
    {"github_pat_", "\\bgithub_pat_[0-9A-Za-z_]{22}"},
    {"glpat-", "\\bglpat-[0-9A-Za-z_-]{20}"},
    {"xox", "\\bxox[abeoprs]-[0-9A-Za-z-]{10}"},
    {"eyJ", "\\beyJ[0-9A-Za-z_-]{8,}\\.eyJ[0-9A-Za-z_-]{8,}\\."},
    {"AIza", "\\bAIza[0-9A-Za-z_-]{35}"},
    {"sk_live_", "\\bsk_live_[0-9A-Za-z]{16}"},
    {"PRIVATE KEY", "-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----"},
    {"@", "\\b[a-z][a-z0-9+.-]*://[^\\s/:@$<{]*:[^\\s/?@$<{]+@"},
  };

  /** Last words of a key that holds a credential. */
  private static final Set<String> LAST_WORDS =
      Set.of("pwd", "token", "secret", "credential", "credentials");

  /** Ends of a key that holds one, whether they are words of their own or not. */
  private static final List<String> ENDS =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "apikey",
          "accesskey",
          "privatekey",
          "secretkey",
          "authtoken",
          "accesstoken",
          "bearertoken",
          "apitoken",
          "clientsecret");

  /** Last words of a key that holds one, if these are two. */
  private static final Set<String> KEYS =
      Set.of("api key", "access key", "private key", "secret key", "encryption key", "signing key");

  /** Words that make a key that of a name or a switch. */
  private static final Set<String> NO_CREDENTIAL =
      Set.of(
          "existing", "pull", "tls", "use", "create", "generate", "enable", "require", "disable");

  private static final String PLACEHOLDER =
      "(?s)\\s*|.*(\\$\\{|\\$\\(|\\{\\{|ENC\\[).*|<[^>]*>|(vault|ref\\+[a-z]+|arn|projects?):?[:/].*"
          + "|/.*|(file|https?)://.*|\\*+|(?i:true|false|yes|no|null|none)";

  private static final String OBJECT_NAME = "[a-z0-9]+([-.][a-z0-9]+)+";

  private Credential() {}

  /** Whether a value looks like a credential, whatever its key is. */
  static boolean looksLikeOne(String value) {
    for (String[] look : LOOKS) {
      if (value.contains(look[0]) && Pattern.compile(look[1]).matcher(value).find()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a value under this key is one. */
  static boolean isOne(String key, String value) {
    return looksLikeOne(value) || (isNamed(key) && !isReference(key, value));
  }

  /** Whether a value is empty or stands for one that is filled in elsewhere. */
  static boolean isPlaceholder(String value) {
    return value.matches(PLACEHOLDER);
  }

  private static boolean isNamed(String key) {
    String words = words(key);
    String last = words.substring(words.lastIndexOf(' ') + 1);
    boolean isNamed = LAST_WORDS.contains(last) || endsLike(KEYS, withoutId(words));
    for (String end : ENDS) {
      isNamed |= last.endsWith(end);
    }
    if (isNamed) {
      for (String word : words.split(" ", -1)) {
        isNamed &= !NO_CREDENTIAL.contains(word);
      }
    }
    return isNamed;
  }

  /** A key such as {@code secret} often holds the name of the Secret with the value in it. */
  private static boolean isReference(String key, String value) {
    String words = words(key);
    boolean mayNameObject =
        words.endsWith("secret")
            || words.endsWith("credential")
            || words.endsWith("credentials")
            || words.endsWith(" key");
    return isPlaceholder(value) || (mayNameObject && value.matches(OBJECT_NAME));
  }

  private static String withoutId(String words) {
    return words.endsWith(" id") ? words.substring(0, words.length() - 3) : words;
  }

  private static boolean endsLike(Set<String> ends, String words) {
    for (String end : ends) {
      if (words.equals(end) || words.endsWith(" " + end)) {
        return true;
      }
    }
    return false;
  }

  /** The words of a key in small letters: {@code adminPassword} and {@code ADMIN_PASSWORD}. */
  private static String words(String key) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      char letter = key.charAt(i);
      boolean afterSmall = i > 0 && isSmallOrDigit(key.charAt(i - 1));
      boolean beforeSmall =
          i > 0 && i + 1 < key.length() && Character.isLowerCase(key.charAt(i + 1));
      if (Character.isUpperCase(letter) && (afterSmall || beforeSmall)) {
        words.append(' ');
      }
      words.append(Character.isLetterOrDigit(letter) ? letter : ' ');
    }
    return words.toString().trim().toLowerCase(Locale.ROOT).replace("  ", " ");
  }

  private static boolean isSmallOrDigit(char letter) {
    return Character.isLowerCase(letter) || Character.isDigit(letter);
  }
}
