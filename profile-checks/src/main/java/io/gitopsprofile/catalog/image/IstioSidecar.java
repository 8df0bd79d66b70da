package io.gitopsprofile.catalog.image;

import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.KnownImage;
import io.gitopsprofile.catalog.Mesh;
import io.gitopsprofile.catalog.SidecarDefaults;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileParts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sidecar that Istio adds to pods, and its metrics. With the sidecar come the annotations by
 * which Prometheus finds it, in place of those of the pods. (Sources: istio/istio, {@code
 * pkg/kube/inject/webhook.go} and {@code templates/mutatingwebhook.yaml} of the chart istiod;
 * istio.io, Istio Standard Metrics.)
 */
public final class IstioSidecar {

  /** True if pods get one. */
  public enum Injection {
    /** The pods get the common sidecar. */
    YES,
    /** The pods get no sidecar. */
    NO,
    /** The profile does not show it, or the pods get a customized sidecar. */
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

  /** The metrics of requests and connections that the sidecar exports. */
  public static final ExportedMetrics METRICS = IstioProxy.METRICS;

  /** The label of a namespace or of pods that names the revision of the control plane. */
  public static final String REVISION = "istio.io/rev";

  static final String TEMPLATES = "inject.istio.io/templates";

  /** The annotation of pods that turns the merging of metrics off. */
  public static final String MERGE = "prometheus.istio.io/merge-metrics";

  private IstioSidecar() {}

  /** True if the pods of a workload get the common sidecar, scraped as Istio has it by default. */
  public static boolean isIn(Workload workload, ProfileParts parts) {
    return injection(workload, parts) == Injection.YES;
  }

  /** True if the pods of a workload get a sidecar. */
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
    return namespace == null || defaults(parts).injected() ? Injection.UNKNOWN : Injection.NO;
  }

  /** The word of the pods themselves; a label goes before the annotation. */
  public static @Nullable String ofPods(Workload workload) {
    String label = workload.allPodLabels().get(POD_LABEL);
    return label == null ? workload.podAnnotation(POD_LABEL) : label;
  }

  /**
   * True if a series must be a misspelling of a known one. Istio can be configured to export custom
   * metrics, so the text between {@code istio_} and {@code _total} decides.
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
    List<Located<Namespace>> named = parts.namespacesNamed(workload.namespace());
    return named.isEmpty() ? null : named.get(0).value();
  }

  /** True if the workload has a sidecar written out, by hand or by istioctl kube-inject. */
  private static boolean isOwn(Workload workload) {
    boolean own = false;
    for (List<Container> containers : List.of(workload.initContainers(), workload.containers())) {
      for (Container container : containers) {
        KnownImage image = KnownImages.of(container);
        own |=
            container.name().equals(IstioProxy.CONTAINER)
                || (image != null && image.mesh() == Mesh.ISTIO);
      }
    }
    return own;
  }

  /** True if pods get another sidecar, or keep annotations of their own for Prometheus. */
  private static boolean isOtherwise(Workload workload, ProfileParts parts) {
    Map<String, String> annotations = workload.allPodAnnotations();
    return annotations.containsKey(TEMPLATES)
        || annotations.containsKey(MERGE)
        || !defaults(parts).merged();
  }

  /** Returns the defaults of the control plane, if it is the profile's, else those of Istio. */
  private static SidecarDefaults defaults(ProfileParts parts) {
    SidecarDefaults known = parts.shared(SidecarDefaults.class);
    if (known != null) {
      return known;
    }
    boolean injected = false;
    boolean merged = true;
    for (Located<HelmRelease> release : parts.releases()) {
      SidecarDefaults own = InjectedSidecar.defaults(Mesh.ISTIO, release);
      if (own != null) {
        injected |= own.injected();
        merged &= own.merged();
      }
    }
    SidecarDefaults all =
        new SidecarDefaults(injected, merged, false, List.of(), Set.of(), List.of());
    parts.share(all);
    return all;
  }
}
