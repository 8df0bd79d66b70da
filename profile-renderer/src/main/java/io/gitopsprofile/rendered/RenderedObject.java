package io.gitopsprofile.rendered;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.view.KubernetesObject;
import java.io.IOException;

/**
 * A Kubernetes object of a rendered file: the content of the file as values.
 *
 * @param object the object, with its keys in the order of the text
 */
public record RenderedObject(KubernetesObject object) {

  /** Refuses null. */
  public RenderedObject {
    requireNonNull(object, "object");
  }

  /** Refuses an object without apiVersion, kind and metadata.name. */
  public RenderedObject(FreeForm content) {
    this(new KubernetesObject(content));
  }

  /** The whole object. */
  public FreeForm content() {
    return object.content();
  }

  /** The API group and version, such as {@code apps/v1}. */
  public String apiVersion() {
    return object.apiVersion();
  }

  /** The API group, such as {@code apps}; empty for the core group. */
  public String group() {
    return object.group();
  }

  /** The kind. */
  public String kind() {
    return object.kind();
  }

  /** The namespace; empty for an object without one. */
  public String namespace() {
    return object.namespace();
  }

  /** The name. */
  public String name() {
    return object.name();
  }

  /**
   * Converts a fresh copy into a typed object, such as fabric8's {@code Deployment}.
   *
   * @param type a class that Jackson can read this kind into
   */
  public <T> T as(Class<T> type) {
    try {
      // Converts through JSON, since fabric8's own readers accept an int but not a long.
      return Mapper.JACKSON.readValue(Mapper.JACKSON.writeValueAsBytes(content().entries()), type);
    } catch (IOException e) {
      throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + this, e);
    }
  }

  /** Loads Jackson, which takes a tenth of a second, only when a typed copy is requested. */
  private static final class Mapper {
    private static final ObjectMapper JACKSON = new ObjectMapper();
  }
}
