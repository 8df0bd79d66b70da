package io.gitopsprofile.model.pod;

import io.gitopsprofile.model.value.Syntax;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The content of a file. In a profile file, this is the path of the file.
 *
 * <pre>
 * files:
 *   application.yaml: config/application.yaml
 * </pre>
 *
 * @param text the text of a file that is UTF-8; null for any other file
 * @param base64 the bytes of any other file, in Base64; null for a text
 */
public record FileContent(@Nullable String text, @Nullable String base64) {

  /** Refuses a content that is both, or neither. */
  public FileContent {
    Syntax rules = Syntax.of();
    rules
        .given(
            "text",
            "",
            (text == null) == (base64 == null),
            "the content of a file is either text or Base64",
            "give one of the two")
        .enforce();
  }

  /** The content with these bytes. */
  public static FileContent of(byte[] bytes) {
    try {
      return ofText(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return new FileContent(null, Base64.getEncoder().encodeToString(bytes));
    }
  }

  /** The content with this text. */
  public static FileContent ofText(String text) {
    return new FileContent(text, null);
  }

  /** The size of the file in bytes. */
  long bytes() {
    if (text != null) {
      return ConfigMap.bytes(text);
    }
    int padding = base64 == null || !base64.endsWith("=") ? 0 : base64.endsWith("==") ? 2 : 1;
    return base64 == null ? 0 : base64.length() / 4 * 3L - padding;
  }
}
