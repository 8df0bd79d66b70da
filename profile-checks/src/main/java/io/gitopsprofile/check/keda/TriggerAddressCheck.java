package io.gitopsprofile.check.keda;

import io.gitopsprofile.adapter.PrometheusResolver;
import io.gitopsprofile.adapter.PrometheusUrl;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.MetricFacts;
import io.gitopsprofile.view.MetricPaths;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import java.util.List;

/**
 * PRF023: a trigger of KEDA asks Prometheus at an address where the profile does not install one:
 * another host in the namespace of the profile's Prometheus, or another port of its Service. The
 * address that is made of the adapter's is the adapter's own finding. (Source: KEDA,
 * pkg/scalers/prometheus_scaler.go.)
 */
final class TriggerAddressCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    List<PrometheusChart> all = null;
    for (ProfileObject scaled : ScaledObjects.all(context.objects())) {
      if (scaled.isManifest()) {
        for (ObjectField trigger : ScaledObjects.triggers(scaled)) {
          ObjectField address = trigger.in("metadata", "serverAddress");
          if (TriggerTypes.isOfPrometheus(trigger.in("type").text())) {
            all = all == null ? PrometheusResolver.all(context) : all;
            check(address.text(), address.path(), scaled.title(), all, context, findings);
          }
        }
      }
    }
    for (Located<Autoscaler> autoscaler : context.autoscalers()) {
      for (Located<Metric> metric : MetricPaths.of(autoscaler)) {
        Metric.Prometheus own = MetricFacts.of(metric.value()).ownQuery();
        if (own != null && own.serverAddress() != null) {
          all = all == null ? PrometheusResolver.all(context) : all;
          String title = "autoscaler \"" + autoscaler.value().name() + "\"";
          ProfilePath place = metric.at("serverAddress");
          check(own.serverAddress(), place, title, all, context, findings);
        }
      }
    }
  }

  private static void check(
      String address,
      ProfilePath place,
      String title,
      List<PrometheusChart> all,
      CheckContext context,
      DiagnosticCollector findings) {
    if (address.isEmpty() || TriggerValues.isOpen(address)) {
      return;
    }
    PrometheusUrl url = PrometheusUrl.ofTrigger(address, "");
    PrometheusChart meant = null;
    for (PrometheusChart facts : all) {
      if (url.leadsTo(facts)) {
        Integer right = facts.portOf(url.service());
        if (right != null && !right.equals(url.port())) {
          String problem =
              " at port " + url.port() + "; the Service of " + facts.title() + " listens on ";
          String host = scheme(address, facts) + url.host() + ":" + right;
          report(address, place, title, problem + right, host, url, findings);
        } else if (facts.has(PrometheusTrait.PLAIN_HTTP) && address.startsWith("https:")) {
          String host = "http://" + url.host() + ":" + url.port();
          String problem = "; " + facts.title() + " serves http only";
          report(address, place, title, problem, host, url, findings);
        }
        return;
      }
      meant = meant == null && url.isMeantFor(facts, context) ? facts : meant;
    }
    String service = meant == null ? null : meant.service();
    if (meant != null && service != null) {
      Integer port = meant.portOf(service);
      String host = service + "." + meant.namespace();
      String problem = "; the Service of " + meant.title() + " is \"" + host + "\"";
      String right = scheme(address, meant) + host + (port == null || port == 80 ? "" : ":" + port);
      report(address, place, title, problem, right, url, findings);
    }
  }

  private static String scheme(String address, PrometheusChart facts) {
    return address.startsWith("https:") && !facts.has(PrometheusTrait.PLAIN_HTTP)
        ? "https://"
        : "http://";
  }

  private static void report(
      String address,
      ProfilePath place,
      String title,
      String problem,
      String host,
      PrometheusUrl url,
      DiagnosticCollector findings) {
    String right = host + url.path();
    findings.add(
        DiagnosticCode.PROMETHEUS_ADDRESS,
        place,
        title + " asks Prometheus at " + address + problem,
        "write " + right,
        Edit.set(place, right));
  }
}
