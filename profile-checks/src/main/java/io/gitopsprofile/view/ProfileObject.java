package io.gitopsprofile.view;

import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import java.util.List;

/**
 * One object of a profile, with its patch applied, and the place that it comes from.
 *
 * @param object the object
 * @param source its place in the profile
 */
public record ProfileObject(KubernetesObject object, ObjectSource source) {

  private static final String DEFAULT_NAMESPACE = "default";

  /** The API group and version, such as {@code apps/v1}. */
  public String apiVersion() {
    return object.apiVersion();
  }

  /** The API group; empty for the core group. */
  public String group() {
    return object.group();
  }

  /** The kind, such as {@code Deployment}. */
  public String kind() {
    return object.kind();
  }

  /** The name. */
  public String name() {
    return object.name();
  }

  /** The namespace that the object is applied to: {@code default} where none is written. */
  public String namespace() {
    return object.namespace().isEmpty() ? DEFAULT_NAMESPACE : object.namespace();
  }

  /** The part of the profile that the object is rendered from, or the manifest itself. */
  public ProfilePath part() {
    return source.part();
  }

  /** True for a manifest; false for an object that is rendered from a typed part. */
  public boolean isManifest() {
    return source.isManifest();
  }

  /** The field at the end of the keys. */
  public ObjectField field(String... keys) {
    return ObjectField.of(this).in(keys);
  }

  /** The place in the profile of the field at the end of the keys. */
  public ProfilePath at(String... keys) {
    return source.at(List.of((Object[]) keys));
  }

  /**
   * The title in messages, with the profile's word for the object: {@code workload "podinfo"},
   * {@code StatefulSet "db"}.
   */
  public String title() {
    return word() + " " + Phrases.quoted(name());
  }

  private String word() {
    List<Object> steps = part().steps();
    if (steps.size() == 2 && steps.get(0).equals("workloads")) {
      return "workload";
    }
    return steps.size() == 2 && steps.get(0).equals("autoscalers") ? "autoscaler" : kind();
  }
}
