package io.gitopsprofile.check.workload;

import io.gitopsprofile.diagnostic.CredentialDetector;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The texts of a Secret that may stand in a repository: a placeholder, a file that SOPS or age has
 * encrypted, and a setting that is there beside the credentials, such as a host or a region.
 */
final class SecretText {

  private static final List<String> ENCRYPTED =
      List.of("ENC[AES256_GCM,", "-----BEGIN AGE ENCRYPTED FILE", "-----BEGIN PGP MESSAGE");

  /** The last words of the keys of settings. */
  private static final List<String> SETTINGS =
      List.of(
          "bucket",
          "client_id",
          "database",
          "email",
          "enabled",
          "endpoint",
          "host",
          "image",
          "name",
          "path",
          "port",
          "region",
          "repository",
          "scopes",
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
    return CredentialDetector.isPlaceholder(written) || isEncrypted(text) || isSetting(key, text);
  }

  private static boolean isEncrypted(String text) {
    for (String mark : ENCRYPTED) {
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

  private static String decoded(String written) {
    try {
      return new String(Base64.getMimeDecoder().decode(written), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return written;
    }
  }
}
