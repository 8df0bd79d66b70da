package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Manifest;
import java.util.List;
import java.util.Set;

/**
 * What is known to be on an EBS volume: a StorageClass among the manifests says so, or it is the
 * one that EKS brings. (EKS: storage classes; aws-ebs-csi-driver.)
 */
final class EbsVolumes {

  private static final Set<String> PROVISIONERS =
      Set.of("ebs.csi.aws.com", "kubernetes.io/aws-ebs");
  private static final String EKS_CLASS = "gp2";

  private EbsVolumes() {}

  /** Whether a claim among the manifests is. */
  static boolean holdClaim(Subject subject, String claim, String namespace) {
    for (Part<Manifest> part : Manifests.ofKind(subject, "PersistentVolumeClaim")) {
      Manifest object = part.value();
      if (object.name().equals(claim) && Manifests.namespace(object).equals(namespace)) {
        return areOfClass(subject, Nested.text(object.object().get("spec"), "storageClassName"));
      }
    }
    return false;
  }

  /** Whether the volumes of a StorageClass are. */
  static boolean areOfClass(Subject subject, String name) {
    List<String> provisioners =
        Manifests.ofKind(subject, "StorageClass").stream()
            .map(Part::value)
            .filter(known -> known.name().equals(name))
            .map(known -> Nested.text(known.object().entries(), "provisioner"))
            .toList();
    return provisioners.isEmpty() ? name.equals(EKS_CLASS) : PROVISIONERS.containsAll(provisioners);
  }
}
