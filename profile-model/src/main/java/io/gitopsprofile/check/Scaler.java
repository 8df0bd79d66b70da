package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.ScaleTarget.ObjectReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What sets the replicas of an object: an autoscaler of the profile, or a HorizontalPodAutoscaler
 * or ScaledObject among its manifests.
 *
 * @param kind how a message calls it
 * @param isScaledObject whether it is an object of KEDA
 * @param name its name
 * @param namespace its namespace and its target's
 * @param targetKind the target's kind
 * @param targetName the target's name
 * @param path where it stands
 * @param targetPath where its target stands
 */
record Scaler(
    String kind,
    boolean isScaledObject,
    String name,
    String namespace,
    String targetKind,
    String targetName,
    ProfilePath path,
    ProfilePath targetPath) {

  /** All of a profile, its autoscalers first. */
  static List<Scaler> all(Subject subject) {
    List<Scaler> all = new ArrayList<>();
    for (Part<Autoscaler> autoscaler : subject.autoscalers()) {
      all.add(of(autoscaler, subject.profile().target().usesKeda()));
    }
    for (Part<Manifest> manifest : subject.manifests()) {
      Scaler scaler = ofManifest(manifest);
      if (scaler != null) {
        all.add(scaler);
      }
    }
    return all;
  }

  /** Whether it scales this object. */
  boolean scales(String otherKind, String otherName, String otherNamespace) {
    return targetKind.equals(otherKind)
        && targetName.equals(otherName)
        && namespace.equals(otherNamespace);
  }

  /** {@code autoscaler "podinfo"}. */
  String title() {
    return kind + " " + Wording.quoted(name);
  }

  private static Scaler of(Part<Autoscaler> part, boolean keda) {
    Autoscaler autoscaler = part.value();
    ObjectReference target = WorkloadKind.scaledBy(autoscaler.target());
    return new Scaler(
        "autoscaler",
        keda,
        autoscaler.name(),
        autoscaler.namespace(),
        target.kind(),
        target.name(),
        part.path(),
        part.at("target"));
  }

  private static @Nullable Scaler ofManifest(Part<Manifest> part) {
    Manifest manifest = part.value();
    boolean keda = manifest.kind().equals("ScaledObject");
    if (!keda && !manifest.kind().equals("HorizontalPodAutoscaler")) {
      return null;
    }
    Object spec = manifest.object().get("spec");
    String kind = Nested.text(spec, "scaleTargetRef", "kind");
    return new Scaler(
        manifest.kind(),
        keda,
        manifest.name(),
        Manifests.namespace(manifest),
        kind.isEmpty() && keda ? WorkloadKind.DEPLOYMENT.kind() : kind,
        Nested.text(spec, "scaleTargetRef", "name"),
        part.path(),
        part.at("spec").key("scaleTargetRef"));
  }
}
