package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.AdapterPart;
import io.gitopsprofile.adapter.PrometheusResolver;
import io.gitopsprofile.adapter.PrometheusUrl;
import io.gitopsprofile.adapter.config.AdapterProgram;
import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.ReleaseValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF023: the adapter reads Prometheus at an address where the profile does not install one. In the
 * cluster the adapter logs "unable to update list of all metrics" and lists none. Write the Service
 * and port that the release creates: the chart's fullnameOverride, else the release name and the
 * chart name, cut off at 63 characters. (Source: the charts' _helpers.tpl and service.yaml)
 *
 * <p>The check accepts an address outside the cluster, or one that belongs to something else: a
 * Service of the profile, an unknown chart, or a namespace without a Prometheus of the profile.
 */
final class PrometheusUrlCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    AdapterPart part = context.adapter().part();
    if (part == null) {
      return;
    }
    MetricsAdapter adapter = part.adapter();
    PrometheusUrl url = PrometheusUrl.of(adapter);
    PrometheusChart reached = null;
    PrometheusChart meant = null;
    for (PrometheusChart facts : PrometheusResolver.all(context)) {
      reached = reached == null && url.leadsTo(facts) ? facts : reached;
      meant = meant == null && url.isMeantFor(facts, context) ? facts : meant;
    }
    if (url.portTwice()) {
      reportTwice(part, findings);
    } else if (!url.path().isEmpty() && !Integer.valueOf(0).equals(adapter.prometheus().port())) {
      reportPath(part, url, reached, findings);
    } else if (reached != null) {
      checkPort(part, url, reached, findings);
      checkScheme(part, reached, findings);
    } else if (meant != null) {
      reportHost(part, url, meant, findings);
    }
  }

  private static void reportTwice(AdapterPart part, DiagnosticCollector findings) {
    String added =
        part.adapter().prometheus().port() == null
            ? "the chart appends its default port 9090"
            : "the chart appends port " + part.adapter().prometheus().port();
    findings.add(
        DiagnosticCode.PROMETHEUS_ADDRESS,
        part.url(),
        "the metrics adapter's URL \""
            + part.adapter().prometheus().url()
            + "\" contains a port; "
            + added,
        "write the port only in " + part.prometheus().key("port"));
  }

  private static void reportPath(
      AdapterPart part,
      PrometheusUrl url,
      @Nullable PrometheusChart reached,
      DiagnosticCollector findings) {
    boolean isAtRoot = reached != null && isAtRoot(reached);
    findings.add(
        DiagnosticCode.PROMETHEUS_ADDRESS,
        part.url(),
        "the metrics adapter's URL \""
            + part.adapter().prometheus().url()
            + "\" contains the path "
            + url.path()
            + "; the chart appends the port to it",
        isAtRoot && reached != null
            ? "remove the path; " + reached.title() + " answers without one"
            : "move the path to " + part.prometheus().key("path"),
        isAtRoot ? withoutPath(part, url) : pathApart(part, url));
  }

  private static boolean isAtRoot(PrometheusChart facts) {
    HelmRelease release = facts.release().value();
    KnownChart chart = KnownCharts.of(release.chart());
    ReleaseValues values = new ReleaseValues(release);
    return chart != null && values.isWhole() && chart.routePrefix(values) == null;
  }

  private static List<Edit> withoutPath(AdapterPart part, PrometheusUrl url) {
    String whole = part.adapter().prometheus().url();
    return whole.endsWith(url.path())
        ? List.of(Edit.set(part.url(), whole.substring(0, whole.length() - url.path().length())))
        : List.of();
  }

  private static List<Edit> pathApart(AdapterPart part, PrometheusUrl url) {
    String whole = part.adapter().prometheus().url();
    return part.adapter().prometheus().path() == null && whole.endsWith(url.path())
        ? List.of(
            Edit.set(part.url(), whole.substring(0, whole.length() - url.path().length())),
            Edit.set(part.prometheus().key("path"), url.path()))
        : List.of();
  }

  /** Reports https for a Prometheus without TLS. */
  private static void checkScheme(
      AdapterPart part, PrometheusChart facts, DiagnosticCollector findings) {
    String url = part.adapter().prometheus().url();
    if (facts.has(PrometheusTrait.PLAIN_HTTP) && url.startsWith("https:")) {
      findings.add(
          DiagnosticCode.PROMETHEUS_ADDRESS,
          part.url(),
          "the metrics adapter reads "
              + url
              + " over https; "
              + facts.title()
              + " serves http only",
          "write http" + url.substring("https".length()),
          edit(part, "http" + url.substring("https".length())));
    }
  }

  private static void checkPort(
      AdapterPart part, PrometheusUrl url, PrometheusChart facts, DiagnosticCollector findings) {
    Integer right = facts.portOf(url.service());
    if (right == null || right.equals(url.port())) {
      return;
    }
    AdapterProgram program = part.program();
    String address = "http://" + url.host() + ":" + right + url.path();
    findings.add(
        DiagnosticCode.PROMETHEUS_ADDRESS,
        program != null
            ? part.url()
            : part.adapter().prometheus().port() == null
                ? part.prometheus()
                : part.prometheus().key("port"),
        "the metrics adapter reads "
            + url.host()
            + " at port "
            + url.port()
            + "; the Service of "
            + facts.title()
            + " listens on "
            + right,
        program != null
            ? "write " + address
            : "set " + part.prometheus().key("port") + " to " + right,
        program != null ? edit(part, address) : Edit.set(part.prometheus().key("port"), right));
  }

  private static void reportHost(
      AdapterPart part, PrometheusUrl url, PrometheusChart facts, DiagnosticCollector findings) {
    String right = facts.service() + "." + facts.namespace();
    findings.add(
        DiagnosticCode.PROMETHEUS_ADDRESS,
        part.url(),
        "the metrics adapter reads \""
            + url.host()
            + "\"; the Service of "
            + facts.title()
            + " is \""
            + right
            + "\"",
        "write http://" + right + rest(part, facts),
        edit(part, "http://" + right + rest(part, facts)));
  }

  /** Returns the port, which the flag of a program has, too. */
  private static String rest(AdapterPart part, PrometheusChart facts) {
    Integer port = part.program() == null ? null : facts.portOf(facts.service());
    return port == null ? "" : ":" + port;
  }

  private static Edit edit(AdapterPart part, String address) {
    AdapterProgram program = part.program();
    return Edit.set(part.url(), program == null ? address : program.wordWith(address));
  }
}
