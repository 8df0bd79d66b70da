package io.gitopsprofile.check.scrape;

import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.workload.Scrape;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.Services;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF131: an autoscaler scales on a series of an application that Prometheus does not scrape, as
 * far as the profile shows: neither the pods nor a Service of them has the annotation {@code
 * prometheus.io/scrape: "true"}. (Source: prometheus-community/helm-charts charts/prometheus, jobs
 * of pods and of Services.)
 *
 * <p>PRF018 reports pods whose image is known. An unknown image may get the series from another
 * exporter, so that the finding is a warning. The check skips a Prometheus with jobs or values that
 * the profile does not show.
 */
final class ApplicationScrapedCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Set<ProfilePath> seen = new HashSet<>();
    for (ScaledPods.Asked asked : ScaledPods.asked(context)) {
      check(asked.prometheus(), asked.pods(), seen, context, findings);
    }
  }

  private static void check(
      PrometheusChart prometheus,
      List<ScaledPods> all,
      Set<ProfilePath> seen,
      CheckContext context,
      DiagnosticCollector findings) {
    if (!prometheus.honoursAnnotations() || hasOtherValues(prometheus)) {
      return;
    }
    for (ScaledPods scaled : all) {
      ProfileObject owner = scaled.pods().object();
      boolean ofWorkload = context.workload(owner) != null;
      boolean reported =
          ofWorkload
              && scaled.rule() != null
              && (!prometheus.has(PrometheusTrait.BY_SERVICES) || !scaled.exporters().isEmpty());
      if (!reported && !isScraped(scaled, context) && seen.add(owner.part())) {
        report(scaled, prometheus, context.workload(owner), findings);
      }
    }
  }

  private static boolean hasOtherValues(PrometheusChart prometheus) {
    HelmRelease release = prometheus.release().value();
    return !release.valuesFrom().isEmpty() || !release.valueFileSecrets().isEmpty();
  }

  private static boolean isScraped(ScaledPods scaled, CheckContext context) {
    if ("true".equals(String.valueOf(scaled.annotationField("scrape").value()))
        || "true".equals(scaled.annotation("scrape-slow"))) {
      return true;
    }
    PodTemplate pods = scaled.pods();
    for (ProfileObject service : Services.all(context.objects())) {
      ObjectField annotations = service.field("metadata", "annotations");
      Map<?, ?> selector = service.field("spec", "selector").map();
      boolean annotated =
          "true".equals(annotations.in("prometheus.io/scrape").text())
              || "true".equals(annotations.in("prometheus.io/scrape-slow").text());
      if (annotated
          && service.namespace().equals(pods.namespace())
          && !selector.isEmpty()
          && pods.has(selector)) {
        return true;
      }
    }
    return false;
  }

  private static void report(
      ScaledPods scaled,
      PrometheusChart prometheus,
      @Nullable Located<Workload> workload,
      DiagnosticCollector findings) {
    ObjectField said = scaled.annotationField("scrape");
    ObjectField outside = scaled.pods().object().field("metadata", "annotations");
    ObjectField misplaced = outside.in("prometheus.io/scrape");
    ObjectField annotations = scaled.pods().template().in("metadata", "annotations");
    String slip =
        said.isPresent() ? null : ClosestName.slip("prometheus.io/scrape", annotations.keys());
    ProfilePath path =
        said.isPresent()
            ? said.path()
            : slip != null && scaled.pods().object().isManifest()
                ? annotations.in(slip).path()
                : misplaced.isPresent() ? misplaced.path() : scaled.pods().object().part();
    Integer port = scaled.port();
    Scrape scrape = workload == null ? null : workload.value().scrape();
    if (workload != null && scrape != null && Boolean.FALSE.equals(scrape.enabled())) {
      ProfilePath enabled = workload.at("scrape").key("enabled");
      findings.add(
          DiagnosticCode.APPLICATION_NOT_SCRAPED,
          enabled,
          scaled.scaler()
              + " needs \""
              + scaled.series()
              + "\" of the pods of "
              + scaled.title()
              + ", but "
              + prometheus.title()
              + " has no job that scrapes them; their scrape is off",
          "remove enabled, or set it to true",
          Edit.set(enabled, true));
      return;
    }
    findings.add(
        DiagnosticCode.APPLICATION_NOT_SCRAPED,
        path,
        scaled.scaler()
            + " needs \""
            + scaled.series()
            + "\" of the pods of "
            + scaled.title()
            + ", but "
            + prometheus.title()
            + " has no job that scrapes them; "
            + (said.isPresent()
                ? "they say prometheus.io/scrape: \"" + said.value() + "\""
                : "neither they nor a Service of them have the annotation prometheus.io/scrape"),
        workload == null
            ? "add the annotation prometheus.io/scrape: \"true\" to the pods, and"
                + " prometheus.io/port with the port that serves the metrics"
            : "set scrape: {port: "
                + (port == null ? "<the metrics port>" : port)
                + "} at the workload",
        said.isPresent() || misplaced.isPresent() || workload == null || port == null
            ? null
            : Edit.set(workload.at("scrape"), Map.of("port", port)));
  }
}
