package io.gitopsprofile.check;

import io.gitopsprofile.check.AdapterRules.Producer;
import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way from an autoscaler's metric of pods back to the pods that must export its series.
 *
 * @param need the metric
 * @param rule the rule that produces it
 * @param series the series it is made of
 * @param workload the scaled workload
 */
record PodSource(MetricNeed need, Rule rule, String series, Part<Workload> workload) {

  private static final Set<String> POD_LABELS =
      Set.of("kubernetes_pod_name", "kubernetes_pod", "pod", "pod_name");

  /**
   * All that can be followed: a rule of the profile with one series of an application, mapped by
   * the labels that Prometheus puts on the pods it scrapes.
   */
  static List<PodSource> all(Subject subject) {
    List<PodSource> sources = new ArrayList<>();
    PrometheusFacts prometheus = subject.prometheus();
    for (MetricNeed need : MetricNeed.all(subject)) {
      Part<Workload> target = subject.targetOf(need.autoscaler().value());
      Producer producer = need.isOfPods() ? subject.adapterRules().producerOf(need) : null;
      if (target != null
          && producer != null
          && !producer.rule().ofChart()
          && isOfPods(producer, prometheus)
          && isDecided(producer, target.value(), subject)) {
        sources.add(new PodSource(need, producer.rule(), producer.series(), target));
      }
    }
    return sources;
  }

  /** Whether it is known what counts the series: all containers, or Istio's sidecar. */
  private static boolean isDecided(Producer producer, Workload workload, Subject subject) {
    return SeriesOrigin.isOfIstio(producer.series())
        ? IstioSidecar.isIn(workload, subject)
        : !isInjected(workload, subject);
  }

  /** Whether a rule tells by Prometheus' own label which pod a series was scraped from. */
  static boolean isOfPods(Producer producer, @Nullable PrometheusFacts prometheus) {
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

  /** Whether something may add a container to the pods that is not in the profile. */
  static boolean isInjected(Workload workload, Subject subject) {
    return hasEnvFrom(workload) || SidecarInjection.isAskedFor(workload, subject);
  }

  /** Whether a patch gives containers an environment that is not known. */
  private static boolean hasEnvFrom(Workload workload) {
    boolean found = false;
    for (Object container : Nested.list(Pods.patchedSpec(workload), "containers")) {
      found |= !Nested.list(container, "envFrom").isEmpty();
    }
    return found;
  }

  /** Whether Istio's sidecar counts the series. */
  boolean isOfIstio() {
    return SeriesOrigin.isOfIstio(series);
  }

  /** What the containers export that are known to export the series; empty if none is. */
  List<ExportedMetrics> exporters() {
    List<ExportedMetrics> exporters = new ArrayList<>();
    if (isOfIstio()) {
      return IstioSidecar.METRICS.exports(series) ? List.of(IstioSidecar.METRICS) : exporters;
    }
    for (Container container : workload.value().containers()) {
      ExportedMetrics exported = ExportedMetrics.of(container);
      if (exported != null && exported.exports(series)) {
        exporters.add(exported);
      }
    }
    return exporters;
  }

  /** The value of an annotation of the pods. */
  @Nullable String annotation(String key) {
    return workload.value().allPodAnnotations().get("prometheus.io/" + key);
  }

  /** Where an annotation of the pods comes from: {@code scrape} or {@code podAnnotations}. */
  ProfilePath annotationPath(String key) {
    if (workload.value().podAnnotations().containsKey("prometheus.io/" + key)) {
      return workload.at("podAnnotations").key("prometheus.io/" + key);
    }
    String inScrape = key.equals("scrape") ? "enabled" : key;
    return workload.value().scrape() == null
        ? workload.path()
        : workload.at("scrape").key(inScrape);
  }

  /** How a message calls the workload. */
  String title() {
    return "workload \"" + workload.value().name() + "\"";
  }
}
