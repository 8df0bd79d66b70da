package io.gitopsprofile.model.cluster;

/** An IAM policy that eksctl attaches to a role: {@code wellKnownPolicies.<word>: true}. */
public enum WellKnownPolicy {
  /** Push access to ECR. */
  IMAGE_BUILDER("imageBuilder"),
  /** The cluster autoscaler. */
  AUTO_SCALER("autoScaler"),
  /** The AWS load balancer controller. */
  AWS_LOAD_BALANCER_CONTROLLER("awsLoadBalancerController"),
  /** external-dns and Route 53. */
  EXTERNAL_DNS("externalDNS"),
  /** cert-manager and Route 53. */
  CERT_MANAGER("certManager"),
  /** The EBS CSI driver. */
  EBS_CSI_CONTROLLER("ebsCSIController"),
  /** The EFS CSI driver. */
  EFS_CSI_CONTROLLER("efsCSIController");

  private final String spelling;

  WellKnownPolicy(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
