package io.gitopsprofile.check.workload;

import io.gitopsprofile.diagnostic.CredentialDetector;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The texts of a Secret that may stand in a repository: a placeholder, a file that SOPS or age has
 * encrypted, a file without a credential, and a setting that is there beside the credentials, such
 * as a host or a region. Any other word of a Secret counts as a credential.
 */
final class SecretText {

  private static final List<String> ENCRYPTED =
      List.of("ENC[AES256_GCM,", "-----BEGIN AGE ENCRYPTED FILE", "-----BEGIN PGP MESSAGE");

  /** Marks of the hash of a password, as in a file of htpasswd. */
  private static final List<String> HASHES = List.of("$apr1$", "$2y$", "$2a$", "$2b$", "{SHA}");

  /** The last words of the keys of settings. */
  private static final List<String> SETTINGS =
      List.of(
          "bucket",
          "client_id",
          "database",
          "dbname",
          "email",
          "enabled",
          "endpoint",
          "host",
          "hostname",
          "image",
          "level",
          "name",
          "path",
          "port",
          "project",
          "region",
          "repository",
          "scopes",
          "type",
          "url",
          "user",
          "username");

  private SecretText() {}

  /**
   * Returns true if a text of a Secret gives nothing away.
   *
   * @param written the text as it stands in the Secret
   * @param isBase64 true for {@code data}, whose texts are base64
   */
  static boolean isPublic(String key, String written, boolean isBase64) {
    if (CredentialDetector.looksLikeOne(written)) {
      return false;
    }
    String text = isBase64 ? decoded(written) : written;
    return CredentialDetector.isPlaceholder(written)
        || hasOneOf(ENCRYPTED, text)
        || (text.strip().indexOf('\n') < 0 ? isSetting(key, text) : isHarmlessFile(key, text));
  }

  private static boolean hasOneOf(List<String> marks, String text) {
    for (String mark : marks) {
      if (text.contains(mark)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSetting(String key, String text) {
    String words = key.toLowerCase(Locale.ROOT).replace('-', '_');
    if (words.contains("webhook") || CredentialText.isOne(key, text, Map.of())) {
      return false;
    }
    for (String last : SETTINGS) {
      if (words.equals(last) || words.endsWith("_" + last)) {
        return true;
      }
    }
    return text.equals("true") || text.equals("false");
  }

  /** Tells a file of several lines, none of which sets a credential. */
  private static boolean isHarmlessFile(String key, String text) {
    if (CredentialText.isOne(key, text, Map.of())
        || hasOneOf(HASHES, text)
        || text.contains("\"auth\"")) {
      return false;
    }
    for (String written : text.split("\n", -1)) {
      String line = written.strip();
      if (isElement(line)) {
        return false;
      }
      int sign = sign(line);
      String name = sign < 0 ? "" : unquoted(line.substring(0, sign));
      String value = sign < 0 ? "" : unquoted(line.substring(sign + 1));
      if (!name.isEmpty() && CredentialText.isOne(name, value, Map.of())) {
        return false;
      }
    }
    return true;
  }

  /** The end of the name that a line begins with; below 0 if there is none. */
  private static int sign(String line) {
    int sign = line.indexOf('=');
    sign = sign < 0 ? line.indexOf(':') : sign;
    return sign < 0 ? line.indexOf(' ') : sign;
  }

  /** Tells an element of XML that holds a credential, as in Maven's settings. */
  private static boolean isElement(String line) {
    int open = line.startsWith("<") ? line.indexOf('>') : -1;
    int close = open < 0 ? -1 : line.indexOf('<', open);
    return close > 0
        && CredentialText.isOne(line.substring(1, open), line.substring(open + 1, close), Map.of());
  }

  private static String unquoted(String text) {
    String bare = text.strip();
    int start = 0;
    int end = bare.length();
    while (start < end && "\"'-, ".indexOf(bare.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && "\"', ".indexOf(bare.charAt(end - 1)) >= 0) {
      end--;
    }
    return bare.substring(start, end);
  }

  private static String decoded(String written) {
    try {
      return new String(Base64.getMimeDecoder().decode(written), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return written;
    }
  }
}
