package io.gitopsprofile.diagnostic;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Detects credentials in plain text: by the form of a value, or by its key if the value is not a
 * reference. Every text of a profile is examined, so patterns are compiled only for texts that a
 * cheap test does not rule out.
 */
public final class CredentialDetector {

  /** Text that every credential of a kind holds, and the pattern of the kind. */
  private static final String[][] LOOKS = {
    {"AKIA", "\\bAKIA[0-9A-Z]{16}\\b"},
    {"ASIA", "\\bASIA[0-9A-Z]{16}\\b"},
    {"gh", "\\bgh[opsur]_[0-9A-Za-z]{36}"},
    {"github_pat_", "\\bgithub_pat_[0-9A-Za-z_]{22}"},
    {"glpat-", "\\bglpat-[0-9A-Za-z_-]{20}"},
    {"xox", "\\bxox[abeoprs]-[0-9A-Za-z-]{10}"},
    {"eyJ", "\\beyJ[0-9A-Za-z_-]{8,500}\\.eyJ[0-9A-Za-z_-]{8,}\\."},
    {"AIza", "\\bAIza[0-9A-Za-z_-]{35}"},
    {"k_live_", "\\b[rs]k_live_[0-9A-Za-z]{16}"},
    {"npm_", "\\bnpm_[0-9A-Za-z]{36}"},
    {"SG.", "\\bSG\\.[0-9A-Za-z_-]{22}\\.[0-9A-Za-z_-]{43}"},
    {"hvs.", "\\bhvs\\.[0-9A-Za-z_-]{24}"},
    {"AGE-SECRET-KEY-", "\\bAGE-SECRET-KEY-1[0-9A-Z]{58}"},
    {"hooks.slack.com/", "hooks\\.slack\\.com/services/T\\w+/B\\w+/[0-9A-Za-z]{20}"},
    {"Key=", "\\b(Account|SharedAccess)Key=[0-9A-Za-z+/%]{20}"},
    {"sig=", "[?&]sig=[0-9A-Za-z+/%_-]{20}"},
    {"PRIVATE KEY", "-----BEGIN ([A-Z0-9]+ ){0,4}PRIVATE KEY( BLOCK)?-----"},
    {"@", "\\b[a-z][a-z0-9+.-]{0,40}://[^\\s/:@$<{]*:(?!%s@|\\*+@)[^\\s/?@$<{]+@"},
  };

  /** The parts of names of which every name of a credential has one. */
  private static final String[] STEMS = {
    "pass", "pwd", "secret", "credential", "key", "token", "signature"
  };

  /** The characters of the first text of each look; a value without one of them does not match. */
  private static final long[] OF_LOOKS = new long[LOOKS.length];

  /** The characters of each stem; a key without one of them does not have the stem. */
  private static final long[] OF_STEMS = new long[STEMS.length];

  static {
    for (int i = 0; i < LOOKS.length; i++) {
      OF_LOOKS[i] = letters(LOOKS[i][0]);
    }
    for (int i = 0; i < STEMS.length; i++) {
      OF_STEMS[i] = letters(STEMS[i]);
    }
  }

  /** Last words of a key that holds a credential. */
  private static final Set<String> LAST_WORDS =
      Set.of("pwd", "secret", "credential", "credentials");

