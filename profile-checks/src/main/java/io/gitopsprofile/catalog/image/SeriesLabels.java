package io.gitopsprofile.catalog.image;

import io.gitopsprofile.catalog.SeriesOrigin;
import io.gitopsprofile.diagnostic.ClosestName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The labels that programs put on their series, beside those that Prometheus adds for the target.
 * (Sources: stefanprodan/podinfo pkg/api/http/metrics.go; istio.io, Istio Standard Metrics.)
 */
public final class SeriesLabels {

  /** Labels that Prometheus adds for the target of a scrape, by its common jobs. */
  private static final Set<String> OF_TARGET =
      Set.of(
          "namespace",
          "pod",
          "pod_name",
          "kubernetes_namespace",
          "kubernetes_pod_name",
          "kubernetes_pod",
          "kubernetes_node",
          "exported_namespace",
          "exported_pod",
          "job",
          "instance",
          "container",
          "endpoint",
          "service",
          "node",
          "prometheus",
          "prometheus_replica",
          "cluster",
          "region");

  private static final List<String> OF_DURATION = List.of("method", "path", "status");

  private static final Map<String, List<String>> KNOWN =
      Map.of(
          "http_requests_total",
          List.of("status"),
          "http_request_duration_seconds_count",
          OF_DURATION,
          "http_request_duration_seconds_sum",
          OF_DURATION,
          "http_request_duration_seconds_bucket",
          List.of("method", "path", "status", "le"));

  private static final List<String> ISTIO =
      List.of(
          "reporter",
          "source_workload",
          "source_workload_namespace",
          "source_app",
          "source_version",
          "source_canonical_service",
          "destination_workload",
          "destination_workload_namespace",
          "destination_app",
          "destination_version",
          "destination_service",
          "destination_service_name",
          "destination_service_namespace",
          "destination_canonical_service",
          "request_protocol",
          "response_code",
          "response_flags",
          "grpc_response_status",
          "connection_security_policy");

  /** Other words of programs for the same thing. */
  private static final Map<String, String> SYNONYMS =
      Map.of(
          "code", "status",
          "status_code", "status",
          "http_status", "status",
          "response_code", "status",
          "verb", "method",
          "http_method", "method",
          "route", "path",
          "uri", "path",
          "handler", "path");

  private SeriesLabels() {}

  /** Returns the labels of a series of podinfo; null for a series of other labels. */
  public static @Nullable List<String> of(String series) {
    return KNOWN.get(series);
  }

  /** Returns the labels that Prometheus adds for the target of a scrape. */
  public static Set<String> ofTarget() {
    return OF_TARGET;
  }

  /** True if a label may be added to a series by Prometheus. */
  public static boolean isOfTarget(String label, Map<String, String> podLabels) {
    if (OF_TARGET.contains(label) || label.startsWith("__") || label.startsWith("pod_template_")) {
      return true;
    }
    for (String key : podLabels.keySet()) {
      if (label.equals(key) || label.equals(sanitized(key))) {
        return true;
      }
    }
    return false;
  }

  private static String sanitized(String key) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      char letter = key.charAt(i);
      boolean plain = letter < 128 && Character.isLetterOrDigit(letter);
      text.append(plain ? letter : '_');
    }
    return text.toString();
  }

  /**
   * Returns the label that was meant by one that a series lacks: another word for it, or the
   * nearest; null if none is near.
   */
  public static @Nullable String meant(String label, String series) {
    if (SeriesOrigin.isOfIstio(series)) {
      return ISTIO.contains(label) ? null : ClosestName.slip(label, ISTIO);
    }
    List<String> known = KNOWN.getOrDefault(series, List.of());
    String other = SYNONYMS.get(label);
    return other != null && known.contains(other) ? other : ClosestName.slip(label, known);
  }
}
