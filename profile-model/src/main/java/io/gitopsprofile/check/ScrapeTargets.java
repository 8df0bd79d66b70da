package io.gitopsprofile.check;

import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.ContainerPort;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * PRF019: the port or path that Prometheus scrapes does not serve metrics. In the cluster the
 * target is down or answers 404, and the autoscaler shows {@code <unknown>}. Write the port and
 * path at which the application serves metrics. (Source: the pods' job of the Prometheus charts;
 * stefanprodan/podinfo)
 *
 * <p>For images that are not known, the port must be one that some container declares.
 */
final class ScrapeTargets implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    PrometheusFacts prometheus = subject.prometheus();
    if (prometheus == null || !prometheus.honoursAnnotations()) {
      return;
    }
    for (PodSource source : PodSource.all(subject)) {
      if (source.isOfIstio()) {
        checkMerged(source, prometheus, findings);
      } else if ("true".equals(source.annotation("scrape"))) {
        checkPort(source, prometheus, findings);
        checkPath(source, findings);
        checkScheme(source, prometheus, findings);
      }
    }
  }

  /** Istio leaves the annotations of pods that name its own port as they are. */
  private static void checkMerged(PodSource source, PrometheusFacts prometheus, Findings findings) {
    String port = source.annotation("port");
    String path = source.annotation("path");
    if (String.valueOf(IstioSidecar.PORT).equals(port) && !IstioSidecar.PATH.equals(path)) {
      add(
          findings,
          source.annotationPath("port"),
          prometheus.title()
              + " scrapes the pods of "
              + source.title()
              + " at port "
              + port
              + " and the path "
              + (path == null ? ExportedMetrics.PATH : path)
              + ", but Istio's sidecar serves metrics at "
              + IstioSidecar.PATH,
          "leave port and path out, and Istio sets both; or write "
              + IstioSidecar.PATH
              + " as the path",
          Edit.set(source.annotationPath("path"), IstioSidecar.PATH));
    }
  }

  private static void checkPort(PodSource source, PrometheusFacts prometheus, Findings findings) {
    Set<Integer> declared = declared(source);
    List<ExportedMetrics> exporters = source.exporters();
    Set<Integer> serving = new TreeSet<>();
    boolean known = !exporters.isEmpty();
    for (ExportedMetrics exported : exporters) {
      serving.addAll(exported.ports());
      known &= !exported.ports().isEmpty();
    }
    Set<Integer> right = known ? serving : exporters.isEmpty() ? declared : Set.of();
    String port = source.annotation("port");
    boolean number = port != null && port.matches("[0-9]{1,5}");
    boolean wrong =
        number
            ? !right.contains(Integer.valueOf(port))
            : known && Collections.disjoint(declared, right);
    if (right.isEmpty() || !wrong) {
      return;
    }
    String who = known ? exporters.get(0).image() + " serves metrics" : "its containers listen";
    add(
        findings,
        number ? source.annotationPath("port") : source.annotationPath("scrape").parent(),
        prometheus.title()
            + " scrapes the pods of "
            + source.title()
            + " at "
            + (number ? "port " + port : "their container ports " + declared)
            + ", but "
            + who
            + " at "
            + words(right),
        "set scrape.port to " + words(right),
        number && right.size() == 1 ? port(source, right.iterator().next()) : null);
  }

  /** An annotation is text, and the port below {@code scrape} a number. */
  private static Edit port(PodSource source, Integer right) {
    ProfilePath path = source.annotationPath("port");
    boolean inScrape = path.equals(source.workload().at("scrape").key("port"));
    return Edit.set(path, inScrape ? right : right.toString());
  }

  private static Set<Integer> declared(PodSource source) {
    Set<Integer> declared = new TreeSet<>();
    for (Container container : source.workload().value().containers()) {
      for (ContainerPort port : container.ports()) {
        declared.add(port.containerPort());
      }
    }
    return declared;
  }

  private static void checkPath(PodSource source, Findings findings) {
    String path = source.annotation("path");
    if (path != null && !path.equals(ExportedMetrics.PATH) && !source.exporters().isEmpty()) {
      add(
          findings,
          source.annotationPath("path"),
          "Prometheus scrapes the pods of "
              + source.title()
              + " at the path "
              + path
              + ", but "
              + source.exporters().get(0).image()
              + " serves metrics at "
              + ExportedMetrics.PATH,
          "write " + ExportedMetrics.PATH + ", or leave the path out",
          Edit.set(source.annotationPath("path"), ExportedMetrics.PATH));
    }
  }

  private static void checkScheme(PodSource source, PrometheusFacts prometheus, Findings findings) {
    boolean honoured = prometheus.chart() != KnownChart.APPMESH_PROMETHEUS;
    boolean https = "https".equals(source.annotation("scheme"));
    if (honoured && https && !source.exporters().isEmpty()) {
      String image = source.exporters().get(0).image();
      add(
          findings,
          source.annotationPath("scheme"),
          prometheus.title()
              + " scrapes the pods of "
              + source.title()
              + " over https, but "
              + image
              + " serves metrics over http",
          "leave the scheme out",
          Edit.remove(source.annotationPath("scheme")));
    }
  }

  private static String words(Set<Integer> ports) {
    return ports.stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }

  private static void add(
      Findings findings, ProfilePath path, String message, String fix, @Nullable Edit edit) {
    findings.add(DiagnosticCode.SCRAPE_TARGET, path, message, fix, edit);
  }
}
