package io.gitopsprofile.fargate;

import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ManifestObjects;
import io.gitopsprofile.view.ProfileParts;
import java.util.List;
import java.util.Set;

/**
 * The volumes known to be on EBS: by a StorageClass among the manifests, or by the StorageClass of
 * EKS. (Source: EKS, storage classes; aws-ebs-csi-driver.)
 */
public final class EbsVolumes {

  private static final Set<String> PROVISIONERS =
      Set.of("ebs.csi.aws.com", "kubernetes.io/aws-ebs");
  private static final String EKS_CLASS = "gp2";

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
    List<String> provisioners =
        ManifestObjects.ofKind(parts, "StorageClass").stream()
            .map(Located::value)
            .filter(known -> known.name().equals(name))
            .map(known -> FreeFormValues.text(known.object().entries(), "provisioner"))
            .toList();
    return provisioners.isEmpty() ? name.equals(EKS_CLASS) : PROVISIONERS.containsAll(provisioners);
  }
}
