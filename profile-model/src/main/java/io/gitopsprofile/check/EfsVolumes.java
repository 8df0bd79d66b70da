package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * What is known to be yet to be made on EFS: a StorageClass among the manifests says how. With
 * Fargate alone nothing makes it, and only a volume that is there already can be claimed: by name,
 * by labels, or by one that is reserved for the claim. (Source: EKS user guide, efs-csi,
 * Considerations; aws-efs-csi-driver, Storage Class Parameters for Dynamic Provisioning;
 * Kubernetes, Persistent Volumes, Reserving a PersistentVolume.)
 */
final class EfsVolumes {

  private static final String PROVISIONER = "efs.csi.aws.com";

  private EfsVolumes() {}

  /** Whether a claim among the manifests waits for one. */
  static boolean areMadeForClaim(Subject subject, String claim, String namespace) {
    return Manifests.ofKind(subject, "PersistentVolumeClaim").stream()
        .map(Part::value)
        .filter(
            object -> object.name().equals(claim) && Manifests.namespace(object).equals(namespace))
        .filter(object -> !isReserved(subject, object))
        .map(object -> object.object().get("spec"))
        .filter(spec -> !areThere(spec))
        .anyMatch(spec -> areMadeByClass(subject, Nested.text(spec, "storageClassName")));
  }

  /** Whether the spec of a claim, or a chart's values for one, ask for one that is there. */
  static boolean areThere(@Nullable Object spec) {
    return !Nested.text(spec, "volumeName").isEmpty() || !Nested.map(spec, "selector").isEmpty();
  }

  private static boolean isReserved(Subject subject, Manifest claim) {
    return Manifests.ofKind(subject, "PersistentVolume").stream()
        .map(volume -> Nested.map(volume.value().object().get("spec"), "claimRef"))
        .anyMatch(
            owner ->
                Nested.text(owner, "name").equals(claim.name())
                    && Nested.text(owner, "namespace").equals(Manifests.namespace(claim)));
  }

  /** Whether a StorageClass makes them; one for volumes that are there has no such parameter. */
  static boolean areMadeByClass(Subject subject, String name) {
    return Manifests.ofKind(subject, "StorageClass").stream()
        .map(Part::value)
        .filter(known -> known.name().equals(name))
        .map(Manifest::object)
        .anyMatch(
            known ->
                Nested.text(known.entries(), "provisioner").equals(PROVISIONER)
                    && !Nested.text(known.entries(), "parameters", "provisioningMode").isEmpty());
  }
}
