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
    Map<?, ?> metadata = object.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
    Syntax.of()
        .identity("apiVersion", object.get("apiVersion"))
        .identity("kind", object.get("kind"))
        .identity("metadata.name", metadata.get("name"))
        .enforce();
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
    return String.valueOf(map.get(key));
  }
}
