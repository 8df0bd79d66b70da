package io.gitopsprofile.view;

import io.gitopsprofile.kubernetes.WorkloadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pods that an object creates, or the pod itself.
 *
 * @param object the object
 * @param kind its kind
 * @param template the metadata and spec of the pods
 * @param labels the labels of the pods
 */
public record PodTemplate(
    ProfileObject object, WorkloadKind kind, ObjectField template, Map<String, String> labels) {

  /** The keys of a container's probes. */
  public static final List<String> PROBES =
      List.of("livenessProbe", "readinessProbe", "startupProbe");

  /**
   * Returns the pods of an object; null for an object of a kind that does not run pods, or of an
   * unknown kind.
   */
  public static @Nullable PodTemplate of(ProfileObject object) {
    WorkloadKind kind = WorkloadKind.of(object.apiVersion(), object.kind());
    if (kind == null) {
      return null;
    }
    ObjectField template = object.field(kind.podTemplate().toArray(new String[0]));
    return new PodTemplate(object, kind, template, template.in("metadata", "labels").texts());
  }

  /** The selector that must fit the template; empty for a kind that may leave it out. */
  public ObjectField selector() {
    ObjectField written = object.field("spec", "selector");
    return kind.selector().isEmpty() ? written.absent() : written;
  }

  /** The namespace of the pods. */
  public String namespace() {
    return object.namespace();
  }

  /** The spec of the pods. */
  public ObjectField spec() {
    return template.in("spec");
  }

  /** The containers that run side by side. */
  public List<ObjectField> containers() {
    return spec().in("containers").elements();
  }

  /** The containers that run before the others. */
  public List<ObjectField> initContainers() {
    return spec().in("initContainers").elements();
  }

  /** All containers, the ones that run first before the others. */
  public List<ObjectField> allContainers() {
    List<ObjectField> all = new ArrayList<>(initContainers());
    all.addAll(containers());
    return all;
  }

  /** True if the pods have all labels of a selector. */
  public boolean has(Map<?, ?> selector) {
    return labels.entrySet().containsAll(selector.entrySet());
  }
}
