package io.gitopsprofile.catalog.component;

import org.jspecify.annotations.Nullable;

/**
 * The CSI drivers that a cluster on EKS does not have by itself. (Source: EKS user guide, storage
 * and add-ons.)
 */
public final class StorageDrivers {

  /** The add-on for EBS volumes; the provisioner before CSI needs it since Kubernetes 1.23. */
  private static final String EBS = "aws-ebs-csi-driver";

  private static final String EFS = "efs.csi.aws.com";

  /** The driver that EKS Auto Mode has for EBS volumes. */
  public static final String OF_AUTO_MODE = "ebs.csi.eks.amazonaws.com";

  /** Parts of the names of charts and add-ons that create StorageClasses. */
  private static final String[] WORDS = {
    "csi",
    "storage",
    "provisioner",
    "longhorn",
    "rook",
    "ceph",
    "openebs",
    "local-path",
    "portworx",
    "linstor",
    "topolvm",
    "nfs"
  };

  private StorageDrivers() {}

  /** Returns the add-on and chart that installs a driver; null if that is not known. */
  public static @Nullable String of(String provisioner) {
    return switch (provisioner) {
      case "ebs.csi.aws.com", "kubernetes.io/aws-ebs" -> EBS;
      case EFS -> "aws-efs-csi-driver";
      case "fsx.csi.aws.com" -> "aws-fsx-csi-driver";
      case "s3.csi.aws.com" -> "aws-mountpoint-s3-csi-driver";
      case "secrets-store.csi.k8s.io" -> "secrets-store-csi-driver";
      default -> null;
    };
  }

  /** True for a driver of EBS volumes, which EKS Auto Mode replaces by its own. */
  public static boolean isOfEbs(String provisioner) {
    return EBS.equals(of(provisioner));
  }

  /** True for the driver of EFS volumes, which Fargate has without an add-on. */
  public static boolean isOfEfs(String provisioner) {
    return provisioner.equals(EFS);
  }

  /** True for a StorageClass that a cluster on EKS has by itself. */
  public static boolean isOfCluster(String storageClass) {
    return storageClass.equals("gp2");
  }

  /** True for a chart or add-on that may create StorageClasses. */
  public static boolean mayMakeClasses(String name) {
    for (String word : WORDS) {
      if (name.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
