package io.gitopsprofile.catalog.component;

import org.jspecify.annotations.Nullable;

/**
 * The CSI drivers that a cluster on EKS does not have by itself. (Source: EKS user guide, storage
 * and add-ons.)
 */
public final class StorageDrivers {

  /** The driver of EBS volumes; the provisioner before CSI leads to it since Kubernetes 1.23. */
  private static final String EBS = "aws-ebs-csi-driver";

  private StorageDrivers() {}

  /** Returns the add-on and chart that installs a driver; null if that is not known. */
  public static @Nullable String of(String provisioner) {
    return switch (provisioner) {
      case "ebs.csi.aws.com", "kubernetes.io/aws-ebs" -> EBS;
      case "efs.csi.aws.com" -> "aws-efs-csi-driver";
      case "fsx.csi.aws.com" -> "aws-fsx-csi-driver";
      case "s3.csi.aws.com" -> "aws-mountpoint-s3-csi-driver";
      case "secrets-store.csi.k8s.io" -> "secrets-store-csi-driver";
      default -> null;
    };
  }

  /** The driver that EKS Auto Mode has for EBS volumes. */
  public static final String OF_AUTO_MODE = "ebs.csi.eks.amazonaws.com";

  /** True for a StorageClass that a cluster on EKS has by itself. */
  public static boolean isOfCluster(String storageClass) {
    return storageClass.equals("gp2");
  }

  /** True for a chart or add-on that may create StorageClasses. */
  public static boolean mayMakeClasses(String name) {
    for (String word :
        new String[] {
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
        }) {
      if (name.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
