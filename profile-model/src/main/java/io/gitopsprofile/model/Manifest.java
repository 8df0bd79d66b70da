package io.gitopsprofile.model;

import java.util.Map;

/**
 * Any other Kubernetes object, passed on as it is, in a file of its own.
 *
 * @param object the object; it has apiVersion, kind and metadata.name
 */
public record Manifest(FreeForm object) {

  /** Refuses values that break their syntax. */
  public Manifest {
    Syntax.of().required("object", object).enforce();
    text(object.entries(), "apiVersion");
    text(object.entries(), "kind");
    text(object.get("metadata") instanceof Map<?, ?> metadata ? metadata : Map.of(), "name");
  }

  /** The object's API version. */
  public String apiVersion() {
    return text(object.entries(), "apiVersion");
  }

  /** The object's kind. */
  public String kind() {
    return text(object.entries(), "kind");
  }

  /** The object's name. */
  public String name() {
    return text(metadata(), "name");
  }

  /** The object's namespace; empty for one without. */
  public String namespace() {
    return metadata().get("namespace") instanceof String namespace ? namespace : "";
  }

  private Map<?, ?> metadata() {
    return object.get("metadata") instanceof Map<?, ?> metadata ? metadata : Map.of();
  }

  private static String text(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text && !text.isBlank() ? text : missing(key);
  }

  private static String missing(String key) {
    throw new InvalidValueException(
        "an object has no " + (key.equals("name") ? "metadata.name" : key), "add it");
  }
}
