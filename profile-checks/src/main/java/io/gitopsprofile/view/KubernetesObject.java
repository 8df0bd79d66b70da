package io.gitopsprofile.view;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.model.value.FreeForm;
import java.util.Map;

/**
 * One Kubernetes object as values, whoever wrote it: a part of a profile, a manifest, a file of a
 * tree.
 *
 * @param content the whole object, the keys being in the order of the source
 */
public record KubernetesObject(FreeForm content) {

  /** Refuses an object without apiVersion, kind and metadata.name. */
  public KubernetesObject {
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
    String version = apiVersion();
    return version.substring(0, Math.max(0, version.indexOf('/')));
  }

  /** The kind, such as {@code Deployment}. */
  public String kind() {
    return requireText(content.entries(), "kind");
  }

  /** The namespace as it is written; empty for an object without one. */
  public String namespace() {
    return metadata(content).get("namespace") instanceof String namespace ? namespace : "";
  }

  /** The name. */
  public String name() {
    return requireText(metadata(content), "name");
  }

  /** A text that two objects share if they are one to the cluster, whatever their versions. */
  public String identity() {
    return identity(group(), kind(), namespace(), name());
  }

  static String identity(String group, String kind, String namespace, String name) {
    return group + '\n' + kind + '\n' + namespace + '\n' + name;
  }

  private static Map<?, ?> metadata(FreeForm content) {
    return content.get("metadata") instanceof Map<?, ?> metadata ? metadata : Map.of();
  }

  private static String requireText(Map<?, ?> map, String key) {
    if (map.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("an object without " + key);
  }
}
