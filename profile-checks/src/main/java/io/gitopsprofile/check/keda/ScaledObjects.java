package io.gitopsprofile.check.keda;

import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ScaledObjects of a profile, of autoscalers and of manifests, and their settings. */
final class ScaledObjects {

  static final String KIND = "ScaledObject";
  static final String GROUP = "keda.sh";

  /** The default of {@code maxReplicaCount}. */
  private static final long MOST = 100;

  private ScaledObjects() {}

  /** Returns all ScaledObjects of KEDA 2. */
  static List<ProfileObject> all(ProfileObjects objects) {
    List<ProfileObject> named = objects.ofKind(KIND);
    if (named.isEmpty()) {
      return named;
    }
    List<ProfileObject> all = new ArrayList<>(named.size());
    for (ProfileObject object : named) {
      if (object.group().equals(GROUP)) {
        all.add(object);
      }
    }
    return all;
  }

  /** The triggers of a ScaledObject or ScaledJob. */
  static List<ObjectField> triggers(ProfileObject scaled) {
    return scaled.field("spec", "triggers").elements();
  }

  /** The least number of pods, 0 by default; null if it has a variable. */
  static @Nullable Long least(ProfileObject scaled) {
    return number(scaled.field("spec", "minReplicaCount"), 0);
  }

  /** The greatest number of pods; null if it has a variable. */
  static @Nullable Long most(ProfileObject scaled) {
    return number(scaled.field("spec", "maxReplicaCount"), MOST);
  }

  private static @Nullable Long number(ObjectField field, long absent) {
    return field.isPresent() ? field.number() : Long.valueOf(absent);
  }

  /** True for a trigger of CPU or memory, which Kubernetes measures itself. */
  static boolean isOfResource(ObjectField trigger) {
    String type = trigger.in("type").text();
    return type.equals("cpu") || type.equals("memory");
  }

  /** True if all triggers are of CPU or memory. */
  static boolean areOfResources(ProfileObject scaled) {
    List<ObjectField> triggers = triggers(scaled);
    for (ObjectField trigger : triggers) {
      if (!isOfResource(trigger)) {
        return false;
      }
    }
    return !triggers.isEmpty();
  }

  /** The key of a field as the profile writes it, such as {@code minReplicas}. */
  static String key(ObjectField field) {
    List<Object> steps = field.path().steps();
    return !steps.isEmpty() && steps.get(steps.size() - 1) instanceof String written
        ? written
        : field.key();
  }
}
