package io.gitopsprofile.fargate;

import io.gitopsprofile.catalog.component.StorageDrivers;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ManifestObjects;
import io.gitopsprofile.view.ProfileParts;

/**
 * The volumes known to be on EBS: by a StorageClass among the manifests, or by the StorageClass of
 * EKS. (Source: EKS, storage classes; aws-ebs-csi-driver.)
 */
public final class EbsVolumes {

  private EbsVolumes() {}

  /** Returns true if a claim among the manifests is on EBS. */
  public static boolean holdClaim(ProfileParts parts, String claim, String namespace) {
    for (Located<Manifest> part : ManifestObjects.ofKind(parts, "PersistentVolumeClaim")) {
      Manifest object = part.value();
      if (object.name().equals(claim) && ManifestObjects.namespace(object).equals(namespace)) {
        return areOfClass(
            parts, FreeFormValues.text(object.object().get("spec"), "storageClassName"));
      }
    }
    return false;
  }

  /** Returns true if the volumes of a StorageClass are on EBS. */
  public static boolean areOfClass(ProfileParts parts, String name) {
    boolean isKnown = false;
    for (Located<Manifest> part : ManifestObjects.ofKind(parts, "StorageClass")) {
      Manifest known = part.value();
      if (known.name().equals(name)) {
        isKnown = true;
        if (!StorageDrivers.isOfEbs(FreeFormValues.text(known.object().entries(), "provisioner"))) {
          return false;
        }
      }
    }
    return isKnown || StorageDrivers.isOfCluster(name);
  }
}
