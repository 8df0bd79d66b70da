package io.gitopsprofile.render.workload;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The custom resource PodMonitor of monitoring.coreos.com/v1. (Source:
 * prometheus-operator/prometheus-operator, pkg/apis/monitoring/v1/podmonitor_types.go.)
 */
record PodMonitor(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

  static final String API_VERSION = "monitoring.coreos.com/v1";
  static final String KIND = "PodMonitor";

  static PodMonitor of(ObjectMeta metadata, Spec spec) {
    return new PodMonitor(API_VERSION, KIND, metadata, spec);
  }

  record Spec(LabelSelector selector, List<Endpoint> podMetricsEndpoints) {}

  /** One port of the pods; all ports that the containers declare if it names none. */
  record Endpoint(
      @Nullable String port,
      @Nullable Integer targetPort,
      @Nullable String path,
      @Nullable String scheme) {}
}
