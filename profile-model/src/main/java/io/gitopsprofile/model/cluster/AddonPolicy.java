package io.gitopsprofile.model.cluster;

/**
 * An IAM policy that eksctl attaches to a node group: {@code iam.withAddonPolicies.<word>: true}.
 */
public enum AddonPolicy {
  /** Push access to ECR. */
  IMAGE_BUILDER("imageBuilder"),
  /** The cluster autoscaler. */
  AUTO_SCALER("autoScaler"),
  /** external-dns and Route 53. */
  EXTERNAL_DNS("externalDNS"),
  /** cert-manager and Route 53. */
  CERT_MANAGER("certManager"),
  /** App Mesh. */
  APP_MESH("appMesh"),
  /** App Mesh's preview channel. */
  APP_MESH_PREVIEW("appMeshPreview"),
  /** The EBS CSI driver. */
  EBS("ebs"),
  /** FSx for Lustre. */
  FSX("fsx"),
  /** EFS. */
  EFS("efs"),
  /** The AWS load balancer controller. */
  AWS_LOAD_BALANCER_CONTROLLER("awsLoadBalancerController"),
  /** X-Ray. */
  X_RAY("xRay"),
  /** The CloudWatch agent. */
  CLOUD_WATCH("cloudWatch"),
  /**
   * The ALB ingress controller; deprecated since eksctl 0.84, where {@code
   * awsLoadBalancerController} succeeds it.
   */
  ALB_INGRESS("albIngress");

  private final String spelling;

  AddonPolicy(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