  /** Endings of a key that holds a credential, as separate words or not. */
  private static final List<String> ENDS =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "apikey",
          "accesskey",
          "privatekey",
          "secretkey",
          "token",
          "clientsecret");

  /** Last two words of a key that holds a credential. */
  private static final Set<String> KEYS =
      Set.of(
          "api key",
          "access key",
          "private key",
          "secret key",
          "encryption key",
          "signing key",
          "account key",
          "subscription key",
          "shared key",
          "master key",
          "access signature",
          "db pass",
          "database pass",
          "user pass",
          "admin pass",
          "root pass",
          "smtp pass",
          "mail pass",
          "redis pass");

  /** Words after the name of a credential that distinguish several credentials, as numbers do. */
  private static final Set<String> WHICH =
      Set.of(
          "ro",
          "rw",
          "readonly",
          "only",
          "read",
          "write",
          "reader",
          "writer",
          "old",
          "new",
          "previous",
          "current",
          "next",
          "primary",
          "secondary",
          "main",
          "master",
          "replica",
          "backup",
          "dev",
          "test",
          "staging",
          "stage",
          "prod",
          "production",
          "live",
          "default",
          "value",
          "base",
          "base64",
          "b64",
          "plain");

  /** Last words of a key that holds a name or a switch, not a credential. */
  private static final Set<String> NO_CREDENTIAL =
      Set.of("existing", "use", "create", "generate", "enable", "require", "disable");

  /** Words that show that a key names a Secret instead of containing it. */
  private static final Set<String> OF_OBJECTS = Set.of("pull", "tls");

  private static final String AUTH = "auth";

  private static final String PLACEHOLDER =
      "(?s)\\s*|.*(\\$\\{|\\$\\(|\\{\\{|ENC\\[).*|<[^>]*>|(vault|ref\\+[a-z]+|arn|projects?|env):?[:/].*"
          + "|/.*|[a-z][a-z0-9+.-]*://.*|\\$[A-Z_][A-Z0-9_]*|\\$__(env|file|vault)\\{.*"
          + "|\\*+|(?i:true|false|yes|no|null|none)";

  private static final String OBJECT_NAME = "[a-z0-9]+([-.][a-z0-9]+)+";
  private static final String NAMESPACED_NAME = "[a-z0-9-]+/[a-z0-9.-]+";
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private CredentialDetector() {}

  /** Returns true if a value looks like a credential, independent of its key. */
  public static boolean looksLikeOne(String value) {
    long letters = letters(value);
    for (int i = 0; i < LOOKS.length; i++) {
      String[] look = LOOKS[i];
      if ((OF_LOOKS[i] & ~letters) == 0
          && value.contains(look[0])
          && Pattern.compile(look[1]).matcher(value).find()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the characters of a text as a set of 64 bits, one for each value of their last 6 bits.
   */
  private static long letters(String text) {
    long letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters |= 1L << text.charAt(i);
    }
    return letters;
  }

  /** Returns true if a value under this key is a credential. */
  public static boolean isOne(String key, String value) {
    return looksLikeOne(value)
        || (isNamed(key) ? !isReference(key, value) : isAuth(key) && isLogin(value));
  }

  /** Returns true if some values under this key are credentials, though others are not. */
  static boolean mayNameOne(String key) {
    return isNamed(key) || isAuth(key);
  }

  /** True for {@code auth} of a Docker config file and {@code _auth} of npm. */
  private static boolean isAuth(String key) {
    int start = key.length() - AUTH.length();
    return start >= 0
        && key.regionMatches(true, start, AUTH, 0, AUTH.length())
        && (start == 0
            || !Character.isLetter(key.charAt(start - 1))
            || Character.isUpperCase(key.charAt(start)));
  }

  /** True for a user and a password with a colon between, in base64. */
  private static boolean isLogin(String value) {
    String text = value.strip();
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    try {
      byte[] login = Base64.getDecoder().decode(text.substring(0, end - end % 4));
      return new String(login, StandardCharsets.ISO_8859_1).indexOf(':') > 0;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  /** Returns true if a value is empty or a placeholder that is filled in elsewhere. */
  public static boolean isPlaceholder(String value) {
    return value.matches(PLACEHOLDER);
  }

  /** Returns true if the words of a key name a credential, whatever its value is. */
  static boolean isNamed(String key) {
    if (!mayHaveStem(key)) {
      return false;
    }
    String words = withoutWhich(words(key));
    String last = words.substring(words.lastIndexOf(' ') + 1);
    boolean isNamed = LAST_WORDS.contains(last) || KEYS.contains(lastTwo(withoutId(words)));
    for (String end : ENDS) {
      isNamed |= last.endsWith(end);
    }
    if (isNamed) {
      boolean mayBeObject = last.startsWith("secret") || last.startsWith("credential");
      for (String word : words.split(" ", -1)) {
        isNamed &= !NO_CREDENTIAL.contains(word) && !(mayBeObject && OF_OBJECTS.contains(word));
      }
    }
    return isNamed;
  }

  /** False only for a key that has the letters of no stem; cheaper than taking the key apart. */
  private static boolean mayHaveStem(String key) {
    long letters = 0;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '\\' || c == '%' || c > '~') {
        return true;
      }
      letters |= 1L << (c | ' '); // Capitals as small letters.
    }
    for (long stem : OF_STEMS) {
      if ((stem & ~letters) == 0) {
        return true;
      }
    }
    return false;
  }

  /** A key such as {@code secret} often holds the name of the Secret with the value in it. */
  private static boolean isReference(String key, String value) {
    String words = withoutWhich(words(key));
    boolean mayNameObject =
        words.endsWith("secret")
            || words.endsWith("credential")
            || words.endsWith("credentials")
            || words.endsWith(" key");
    boolean isWord =
        (Set.of("secret", "credentials").contains(words) || words.matches("[a-z ]+ secret key"))
            && value.matches("[a-z]+");
    boolean isName =
        value.length() < 2 * 253 && (value.matches(OBJECT_NAME) || value.matches(NAMESPACED_NAME));
    return isPlaceholder(value) || isWord || (mayNameObject && isName && !value.matches(UUID));
  }

  /** Returns the words without such endings: {@code db password} for {@code db password ro 2}. */
  private static String withoutWhich(String words) {
    String name = words;
    for (int blank = name.lastIndexOf(' '); blank > 0; blank = name.lastIndexOf(' ')) {
      String last = name.substring(blank + 1);
      if (!WHICH.contains(last) && !isNumber(last)) {
        return withoutNumber(name);
      }
      name = name.substring(0, blank);
    }
    return withoutNumber(name);
  }

  private static boolean isNumber(String word) {
    return withoutNumber(word).isEmpty();
  }

  private static String withoutNumber(String word) {
    int end = word.length();
    while (end > 0 && word.charAt(end - 1) >= '0' && word.charAt(end - 1) <= '9') {
      end--;
    }
    return word.substring(0, end);
  }

  private static String withoutId(String words) {
    return words.endsWith(" id") ? words.substring(0, words.length() - 3) : words;
  }

  private static String lastTwo(String words) {
    int blank = words.lastIndexOf(' ', words.lastIndexOf(' ') - 1);
    return words.substring(blank + 1);
  }

  /** The words of a key in small letters: {@code adminPassword} and {@code ADMIN_PASSWORD}. */
  private static String words(String written) {
    String key = unescaped(written);
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

  /**
   * Returns a name without the escapes of JSON, YAML and URLs, once or twice escaped: {@code
   * password} for {@code pass\\x77ord}. Line breaks and tabs become blanks.
   */
  static String unescaped(String name) {
    if (name.indexOf('\\') < 0 && name.indexOf('%') < 0) {
      return name;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isEscape = c == '\\';
      while (isEscape && i + 1 < name.length() && name.charAt(i) == '\\') {
        i++;
      }
      c = name.charAt(i);
      int digits = !isEscape ? (c == '%' ? 2 : 0) : c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
      int code = digits == 0 ? -1 : number(name, i + 1, i + 1 + digits);
      if (code >= 0) {
        text.appendCodePoint(code);
        i += digits;
      } else {
        text.append(isEscape && "nrt".indexOf(c) >= 0 ? ' ' : c);
      }
    }
    return text.toString();
  }

  /** Returns the code point that a range writes in hexadecimal digits; -1 if it does not. */
  private static int number(String text, int from, int to) {
    if (to > text.length()) {
      return -1;
    }
    long number = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      number = number * 16 + digit;
    }
    return number > Character.MAX_CODE_POINT ? -1 : (int) number;
  }

  private static boolean isSmallOrDigit(char letter) {
    return Character.isLowerCase(letter) || Character.isDigit(letter);
  }
}
