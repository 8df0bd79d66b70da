package io.gitopsprofile.adapter;

import io.gitopsprofile.adapter.AdapterRules.Producer;
import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.SeriesOrigin;
import io.gitopsprofile.catalog.SidecarInjection;
import io.gitopsprofile.catalog.image.IstioSidecar;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import io.gitopsprofile.view.ProfileParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The trace from an autoscaler's pod metric back to the pods that must export its series.
 *
 * @param need the metric
 * @param rule the rule that produces it
 * @param series the series behind the metric
 * @param workload the scaled workload
 */
public record PodMetricTrace(
    RequiredMetric need,
    ResolvedRule rule,
    String series,
    Located<Workload> workload,
    List<ExportedMetrics> exporters) {

  private static final Set<String> POD_LABELS =
      Set.of("kubernetes_pod_name", "kubernetes_pod", "pod", "pod_name");

  /**
   * Returns all traces of a profile: of a rule of the profile with one series of an application,
   * mapped by the labels that Prometheus puts on the pods it scrapes.
   */
  static List<PodMetricTrace> all(AdapterAnalysis analysis) {
    ProfileParts parts = analysis.parts();
    List<PodMetricTrace> sources = new ArrayList<>();
    PrometheusChart prometheus = analysis.prometheus();
    for (RequiredMetric need : analysis.required()) {
      Located<Workload> target = parts.targetOf(need.autoscaler().value());
      Producer producer = analysis.rules().producerOfPods(need);
      if (target != null
          && producer != null
          && !producer.rule().ofChart()
          && isOfPods(producer, prometheus)
          && isDecided(producer, target.value(), parts)) {
        sources.add(
            new PodMetricTrace(
                need,
                producer.rule(),
                producer.series(),
                target,
                exporters(producer.series(), target.value())));
      }
    }
    return sources;
  }

  /** Returns true if the source of the series is known: all containers, or Istio's sidecar. */
  private static boolean isDecided(Producer producer, Workload workload, ProfileParts parts) {
    return SeriesOrigin.isOfIstio(producer.series())
        ? IstioSidecar.isIn(workload, parts)
        : !isInjected(workload, parts);
  }

  /** Returns true if a rule maps the pod by the label that Prometheus sets for the scraped pod. */
  public static boolean isOfPods(Producer producer, @Nullable PrometheusChart prometheus) {
    String series = producer.series();
    String label = producer.rule().labelOf("pod");
    boolean application =
        !SeriesOrigin.isNotOfApplications(series)
            && !SeriesOrigin.isOfEnvoy(series)
            && !series.contains(":");
    if (!application || label == null) {
      return false;
    }
    return (prometheus == null || prometheus.labels() == null)
        ? POD_LABELS.contains(label)
        : prometheus.labels().pod().equals(label);
  }

  /** Returns true if a container that is not in the profile may be injected into the pods. */
  public static boolean isInjected(Workload workload, ProfileParts parts) {
    return hasEnvFrom(workload) || SidecarInjection.isAskedFor(workload, parts);
  }

  /** Returns true if a patch gives containers an unknown environment. */
  private static boolean hasEnvFrom(Workload workload) {
    boolean found = false;
    for (Object container : FreeFormValues.list(PodSpecs.patchedSpec(workload), "containers")) {
      found |= !FreeFormValues.list(container, "envFrom").isEmpty();
    }
    return found;
  }

  /** Returns true if Istio's sidecar exports the series. */
  public boolean isOfIstio() {
    return SeriesOrigin.isOfIstio(series);
  }

  /** Returns the known exporters of the series among the containers; empty if there are none. */
  private static List<ExportedMetrics> exporters(String series, Workload workload) {
    List<ExportedMetrics> exporters = new ArrayList<>();
    if (SeriesOrigin.isOfIstio(series)) {
      return IstioSidecar.METRICS.exports(series) ? List.of(IstioSidecar.METRICS) : exporters;
    }
    for (ExportedMetrics exported : KnownImages.some(workload)) {
      if (exported.exports(series)) {
        exporters.add(exported);
      }
    }
    return exporters;
  }

  /** Returns the value of an annotation of the pods. */
  @Nullable
  public String annotation(String key) {
    return workload.value().podAnnotation("prometheus.io/" + key);
  }

  /** Returns the path of an annotation of the pods: in {@code scrape} or {@code podAnnotations}. */
  public ProfilePath annotationPath(String key) {
    if (workload.value().podAnnotations().containsKey("prometheus.io/" + key)) {
      return workload.at("podAnnotations").key("prometheus.io/" + key);
    }
    String inScrape = key.equals("scrape") ? "enabled" : key;
    return workload.value().scrape() == null
        ? workload.path()
        : workload.at("scrape").key(inScrape);
  }

  /** Returns the title of the workload in messages. */
  public String title() {
    return "workload \"" + workload.value().name() + "\"";
  }
}
