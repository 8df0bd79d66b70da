package io.gitopsprofile.rendered;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitopsprofile.model.value.FreeForm;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes object of a rendered file: the content of the file's text as values.
 *
 * @param content the whole object, with its keys in the order of the text
 */
public record RenderedObject(FreeForm content) {

  /** Rejects an object without apiVersion, kind or metadata.name. */
  public RenderedObject {
    requireNonNull(content, "content");
    requireText(content.entries(), "apiVersion");
    requireText(content.entries(), "kind");
    requireText(metadata(content), "name");
  }

  /** The API group and version, such as {@code apps/v1}. */
  public String apiVersion() {
    return requireText(content.entries(), "apiVersion");
  }

  /** The API group, such as {@code apps}; empty for the core group. */
  public String group() {
    int slash = apiVersion().indexOf('/');
    return slash < 0 ? "" : apiVersion().substring(0, slash);
  }

  /** The kind. */
  public String kind() {
    return requireText(content.entries(), "kind");
  }

  /** The namespace; empty for an object without one. */
  public String namespace() {
    return metadata(content).get("namespace") instanceof String namespace ? namespace : "";
  }

  /** The name. */
  public String name() {
    return requireText(metadata(content), "name");
  }

  /**
   * Converts a fresh copy into a typed object, such as fabric8's {@code Deployment}.
   *
   * @param type a class that Jackson can read this kind into
   */
  public <T> T as(Class<T> type) {
    try {
      // Converts through JSON, since fabric8's own readers accept an int but not a long.
      return Mapper.JACKSON.readValue(Mapper.JACKSON.writeValueAsBytes(content.entries()), type);
    } catch (IOException e) {
      throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + this, e);
    }
  }

  private static Map<?, ?> metadata(FreeForm content) {
    return content.get("metadata") instanceof Map<?, ?> metadata ? metadata : Map.of();
  }

  private static String requireText(Map<?, ?> map, String key) {
    @Nullable Object value = map.get(key);
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("an object without " + key);
  }

  /** Loads Jackson, which takes a tenth of a second, only when a typed copy is requested. */
  private static final class Mapper {
    private static final ObjectMapper JACKSON = new ObjectMapper();
  }
}
