package io.gitopsprofile.check;

import io.gitopsprofile.model.MetricsAdapter;
import java.util.List;

/**
 * PRF023: the adapter reads a Prometheus that is not where the profile installs one. In the cluster
 * the adapter logs "unable to update list of all metrics" and lists none. Write the Service and
 * port that the release creates: the chart's fullnameOverride, else the release's name and the
 * chart's, cut off at 63 characters. (Source: the charts' _helpers.tpl and service.yaml)
 *
 * <p>Nothing is said of an address outside the cluster, or one that belongs to something else: a
 * Service of the profile, a chart that is not known, a namespace without a Prometheus of the
 * profile.
 */
final class PrometheusAddress implements Check {

  private static final ProfilePath PATH = ProfilePath.ROOT.key("metricsAdapter").key("prometheus");

  @Override
  public void run(Subject subject, Findings findings) {
    MetricsAdapter adapter = subject.profile().metricsAdapter();
    if (adapter == null) {
      return;
    }
    AdapterUrl url = AdapterUrl.of(adapter);
    PrometheusFacts reached = null;
    PrometheusFacts meant = null;
    for (PrometheusFacts facts : Prometheuses.all(subject)) {
      reached = reached == null && url.leadsTo(facts) ? facts : reached;
      meant = meant == null && url.isMeantFor(facts, subject) ? facts : meant;
    }
    if (url.portTwice()) {
      reportTwice(adapter, findings);
    } else if (!url.path().isEmpty() && !Integer.valueOf(0).equals(adapter.prometheus().port())) {
      reportPath(adapter, url, findings);
    } else if (reached != null) {
      checkPort(adapter, url, reached, findings);
      checkScheme(adapter, reached, findings);
    } else if (meant != null) {
      reportHost(url, meant, findings);
    }
  }

  /** Whether the host is not that of the Prometheus that it must mean. */
  static boolean isMisled(MetricsAdapter adapter, Subject subject) {
    AdapterUrl url = AdapterUrl.of(adapter);
    boolean misled = false;
    for (PrometheusFacts facts : Prometheuses.all(subject)) {
      if (url.leadsTo(facts)) {
        return false;
      }
      misled |= url.isMeantFor(facts, subject);
    }
    return misled;
  }

  private static void reportTwice(MetricsAdapter adapter, Findings findings) {
    String added =
        adapter.prometheus().port() == null
            ? "the chart adds its default, 9090"
            : "port " + adapter.prometheus().port() + " is added";
    findings.add(
        DiagnosticCode.PROMETHEUS_ADDRESS,
        PATH.key("url"),
        "the metrics adapter's URL \""
            + adapter.prometheus().url()
            + "\" holds a port, and "
            + added
            + " to it",
        "write the port as metricsAdapter.prometheus.port alone");
  }

  private static void reportPath(MetricsAdapter adapter, AdapterUrl url, Findings findings) {
    findings.add(
        DiagnosticCode.PROMETHEUS_ADDRESS,
        PATH.key("url"),
        "the metrics adapter's URL \""
            + adapter.prometheus().url()
            + "\" ends in the path "
            + url.path()
            + ", and the chart adds the port behind it",
        "write the path as metricsAdapter.prometheus.path",
        pathApart(adapter, url));
  }

  private static List<Edit> pathApart(MetricsAdapter adapter, AdapterUrl url) {
    String whole = adapter.prometheus().url();
    return adapter.prometheus().path() == null && whole.endsWith(url.path())
        ? List.of(
            Edit.set(PATH.key("url"), whole.substring(0, whole.length() - url.path().length())),
            Edit.set(PATH.key("path"), url.path()))
        : List.of();
  }

  /** appmesh-prometheus has no TLS; the other charts may be told to. */
  private static void checkScheme(
      MetricsAdapter adapter, PrometheusFacts facts, Findings findings) {
    String url = adapter.prometheus().url();
    if (facts.chart() == KnownChart.APPMESH_PROMETHEUS && url.startsWith("https:")) {
      findings.add(
          DiagnosticCode.PROMETHEUS_ADDRESS,
          PATH.key("url"),
          "the metrics adapter asks "
              + url
              + " over https, but "
              + facts.title()
              + " answers over http",
          "write http" + url.substring("https".length()),
          Edit.set(PATH.key("url"), "http" + url.substring("https".length())));
    }
  }

  private static void checkPort(
      MetricsAdapter adapter, AdapterUrl url, PrometheusFacts facts, Findings findings) {
    Integer right = facts.portOf(url.service());
    if (right == null || right.equals(url.port())) {
      return;
    }
    findings.add(
        DiagnosticCode.PROMETHEUS_ADDRESS,
        adapter.prometheus().port() == null ? PATH : PATH.key("port"),
        "the metrics adapter asks "
            + url.host()
            + " at port "
            + url.port()
            + ", but the Service of "
            + facts.title()
            + " listens at "
            + right,
        "set metricsAdapter.prometheus.port to " + right,
        Edit.set(PATH.key("port"), right));
  }

  private static void reportHost(AdapterUrl url, PrometheusFacts facts, Findings findings) {
    String right = facts.service() + "." + facts.namespace();
    findings.add(
        DiagnosticCode.PROMETHEUS_ADDRESS,
        PATH.key("url"),
        "the metrics adapter asks \""
            + url.host()
            + "\", but the Service of "
            + facts.title()
            + " is \""
            + right
            + "\"",
        "write http://" + right,
        Edit.set(PATH.key("url"), "http://" + right));
  }
}
