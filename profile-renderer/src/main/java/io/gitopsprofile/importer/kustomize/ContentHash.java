package io.gitopsprofile.importer.kustomize;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gitopsprofile.importer.value.TreeValue;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The hash that Kustomize appends to the name of a generated object. */
final class ContentHash {

  /** The number of characters. */
  static final int LENGTH = 10;

  private ContentHash() {}

  /**
   * The hash of a ConfigMap or Secret. The name is hashed as empty text, as Kustomize 5 does it.
   * (Source: kustomize, api/hasher/hasher.go.)
   */
  static String of(TreeValue object, String kind) {
    StringWriter json = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(json)) {
      out.writeStartObject();
      if (kind.equals("ConfigMap") && object.get("binaryData") != null) {
        data(out, "binaryData", object.get("binaryData"));
      }
      data(out, "data", object.get("data"));
      out.writeStringField("kind", kind);
      out.writeStringField("name", "");
      if (kind.equals("Secret")) {
        String type = object.textAt("type");
        out.writeStringField("type", type.isEmpty() ? "Opaque" : type);
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return encoded(sha256(goEscaped(json.toString())));
  }

  private static void data(JsonGenerator out, String key, @Nullable TreeValue data)
      throws IOException {
    if (data == null) {
      out.writeStringField(key, "");
      return;
    }
    out.writeObjectFieldStart(key);
    Map<String, TreeValue> sorted = new TreeMap<>(data.entries());
    for (Map.Entry<String, TreeValue> entry : sorted.entrySet()) {
      out.writeStringField(entry.getKey(), String.valueOf(entry.getValue().scalar()));
    }
    out.writeEndObject();
  }

  /** The JSON as Go writes it, which escapes what HTML gives a meaning. */
  private static String goEscaped(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String hex) {
    StringBuilder encoded = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      encoded.append(
          switch (hex.charAt(i)) {
            case '0' -> 'g';
            case '1' -> 'h';
            case '3' -> 'k';
            case 'a' -> 'm';
            case 'e' -> 't';
            default -> hex.charAt(i);
          });
    }
    return encoded.toString();
  }
}
