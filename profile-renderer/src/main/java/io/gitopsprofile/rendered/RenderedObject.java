package io.gitopsprofile.rendered;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitopsprofile.model.value.FreeForm;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One Kubernetes object of a rendered file: what the file's text says, as values.
 *
 * @param content the whole object, its keys in the order of the text
 */
public record RenderedObject(FreeForm content) {

  /** Refuses an object without apiVersion, kind and metadata.name. */
  public RenderedObject {
    requireNonNull(content, "content");
    requireText(content.entries(), "apiVersion");
    requireText(content.entries(), "kind");
    requireText(metadata(content), "name");
  }

  /** Its API group and version, such as {@code apps/v1}. */
  public String apiVersion() {
    return requireText(content.entries(), "apiVersion");
  }

  /** Its API group, such as {@code apps}; empty for the core group. */
  public String group() {
    int slash = apiVersion().indexOf('/');
    return slash < 0 ? "" : apiVersion().substring(0, slash);
  }

  /** Its kind. */
  public String kind() {
    return requireText(content.entries(), "kind");
  }

  /** Its namespace; empty for one without. */
  public String namespace() {
    return metadata(content).get("namespace") instanceof String namespace ? namespace : "";
  }

  /** Its name. */
  public String name() {
    return requireText(metadata(content), "name");
  }

  /**
   * A fresh copy as a typed object, such as fabric8's {@code Deployment}.
   *
   * @param type a class that Jackson can read this kind into
   */
  public <T> T as(Class<T> type) {
    try {
      // By way of JSON, since fabric8's own readers take an int but no long.
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

  /** Jackson takes a tenth of a second to load, so only who asks for a typed copy pays for it. */
  private static final class Mapper {
    private static final ObjectMapper JACKSON = new ObjectMapper();
  }
}
