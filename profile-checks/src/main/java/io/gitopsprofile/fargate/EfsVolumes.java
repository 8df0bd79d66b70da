package io.gitopsprofile.fargate;

import io.gitopsprofile.catalog.component.StorageDrivers;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ManifestObjects;
import io.gitopsprofile.view.ProfileParts;
import org.jspecify.annotations.Nullable;

/**
 * The volumes known to be provisioned dynamically on EFS, by a StorageClass among the manifests.
 * With Fargate alone nothing provisions them, and only an existing volume can be claimed: by name,
 * by labels, or by a volume that is reserved for the claim. (Source: EKS user guide, efs-csi,
 * Considerations; aws-efs-csi-driver, Storage Class Parameters for Dynamic Provisioning;
 * Kubernetes, Persistent Volumes, Reserving a PersistentVolume.)
 */
final class EfsVolumes {

  private EfsVolumes() {}

  /** Returns true if a claim among the manifests needs dynamic provisioning. */
  static boolean areMadeForClaim(ProfileParts parts, String claim, String namespace) {
    return ManifestObjects.ofKind(parts, "PersistentVolumeClaim").stream()
        .map(Located::value)
        .filter(
            object ->
                object.name().equals(claim) && ManifestObjects.namespace(object).equals(namespace))
        .filter(object -> !isReserved(parts, object))
        .map(object -> object.object().get("spec"))
        .filter(spec -> !areThere(spec))
        .anyMatch(spec -> areMadeByClass(parts, FreeFormValues.text(spec, "storageClassName")));
  }

  /**
   * Returns true if the spec of a claim, or a chart's values for one, request an existing volume.
   */
  static boolean areThere(@Nullable Object spec) {
    return !FreeFormValues.text(spec, "volumeName").isEmpty()
        || !FreeFormValues.map(spec, "selector").isEmpty();
  }

  private static boolean isReserved(ProfileParts parts, Manifest claim) {
    return ManifestObjects.ofKind(parts, "PersistentVolume").stream()
        .map(volume -> FreeFormValues.map(volume.value().object().get("spec"), "claimRef"))
        .anyMatch(
            owner ->
                FreeFormValues.text(owner, "name").equals(claim.name())
                    && FreeFormValues.text(owner, "namespace")
                        .equals(ManifestObjects.namespace(claim)));
  }

  /**
   * Returns true if a StorageClass provisions volumes; a class for existing volumes does not have
   * this parameter.
   */
  static boolean areMadeByClass(ProfileParts parts, String name) {
    return ManifestObjects.ofKind(parts, "StorageClass").stream()
        .map(Located::value)
        .filter(known -> known.name().equals(name))
        .map(Manifest::object)
        .anyMatch(
            known ->
                StorageDrivers.isOfEfs(FreeFormValues.text(known.entries(), "provisioner"))
                    && !FreeFormValues.text(known.entries(), "parameters", "provisioningMode")
                        .isEmpty());
  }
}
