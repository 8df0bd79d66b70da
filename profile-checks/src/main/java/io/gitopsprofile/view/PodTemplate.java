package io.gitopsprofile.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pods that an object makes, or the pod that it is.
 *
 * @param object the object
 * @param template the metadata and spec of the pods
 * @param labels the labels of the pods
 */
public record PodTemplate(ProfileObject object, ObjectField template, Map<String, String> labels) {

  private static final String[] TEMPLATE = {"spec", "template"};

  /** The pods of an object; null if it is of a kind of Kubernetes' that makes none, or unknown. */
  public static @Nullable PodTemplate of(ProfileObject object) {
    String[] keys = keys(object.group(), object.kind());
    if (keys == null) {
      return null;
    }
    ObjectField template = object.field(keys);
    return new PodTemplate(object, template, template.in("metadata", "labels").texts());
  }

  private static String @Nullable [] keys(String group, String kind) {
    return switch (kind) {
      case "Deployment", "DaemonSet", "ReplicaSet" ->
          group.equals("apps") || group.equals("extensions") ? TEMPLATE : null;
      case "StatefulSet" -> group.equals("apps") ? TEMPLATE : null;
      case "Job" -> group.equals("batch") ? TEMPLATE : null;
      case "CronJob" ->
          group.equals("batch") ? new String[] {"spec", "jobTemplate", "spec", "template"} : null;
      case "ReplicationController" -> group.isEmpty() ? TEMPLATE : null;
      case "Pod" -> group.isEmpty() ? new String[0] : null;
      default -> null;
    };
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
