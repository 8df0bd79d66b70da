package io.gitopsprofile.view;

import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.ScaleTarget.ObjectReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object that sets the replicas of another: an autoscaler of the profile, or a
 * HorizontalPodAutoscaler or ScaledObject among its manifests.
 *
 * @param kind the name of the kind in messages
 * @param isScaledObject whether the object is one of KEDA
 * @param name the name
 * @param namespace the namespace of the object and of its target
 * @param targetKind the target's kind
 * @param targetName the target's name
 * @param path the path of the object
 * @param targetPath the path of the target
 */
public record ScalingObject(
    String kind,
    boolean isScaledObject,
    String name,
    String namespace,
    String targetKind,
    String targetName,
    ProfilePath path,
    ProfilePath targetPath) {

  /** Returns all scaling objects of a profile, its autoscalers first. */
  public static List<ScalingObject> all(ProfileParts parts) {
    List<ScalingObject> all = new ArrayList<>();
    for (Located<Autoscaler> autoscaler : parts.autoscalers()) {
      all.add(of(autoscaler, parts.profile().target().usesKeda()));
    }
    for (Located<Manifest> manifest : parts.manifests()) {
      ScalingObject scaler = ofManifest(manifest);
      if (scaler != null) {
        all.add(scaler);
      }
    }
    return all;
  }

  /** Returns true if this object scales the given one. */
  public boolean scales(String otherKind, String otherName, String otherNamespace) {
    return targetKind.equals(otherKind)
        && targetName.equals(otherName)
        && namespace.equals(otherNamespace);
  }

  /** Returns the title in messages: {@code autoscaler "podinfo"}. */
  public String title() {
    return kind + " " + Phrases.quoted(name);
  }

  private static ScalingObject of(Located<Autoscaler> part, boolean keda) {
    Autoscaler autoscaler = part.value();
    ObjectReference target = WorkloadKind.scaledBy(autoscaler.target());
    return new ScalingObject(
        "autoscaler",
        keda,
        autoscaler.name(),
        autoscaler.namespace(),
        target.kind(),
        target.name(),
        part.path(),
        part.at("target"));
  }

  private static @Nullable ScalingObject ofManifest(Located<Manifest> part) {
    Manifest manifest = part.value();
    boolean keda = manifest.kind().equals("ScaledObject");
    if (!keda && !manifest.kind().equals("HorizontalPodAutoscaler")) {
      return null;
    }
    Object spec = manifest.object().get("spec");
    String kind = FreeFormValues.text(spec, "scaleTargetRef", "kind");
    return new ScalingObject(
        manifest.kind(),
        keda,
        manifest.name(),
        ManifestObjects.namespace(manifest),
        kind.isEmpty() && keda ? WorkloadKind.DEPLOYMENT.kind() : kind,
        FreeFormValues.text(spec, "scaleTargetRef", "name"),
        part.path(),
        part.at("spec").key("scaleTargetRef"));
  }
}
