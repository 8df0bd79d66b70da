package io.gitopsprofile.catalog;

/** A metrics API of Kubernetes, of which a cluster has one APIService. */
public enum MetricsApi {
  /** CPU and memory of pods and nodes. */
  RESOURCE("v1beta1.metrics.k8s.io"),
  /** Metrics of Kubernetes objects. */
  CUSTOM("v1beta1.custom.metrics.k8s.io"),
  /** Metrics of anything else. */
  EXTERNAL("v1beta1.external.metrics.k8s.io");

  private final String service;

  MetricsApi(String service) {
    this.service = service;
  }

  /** The name of its group, such as {@code custom.metrics.k8s.io}. */
  public String group() {
    return service.substring(service.indexOf('.') + 1);
  }

  /** The name of its APIService. */
  public String service() {
    return service;
  }
}
