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
 * The sidecar that Istio adds to pods, and what it exports. With it come the annotations by which
 * Prometheus finds it, in place of those of the pods. (Sources: istio/istio, {@code
 * pkg/kube/inject/webhook.go} and {@code templates/mutatingwebhook.yaml} of the chart istiod;
 * istio.io, Istio Standard Metrics.)
 */
public final class IstioSidecar {

  /** Whether pods get one. */
  public enum Injection {
    /** They do. */
    YES,
    /** They do not. */
    NO,
    /** The profile does not tell, or they get another than the common one. */
    UNKNOWN
  }

  /** Where it passes its metrics on, and those of the application. */
  public static final int PORT = 15020;

  /** The path there. */
  public static final String PATH = "/stats/prometheus";

  /** The label of a namespace by which its pods get a sidecar. */
  public static final String NAMESPACE_LABEL = "istio-injection";

  /** The label of pods, once an annotation, by which they ask for a sidecar or decline it. */
  public static final String POD_LABEL = "sidecar.istio.io/inject";

  /** What it exports of requests and connections. */
  public static final ExportedMetrics METRICS =
      new ExportedMetrics("Istio's sidecar", counters(), Set.of(PORT));

  private static final String REVISION = "istio.io/rev";
  private static final String TEMPLATES = "inject.istio.io/templates";
  private static final String MERGE = "prometheus.istio.io/merge-metrics";

  private IstioSidecar() {}

  /** Whether the pods of a workload get the common sidecar, scraped as Istio has it by default. */
  public static boolean isIn(Workload workload, ProfileParts parts) {
    return injection(workload, parts) == Injection.YES;
  }

  /** Whether the pods of a workload get a sidecar. */
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

  /** What the pods themselves say; a label goes before the annotation. */
  public static @Nullable String ofPods(Workload workload) {
    String label = workload.allPodLabels().get(POD_LABEL);
    return label == null ? workload.allPodAnnotations().get(POD_LABEL) : label;
  }

  /**
   * Whether a series must be another that is nearly the same. Istio can be configured to count
   * things of one's own, so what is between {@code istio_} and {@code _total} tells.
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

  /** Whether the workload has a sidecar written out, by hand or by istioctl kube-inject. */
  private static boolean isOwn(Workload workload) {
    boolean own = false;
    for (List<Container> containers : List.of(workload.initContainers(), workload.containers())) {
      for (Container container : containers) {
        own |= container.name().equals("istio-proxy") || container.image().contains("/proxyv2");
      }
    }
    return own;
  }

  /** Whether pods get another sidecar, or keep annotations of their own for Prometheus. */
  private static boolean isOtherwise(Workload workload, ProfileParts parts) {
    Map<String, String> annotations = workload.allPodAnnotations();
    return annotations.containsKey(TEMPLATES)
        || annotations.containsKey(MERGE)
        || says(parts, "meshConfig", "enablePrometheusMerge", false);
  }

  /** Whether the values of the control plane, if it is the profile's, say this. */
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
