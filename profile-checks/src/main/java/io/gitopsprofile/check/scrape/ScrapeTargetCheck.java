package io.gitopsprofile.check.scrape;

import io.gitopsprofile.adapter.PodMetricTrace;
import io.gitopsprofile.catalog.ExportedMetrics;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.catalog.image.IstioSidecar;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.ContainerPort;
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
 * <p>For an unknown image, the port should be one that a container declares; since a declared
 * number is information only, another one is a warning.
 */
final class ScrapeTargetCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    PrometheusChart prometheus = context.adapter().prometheus();
    if (prometheus == null || !prometheus.honoursAnnotations()) {
      return;
    }
    for (PodMetricTrace source : context.adapter().traces()) {
      if (source.isOfIstio()) {
        checkMerged(source, prometheus, findings);
      } else if ("true".equals(source.annotation("scrape"))) {
        checkPort(source, prometheus, findings);
        checkPath(source, findings);
        checkScheme(source, prometheus, findings);
      }
    }
  }

  /**
   * Checks pods whose annotations name Istio's own port; Istio leaves these annotations unchanged.
   */
  private static void checkMerged(
      PodMetricTrace source, PrometheusChart prometheus, DiagnosticCollector findings) {
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

  private static void checkPort(
      PodMetricTrace source, PrometheusChart prometheus, DiagnosticCollector findings) {
    Set<Integer> declared = declared(source);
    List<ExportedMetrics> exporters = source.exporters();
    Set<Integer> serving = new TreeSet<>();
    boolean known = !exporters.isEmpty();
    for (ExportedMetrics exported : exporters) {
      serving.addAll(exported.ports());
      known &= !exported.ports().isEmpty();
    }
    boolean unknown = exporters.isEmpty() || exporters.get(0).isDeclared();
    Set<Integer> right = known ? serving : unknown ? declared : Set.of();
    String port = source.annotation("port");
    boolean number = port != null && port.matches("[0-9]{1,5}");
    boolean wrong =
        number
            ? !right.contains(Integer.valueOf(port))
            : known && Collections.disjoint(declared, right);
    if (right.isEmpty() || !wrong) {
      return;
    }
    Set<Integer> meant = MetricsPort.among(right, source.workload().value());
    String message =
        prometheus.title()
            + " scrapes the pods of "
            + source.title()
            + " at "
            + (number ? "port " + port : "their container ports " + declared);
    if (!known) {
      findings.warn(
          DiagnosticCode.SCRAPE_TARGET,
          source.annotationPath("port"),
          message + ", and their containers declare " + words(right),
          "declare "
              + port
              + " if a container serves metrics there, or else set "
              + portKey(source)
              + " to "
              + words(meant));
      return;
    }
    add(
        findings,
        number ? source.annotationPath("port") : source.annotationPath("scrape").parent(),
        message + ", but " + exporters.get(0).image() + " serves metrics at " + words(right),
        "set " + portKey(source) + " to " + words(meant),
        number && meant.size() == 1 ? port(source, meant.iterator().next()) : null);
  }

  /** The key that has the port: {@code scrape.port}, or the annotation that overrides it. */
  private static String portKey(PodMetricTrace source) {
    String annotation = "prometheus.io/port";
    List<Object> steps = source.annotationPath("port").steps();
    boolean isAnnotation = !steps.isEmpty() && annotation.equals(steps.get(steps.size() - 1));
    return isAnnotation ? "the annotation " + annotation : "scrape.port";
  }

  /** Returns the edit of the port: text in an annotation, a number below {@code scrape}. */
  private static Edit port(PodMetricTrace source, Integer right) {
    ProfilePath path = source.annotationPath("port");
    boolean inScrape = path.equals(source.workload().at("scrape").key("port"));
    return Edit.set(path, inScrape ? right : right.toString());
  }

  private static Set<Integer> declared(PodMetricTrace source) {
    Set<Integer> declared = new TreeSet<>();
    for (Container container : source.workload().value().containers()) {
      for (ContainerPort port : container.ports()) {
        declared.add(port.containerPort());
      }
    }
    return declared;
  }

  private static void checkPath(PodMetricTrace source, DiagnosticCollector findings) {
    if (source.exporters().isEmpty() || source.exporters().get(0).isDeclared()) {
      return;
    }
    ExportedMetrics exported = source.exporters().get(0);
    String path = source.annotation("path");
    String asked = path == null ? ExportedMetrics.PATH : path;
    if (!asked.equals(exported.path())) {
      boolean isDefault = exported.path().equals(ExportedMetrics.PATH);
      boolean isPlain = path != null || source.workload().value().scrape() != null;
      add(
          findings,
          source.annotationPath(path == null ? "scrape" : "path"),
          "Prometheus scrapes the pods of "
              + source.title()
              + " at the path "
              + asked
              + ", but "
              + exported.image()
              + " serves metrics at "
              + exported.path(),
          "write " + exported.path() + (isDefault ? ", or leave the path out" : " as the path"),
          isPlain ? Edit.set(source.annotationPath("path"), exported.path()) : null);
    }
  }

  private static void checkScheme(
      PodMetricTrace source, PrometheusChart prometheus, DiagnosticCollector findings) {
    boolean honoured = prometheus.has(PrometheusTrait.BY_SCHEME);
    boolean https = "https".equals(source.annotation("scheme"));
    if (honoured
        && https
        && !source.exporters().isEmpty()
        && !source.exporters().get(0).isDeclared()) {
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
      DiagnosticCollector findings,
      ProfilePath path,
      String message,
      String fix,
      @Nullable Edit edit) {
    findings.add(DiagnosticCode.SCRAPE_TARGET, path, message, fix, edit);
  }
}
