package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Scrape;
import io.gitopsprofile.model.Service;
import io.gitopsprofile.model.Workload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF018: Prometheus does not scrape the pods behind a metric, because the annotation {@code
 * prometheus.io/scrape: "true"} is missing on the pod template. In the cluster Prometheus has no
 * target for them and the autoscaler shows {@code <unknown>}. Add {@code scrape: {port: ...}} to
 * the workload. (Source: the pods' job of aws/eks-charts appmesh-prometheus and of
 * prometheus-community/prometheus)
 *
 * <p>From prometheus-community/prometheus 15.0.0 on the labels {@code namespace} and {@code pod} do
 * not tell which job gave them: another exporter may speak of the pods, as kube-state-metrics does.
 * There it is only said of pods whose image is known to export the series.
 *
 * <p>Nothing is said of a Prometheus that does not go by annotations (kube-prometheus-stack), that
 * has scrape configurations of its own, or that is not known.
 */
final class PodsScraped implements Check {

  private static final String SCRAPE = "prometheus.io/scrape";

  /** Istio writes the annotation itself, unless it finds one of these there. */
  private static final Set<String> GO_FALSE = Set.of("false", "False", "FALSE", "f", "F", "0");

  @Override
  public void run(Subject subject, Findings findings) {
    PrometheusFacts prometheus = subject.prometheus();
    if (prometheus == null || !prometheus.honoursAnnotations()) {
      return;
    }
    Map<ProfilePath, PodSource> sources = new LinkedHashMap<>();
    for (PodSource source : PodSource.all(subject)) {
      boolean decided =
          prometheus.chart() != KnownChart.PROMETHEUS_NEW || !source.exporters().isEmpty();
      if (decided && !isScraped(source, prometheus, subject)) {
        sources.putIfAbsent(source.workload().path(), source);
      }
    }
    for (PodSource source : sources.values()) {
      report(source, prometheus, findings);
    }
  }

  /** Whether the pods are scraped, or may be by way of their Service. */
  private static boolean isScraped(PodSource source, PrometheusFacts prometheus, Subject subject) {
    if (source.isOfIstio()) {
      return !GO_FALSE.contains(String.valueOf(source.annotation("scrape")));
    }
    boolean byService =
        prometheus.chart() == KnownChart.PROMETHEUS_NEW
            && hasScrapedService(source.workload().value(), subject);
    boolean slowly =
        prometheus.chart() != KnownChart.APPMESH_PROMETHEUS
            && "true".equals(source.annotation("scrape-slow"));
    return "true".equals(source.annotation("scrape")) || slowly || byService;
  }

  private static boolean hasScrapedService(Workload workload, Subject subject) {
    Service own = workload.service();
    boolean scraped = own != null && "true".equals(own.annotations().get(SCRAPE));
    for (Part<Manifest> service : Manifests.ofKind(subject, "Service")) {
      Map<String, Object> object = service.value().object().entries();
      scraped |=
          Manifests.namespace(service.value()).equals(workload.namespace())
              && Nested.text(object, "metadata", "annotations", SCRAPE).equals("true")
              && workload
                  .allPodLabels()
                  .entrySet()
                  .containsAll(Nested.map(object, "spec", "selector").entrySet());
    }
    return scraped;
  }

  private static void report(PodSource source, PrometheusFacts prometheus, Findings findings) {
    Workload workload = source.workload().value();
    Service service = workload.service();
    ProfilePath path = source.workload().path();
    String how = "have no annotation " + SCRAPE;
    if (source.annotation("scrape") != null) {
      path = source.annotationPath("scrape");
      how = "say " + SCRAPE + ": \"" + source.annotation("scrape") + "\"";
    } else if (workload.annotations().containsKey(SCRAPE)) {
      path = path.key("annotations").key(SCRAPE);
      how = "have no annotation " + SCRAPE + " (it stands on the " + WorkloadKind.DEPLOYMENT + ")";
    } else if (service != null && service.annotations().containsKey(SCRAPE)) {
      path = path.key("service").key("annotations").key(SCRAPE);
      how = "have no annotation " + SCRAPE + " (it stands on the Service)";
    }
    findings.add(
        DiagnosticCode.NOT_SCRAPED,
        path,
        source.need().title()
            + " needs \""
            + source.series()
            + "\" of the pods of "
            + source.title()
            + ", but they "
            + how
            + ", so that "
            + prometheus.title()
            + " does not scrape them",
        fix(source, workload.scrape()));
  }

  private static String fix(PodSource source, @Nullable Scrape scrape) {
    if (source.isOfIstio()) {
      return "remove it: Istio itself has its sidecars scraped";
    }
    String port =
        source.exporters().stream()
            .flatMap(exported -> exported.ports().stream())
            .reduce((first, last) -> last)
            .map(String::valueOf)
            .orElse("<the metrics port>");
    return scrape == null
        ? "add scrape: {port: " + port + "} to the workload"
        : "set scrape.enabled to true, or remove it and any annotation " + SCRAPE;
  }
}
