package io.gitopsprofile.check.scrape;

import io.gitopsprofile.adapter.PodMetricTrace;
import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.workload.Scrape;
import io.gitopsprofile.model.workload.Service;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.Services;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
 * not tell which job set them: another exporter, such as kube-state-metrics, may report series
 * about the pods. There the check reports only pods whose image is known to export the series.
 *
 * <p>The check skips a Prometheus that does not use annotations (kube-prometheus-stack), that has
 * custom scrape configurations, or that is unknown.
 */
final class PodScrapedCheck implements Check {

  private static final String SCRAPE = "prometheus.io/scrape";

  /**
   * The values that Istio takes for false; any of them stops Istio from writing its own annotation.
   */
  private static final Set<String> GO_FALSE = Set.of("false", "False", "FALSE", "f", "F", "0");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    PrometheusChart prometheus = context.adapter().prometheus();
    if (prometheus == null || !prometheus.honoursAnnotations()) {
      return;
    }
    Set<ProfileObject> byService =
        prometheus.has(PrometheusTrait.BY_SERVICES) ? scrapedByService(context) : Set.of();
    Map<ProfilePath, PodMetricTrace> sources = new LinkedHashMap<>();
    for (PodMetricTrace source : context.adapter().traces()) {
      boolean decided =
          !prometheus.has(PrometheusTrait.BY_SERVICES) || !source.exporters().isEmpty();
      if (decided && !isScraped(source, prometheus, byService, context)) {
        sources.putIfAbsent(source.workload().path(), source);
      }
    }
    for (PodMetricTrace source : sources.values()) {
      report(source, prometheus, findings);
    }
  }

  /** Returns true if Prometheus scrapes the pods, or may scrape them by their Service. */
  private static boolean isScraped(
      PodMetricTrace source,
      PrometheusChart prometheus,
      Set<ProfileObject> byService,
      CheckContext context) {
    if (source.isOfIstio()) {
      return !GO_FALSE.contains(String.valueOf(source.annotation("scrape")));
    }
    boolean slowly =
        prometheus.has(PrometheusTrait.BY_SLOW_ANNOTATION)
            && "true".equals(source.annotation("scrape-slow"));
    return "true".equals(source.annotation("scrape"))
        || slowly
        || isAmong(byService, source, context);
  }

  private static boolean isAmong(
      Set<ProfileObject> scraped, PodMetricTrace source, CheckContext context) {
    ProfileObject object = context.objects().of(source.workload().path());
    return object != null && scraped.contains(object);
  }

  /** Returns the objects whose pods a Service selects that asks Prometheus to scrape them. */
  private static Set<ProfileObject> scrapedByService(CheckContext context) {
    Set<ProfileObject> scraped = Collections.newSetFromMap(new IdentityHashMap<>());
    for (ProfileObject service : Services.all(context.objects())) {
      if (service.field("metadata", "annotations", SCRAPE).text().equals("true")) {
        Map<?, ?> selector = service.field("spec", "selector").map();
        for (PodTemplate pods : context.objects().podsWith(service.namespace(), selector)) {
          scraped.add(pods.object());
        }
      }
    }
    return scraped;
  }

  private static void report(
      PodMetricTrace source, PrometheusChart prometheus, DiagnosticCollector findings) {
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
      how = "have no annotation " + SCRAPE + " (the Service has it)";
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
        fix(source, workload.scrape()),
        edits(source, path));
  }

  /** Returns the edits that make Prometheus scrape the pods, if the profile tells the port. */
  private static List<Edit> edits(PodMetricTrace source, ProfilePath path) {
    Workload workload = source.workload().value();
    String said = source.annotation("scrape");
    boolean annotated = workload.podAnnotations().containsKey(SCRAPE);
    if (source.isOfIstio()) {
      return List.of(Edit.remove(path));
    }
    if (said != null) {
      return annotated ? List.of(Edit.set(path, "true")) : List.of(Edit.set(path, true));
    }
    if ("true".equals(workload.annotations().get(SCRAPE))) {
      return moved(source.workload());
    }
    Integer port = port(source);
    return workload.scrape() != null || port == null
        ? List.of()
        : List.of(Edit.set(source.workload().at("scrape"), Map.of("port", port)));
  }

  /** Returns the edits that move the annotations for Prometheus from the Deployment to its pods. */
  private static List<Edit> moved(Located<Workload> workload) {
    List<Edit> edits = new ArrayList<>();
    for (Map.Entry<String, String> annotation : workload.value().annotations().entrySet()) {
      if (annotation.getKey().startsWith("prometheus.io/")) {
        ProfilePath pods = workload.at("podAnnotations").key(annotation.getKey());
        edits.add(Edit.set(pods, annotation.getValue()));
        edits.add(Edit.remove(workload.at("annotations").key(annotation.getKey())));
      }
    }
    return edits;
  }

  private static @Nullable Integer port(PodMetricTrace source) {
    Set<Integer> ports = new LinkedHashSet<>();
    for (ExportedMetrics exported : source.exporters()) {
      ports.addAll(exported.ports());
    }
    Integer port = null;
    for (Integer one : MetricsPort.among(ports, source.workload().value())) {
      port = one;
    }
    return port;
  }

  private static String fix(PodMetricTrace source, @Nullable Scrape scrape) {
    if (source.isOfIstio()) {
      return "remove it: Istio itself has its sidecars scraped";
    }
    Integer known = port(source);
    String port = known == null ? "<the metrics port>" : known.toString();
    return scrape == null
        ? "add scrape: {port: " + port + "} to the workload"
        : "set scrape.enabled to true, or remove it and any annotation " + SCRAPE;
  }
}
