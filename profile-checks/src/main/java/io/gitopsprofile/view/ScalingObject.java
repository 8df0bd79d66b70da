package io.gitopsprofile.view;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.WorkloadKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object that sets the replicas of another one: a HorizontalPodAutoscaler or a ScaledObject,
 * whether an autoscaler of the profile or a manifest.
 *
 * @param object the object
 * @param targetKind the kind of the object that it scales
 * @param targetName the name of the object that it scales, in the same namespace
 */
public record ScalingObject(ProfileObject object, String targetKind, String targetName) {

  private static final String SCALED_OBJECT = "ScaledObject";

  /** Returns all scaling objects of a profile in its order, autoscalers before manifests. */
  public static List<ScalingObject> all(ProfileObjects objects) {
    List<ScalingObject> all = new ArrayList<>();
    for (ProfileObject object : objects.all()) {
      ScalingObject scaler = of(object);
      if (scaler != null) {
        all.add(scaler);
      }
    }
    return all;
  }

  /** An object that scales another one; null for any other object. */
  public static @Nullable ScalingObject of(ProfileObject object) {
    boolean keda = object.kind().equals(SCALED_OBJECT);
    if (!keda && !object.kind().equals("HorizontalPodAutoscaler")) {
      return null;
    }
    ObjectField target = object.field("spec", "scaleTargetRef");
    String kind = target.in("kind").text();
    return new ScalingObject(
        object,
        kind.isEmpty() && keda ? WorkloadKind.DEPLOYMENT.kind() : kind,
        target.in("name").text());
  }

  /** The first scaling object of each target. */
  private record ByTarget(Map<String, ScalingObject> scalers) {}

  /** Returns the first object that scales a target; null if the profile has none. */
  public static @Nullable ScalingObject first(
      ProfileParts parts, ProfileObjects objects, ProfileObject target) {
    ByTarget index = parts.shared(ByTarget.class);
    if (index == null) {
      index = new ByTarget(new HashMap<>());
      for (ScalingObject scaler : all(objects)) {
        index.scalers().putIfAbsent(scaler.target(), scaler);
      }
      parts.share(index);
    }
    return index
        .scalers()
        .get(KubernetesObject.identity("", target.kind(), target.namespace(), target.name()));
  }

  /** True for a ScaledObject of KEDA; false for a HorizontalPodAutoscaler. */
  public boolean isScaledObject() {
    return object.kind().equals(SCALED_OBJECT);
  }

  /** The field with the least number of pods. */
  public ObjectField leastField() {
    return object.field("spec", isScaledObject() ? "minReplicaCount" : "minReplicas");
  }

  /** The field with the largest number of pods. */
  public ObjectField mostField() {
    return object.field("spec", isScaledObject() ? "maxReplicaCount" : "maxReplicas");
  }

  /** The least number of pods; the default of its kind if the field is not set. */
  public long least() {
    Long number = leastField().number();
    return number != null ? number : isScaledObject() ? 0 : 1;
  }

  /** The namespace of the object and of its target. */
  public String namespace() {
    return object.namespace();
  }

  /** The pods of the target, if the profile makes them. */
  public @Nullable PodTemplate pods(ProfileObjects objects) {
    return objects.podsOf(targetKind, namespace(), targetName);
  }

  /** A text that two scaling objects of one target share. */
  public String target() {
    return KubernetesObject.identity("", targetKind, namespace(), targetName);
  }

  /** The place of the target. */
  public ProfilePath targetPath() {
    return object.at("spec", "scaleTargetRef");
  }

  /** Returns the title in messages: {@code autoscaler "podinfo"}. */
  public String title() {
    return object.title();
  }
}
