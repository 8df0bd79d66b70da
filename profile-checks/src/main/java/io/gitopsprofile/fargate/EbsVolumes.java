package io.gitopsprofile.fargate;

import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ManifestObjects;
import io.gitopsprofile.view.ProfileParts;
import java.util.List;
import java.util.Set;

/**
 * What is known to be on an EBS volume: a StorageClass among the manifests says so, or it is the
 * one that EKS brings. (EKS: storage classes; aws-ebs-csi-driver.)
 */
public final class EbsVolumes {

  private static final Set<String> PROVISIONERS =
      Set.of("ebs.csi.aws.com", "kubernetes.io/aws-ebs");
  private static final String EKS_CLASS = "gp2";

  private EbsVolumes() {}

  /** Whether a claim among the manifests is. */
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

  /** Whether the volumes of a StorageClass are. */
  static boolean areOfClass(ProfileParts parts, String name) {
    List<String> provisioners =
        ManifestObjects.ofKind(parts, "StorageClass").stream()
            .map(Located::value)
            .filter(known -> known.name().equals(name))
            .map(known -> FreeFormValues.text(known.object().entries(), "provisioner"))
            .toList();
    return provisioners.isEmpty() ? name.equals(EKS_CLASS) : PROVISIONERS.containsAll(provisioners);
  }
}
