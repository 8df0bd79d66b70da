package io.gitopsprofile.model;

/**
 * A version of the API group {@code autoscaling} whose HorizontalPodAutoscaler takes several
 * metrics.
 */
public enum HpaVersion {
  /** The version that Kubernetes 1.8 to 1.24 serves. */
  V2BETA1("v2beta1"),
  /** The version that Kubernetes 1.12 to 1.25 serves. */
  V2BETA2("v2beta2"),
  /** The version that Kubernetes 1.23 and newer serves. */
  V2("v2");

  private final String spelling;

  HpaVersion(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
