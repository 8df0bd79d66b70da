package io.gitopsprofile.view;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.model.value.FreeForm;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One Kubernetes object as values, whoever wrote it: a part of a profile, a manifest, a file of a
 * tree.
 */
public final class KubernetesObject {

  private final FreeForm content;
  private final String apiVersion;
  private final String kind;
  private final String namespace;
  private final String name;

  /**
   * Refuses an object without apiVersion, kind and metadata.name.
   *
   * @param content the whole object, the keys being in the order of the source
   */
  public KubernetesObject(FreeForm content) {
    this.content = requireNonNull(content, "content");
    this.apiVersion = requireText(content.entries(), "apiVersion");
    this.kind = requireText(content.entries(), "kind");
    Map<?, ?> metadata = content.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
    this.name = requireText(metadata, "name");
    this.namespace = metadata.get("namespace") instanceof String text ? text : "";
  }

  /** The whole object, the keys being in the order of the source. */
  public FreeForm content() {
    return content;
  }

  /** The API group and version, such as {@code apps/v1}. */
  public String apiVersion() {
    return apiVersion;
  }

  /** The API group, such as {@code apps}; empty for the core group. */
  public String group() {
    return apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
  }

  /** The kind, such as {@code Deployment}. */
  public String kind() {
    return kind;
  }

  /** The namespace as it is written; empty for an object without one. */
  public String namespace() {
    return namespace;
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** A text that two objects share if they are one to the cluster, whatever their versions. */
  public String identity() {
    return identity(group(), kind(), namespace(), name());
  }

  static String identity(String group, String kind, String namespace, String name) {
    return group + '\n' + kind + '\n' + namespace + '\n' + name;
  }

  private static String requireText(Map<?, ?> map, String key) {
    if (map.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("an object without " + key);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KubernetesObject object && content.equals(object.content);
  }

  @Override
  public int hashCode() {
    return content.hashCode();
  }

  @Override
  public String toString() {
    return content.toString();
  }
}
