package io.gitopsprofile.catalog;

import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileParts;
import io.gitopsprofile.view.ReleaseValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sidecar that Istio injects into pods, and its exported series. Istio also sets the
 * annotations by which Prometheus finds the sidecar, in place of those of the pods. (Sources:
 * istio/istio, {@code pkg/kube/inject/webhook.go} and {@code templates/mutatingwebhook.yaml} of the
 * chart istiod; istio.io, Istio Standard Metrics.)
 */
public final class IstioSidecar {

  /** The answer to the question if pods get a sidecar. */
  public enum Injection {
    /** The pods get the common sidecar. */
    YES,
    /** The pods get no sidecar. */
    NO,
    /** The profile does not tell, or the pods get a customized sidecar. */
    UNKNOWN
  }

  /** The port that serves the metrics of the sidecar and of the application. */
  public static final int PORT = 15020;

  /** The HTTP path of the metrics at that port. */
  public static final String PATH = "/stats/prometheus";

  /** The label of a namespace that enables injection for its pods. */
  public static final String NAMESPACE_LABEL = "istio-injection";

  /** The label of pods, formerly an annotation, that requests or declines a sidecar. */
  public static final String POD_LABEL = "sidecar.istio.io/inject";

  /** The series of requests and connections that the sidecar exports. */
  public static final ExportedMetrics METRICS =
      new ExportedMetrics("Istio's sidecar", counters(), Set.of(PORT));

  private static final String REVISION = "istio.io/rev";
  private static final String TEMPLATES = "inject.istio.io/templates";
  private static final String MERGE = "prometheus.istio.io/merge-metrics";

  private IstioSidecar() {}

  /**
   * Returns true if the pods of a workload get the common sidecar, scraped with Istio's defaults.
   */
  public static boolean isIn(Workload workload, ProfileParts parts) {
    return injection(workload, parts) == Injection.YES;
  }

  /** Returns the injection for the pods of a workload. */
  public static Injection injection(Workload workload, ProfileParts parts) {
    Namespace namespace = namespace(workload, parts);
    String ofNamespace = namespace == null ? null : namespace.labels().get(NAMESPACE_LABEL);
    if (isOwn(workload) || isOtherwise(workload, parts)) {
      return Injection.UNKNOWN;
    }
    if ("false".equals(ofPods(workload)) || "disabled".equals(ofNamespace)) {
      return Injection.NO;
    }
    boolean asks =
        "enabled".equals(ofNamespace)
            || "true".equals(workload.allPodLabels().get(POD_LABEL))
            || workload.allPodLabels().containsKey(REVISION)
            || (namespace != null && namespace.labels().containsKey(REVISION));
    if (asks) {
      return Injection.YES;
    }
    boolean byDefault = says(parts, "sidecarInjectorWebhook", "enableNamespacesByDefault", true);
    return namespace == null || byDefault ? Injection.UNKNOWN : Injection.NO;
  }

  /** Returns the value that the pods themselves set; a label overrides the annotation. */
  public static @Nullable String ofPods(Workload workload) {
    String label = workload.allPodLabels().get(POD_LABEL);
    return label == null ? workload.allPodAnnotations().get(POD_LABEL) : label;
  }

  /**
   * Returns true if a series is a misspelling of a close name. Users can configure Istio to export
   * custom series, so the part between {@code istio_} and {@code _total} decides.
   */
  public static boolean isSlip(String series, String nearest) {
    String wrong = core(series);
    String right = core(nearest);
    return wrong.equals(right) || ClosestName.of(wrong, List.of(right)).isPresent();
  }

  private static String core(String series) {
    int start = series.indexOf('_') + 1;
    int end = series.lastIndexOf('_');
    return end < start ? series.substring(start) : series.substring(start, end);
  }

  private static @Nullable Namespace namespace(Workload workload, ProfileParts parts) {
    for (Located<Namespace> namespace : parts.namespaces()) {
      if (namespace.value().name().equals(workload.namespace())) {
        return namespace.value();
      }
    }
    return null;
  }

  /**
   * Returns true if the workload contains a sidecar, written by hand or by istioctl kube-inject.
   */
  private static boolean isOwn(Workload workload) {
    boolean own = false;
    for (List<Container> containers : List.of(workload.initContainers(), workload.containers())) {
      for (Container container : containers) {
        own |= container.name().equals("istio-proxy") || container.image().contains("/proxyv2");
      }
    }
    return own;
  }

  /** Returns true if pods get another sidecar, or keep their own annotations for Prometheus. */
  private static boolean isOtherwise(Workload workload, ProfileParts parts) {
    Map<String, String> annotations = workload.allPodAnnotations();
    return annotations.containsKey(TEMPLATES)
        || annotations.containsKey(MERGE)
        || says(parts, "meshConfig", "enablePrometheusMerge", false);
  }

  /** Returns true if the control plane is a release of the profile and has this value. */
  private static boolean says(ProfileParts parts, String part, String key, boolean value) {
    for (Located<HelmRelease> release : parts.releases()) {
      if (release.value().chart().chartName().equals("istiod")
          && Boolean.valueOf(value).equals(new ReleaseValues(release.value()).get(part, key))) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Boolean> counters() {
    Map<String, Boolean> series = new LinkedHashMap<>();
    for (String name :
        List.of(
            "istio_requests_total",
            "istio_request_messages_total",
            "istio_response_messages_total",
            "istio_tcp_sent_bytes_total",
            "istio_tcp_received_bytes_total",
            "istio_tcp_connections_opened_total",
            "istio_tcp_connections_closed_total")) {
      series.put(name, true);
    }
    for (String name :
        List.of(
            "istio_request_duration_milliseconds", "istio_request_bytes", "istio_response_bytes")) {
      for (String end : List.of("_count", "_sum", "_bucket")) {
        series.put(name + end, true);
      }
    }
    return series;
  }
}
