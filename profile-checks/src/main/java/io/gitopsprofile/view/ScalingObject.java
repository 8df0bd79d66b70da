package io.gitopsprofile.view;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.WorkloadKind;
import java.util.ArrayList;
import java.util.List;
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

  /** True for a ScaledObject of KEDA; false for a HorizontalPodAutoscaler. */
  public boolean isScaledObject() {
    return object.kind().equals(SCALED_OBJECT);
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
