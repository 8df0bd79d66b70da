package io.gitopsprofile.view;

import io.gitopsprofile.kubernetes.WorkloadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pods that an object makes, or the pod that it is.
 *
 * @param object the object
 * @param kind its kind
 * @param template the metadata and spec of the pods
 * @param labels the labels of the pods
 */
public record PodTemplate(
    ProfileObject object, WorkloadKind kind, ObjectField template, Map<String, String> labels) {

  /** The pods of an object; null if it is of a kind of Kubernetes' that makes none, or unknown. */
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
    return kind.selector().isEmpty() ? new ObjectField(object, written.steps(), null) : written;
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

  /** Tells pods that have all labels of a selector from others. */
  public boolean has(Map<?, ?> selector) {
    return labels.entrySet().containsAll(selector.entrySet());
  }
}
