package io.gitopsprofile.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a value is a credential in plain text: by its own looks, or by its key and by not being a
 * reference to one.
 */
final class Credential {

  private static final List<Pattern> LOOKS =
      List.of(
          Pattern.compile("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"),
          Pattern.compile("\\bgh[opsur]_[0-9A-Za-z]{36}"),
          Pattern.compile("\\bgithub_pat_[0-9A-Za-z_]{22}"),
          Pattern.compile("\\bglpat-[0-9A-Za-z_-]{20}"),
          Pattern.compile("\\bxox[abeoprs]-[0-9A-Za-z-]{10}"),
          Pattern.compile("\\beyJ[0-9A-Za-z_-]{8,}\\.eyJ[0-9A-Za-z_-]{8,}\\."),
          Pattern.compile("\\bAIza[0-9A-Za-z_-]{35}"),
          Pattern.compile("\\bsk_live_[0-9A-Za-z]{16}"),
          Pattern.compile("-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----"),
          Pattern.compile("\\b[a-z][a-z0-9+.-]*://[^\\s/:@$<{]*:[^\\s/@$<{]+@"));

  private static final Pattern WORDS =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z0-9]+");

  private static final Pattern NAME =
      Pattern.compile(
          "(.*(password|passwd|passphrase|apikey|accesskey|privatekey|secretkey)"
              + "|(.* )?(pwd|token|secret|credentials?)"
              + "|(.*(auth|access|bearer|api|bot))?token|(.*client)?secret"
              + "|(.* )?(api|access|private|secret|encryption|signing) key( id)?)");

  /** Keys that end like a credential and hold something else: a name, a switch. */
  private static final Pattern REFERENCE_NAME =
      Pattern.compile("(.* )?(existing|pull|tls|use|create|generate|enable|require|disable)( .*)?");

  private static final Pattern REFERENCE_VALUE =
      Pattern.compile(
          "\\s*|.*(\\$\\{|\\$\\(|\\{\\{|ENC\\[).*|<[^>]*>|(vault|ref\\+[a-z]+|arn|projects?):?[:/].*"
              + "|/.*|(file|https?)://.*|\\*+|(?i)true|false|yes|no|null|none",
          Pattern.DOTALL);

  private static final Pattern OBJECT_NAME = Pattern.compile("[a-z0-9]+([-.][a-z0-9]+)+");

  private static final Set<String> NAMED_OBJECTS =
      Set.of("secret", "credential", "credentials", "secret key", "access key", "private key");

  private Credential() {}

  /** Whether a value looks like a credential, whatever its key is. */
  static boolean looksLikeOne(String value) {
    return LOOKS.stream().anyMatch(pattern -> pattern.matcher(value).find());
  }

  /** Whether a value under this key is one. */
  static boolean isOne(String key, String value) {
    return looksLikeOne(value) || (isNamed(key) && !isReference(key, value));
  }

  /** Whether a value is empty or stands for one that is filled in elsewhere. */
  static boolean isPlaceholder(String value) {
    return REFERENCE_VALUE.matcher(value).matches();
  }

  private static boolean isNamed(String key) {
    String words = words(key);
    return NAME.matcher(words).matches() && !REFERENCE_NAME.matcher(words).matches();
  }

  /** A key such as {@code secret} often holds the name of the Secret with the value in it. */
  private static boolean isReference(String key, String value) {
    String words = words(key);
    boolean mayNameObject = NAMED_OBJECTS.stream().anyMatch(words::endsWith);
    return isPlaceholder(value) || (mayNameObject && OBJECT_NAME.matcher(value).matches());
  }

  private static String words(String key) {
    return String.join(" ", WORDS.split(key, -1)).trim().toLowerCase(Locale.ROOT);
  }
}
