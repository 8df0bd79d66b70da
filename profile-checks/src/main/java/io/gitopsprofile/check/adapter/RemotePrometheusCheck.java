package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.AdapterPart;
import io.gitopsprofile.adapter.PrometheusResolver;
import io.gitopsprofile.adapter.PrometheusUrl;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
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
 * PRF134, PRF135: a Prometheus outside the profile. Amazon Managed Service for Prometheus takes
 * signed requests only, which the adapter cannot send, and KEDA sends only with a
 * TriggerAuthentication (PRF134). Of any other Prometheus that is not known, the check says what
 * was not compared (PRF135). (Source: Amazon Managed Service for Prometheus User Guide; KEDA,
 * scalers, Prometheus.)
 */
final class RemotePrometheusCheck implements Check {

  private static final String AMAZON = "aps-workspaces";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    AdapterPart part = context.adapter().part();
    boolean keda = context.profile().target().usesKeda();
    boolean amazon = part != null && isOfAmazon(part.adapter().prometheus().url());
    if (part != null && amazon && !keda) {
      findings.add(
          DiagnosticCode.UNSIGNED_REQUESTS,
          part.url(),
          "the metrics adapter reads "
              + part.adapter().prometheus().url()
              + ", which takes requests signed with SigV4 only; the adapter does not sign its"
              + " requests",
          "write the address of a proxy that signs the requests, such as aws-sigv4-proxy; or scale"
              + " with KEDA");
    }
    for (ProfileObject scaled : context.objects().ofKind("ScaledObject")) {
      checkTriggers(scaled, context, findings);
    }
    if (part != null
        && !amazon
        && context.adapter().prometheus() == null
        && !context.adapter().required().isEmpty()
        && !PrometheusUrl.of(part.adapter()).host().isEmpty()
        && !PrometheusResolver.isMisled(part.adapter(), context)) {
      findings.add(
          DiagnosticCode.PROMETHEUS_UNKNOWN,
          part.url(),
          "the Prometheus at "
              + part.adapter().prometheus().url()
              + " is not one that the profile installs by a known chart; its jobs, labels and"
              + " scrape interval were not compared with the rules and the pods",
          "make sure that it scrapes the pods, labels their series "
              + part.adapter().prometheus().namespaceLabelOrDefault()
              + " and "
              + part.adapter().prometheus().podLabelOrDefault()
              + ", and scrapes four times in each window");
    }
  }

  /** Checks the triggers of a ScaledObject that read Amazon's Prometheus. */
  private static void checkTriggers(
      ProfileObject scaled, CheckContext context, DiagnosticCollector findings) {
    for (ObjectField trigger : scaled.field("spec", "triggers").elements()) {
      ObjectField address = trigger.in("metadata", "serverAddress");
      if (trigger.in("type").text().equals("prometheus")
          && isOfAmazon(address.text())
          && !trigger.in("authenticationRef").isPresent()) {
        findings.add(
            DiagnosticCode.UNSIGNED_REQUESTS,
            scaled.isManifest() ? address.path() : written(scaled, address.text(), context),
            scaled.title()
                + " reads "
                + address.text()
                + ", which takes requests signed with SigV4 only; KEDA signs them by a"
                + " TriggerAuthentication, which the trigger does not name",
            "add authenticationRef with a TriggerAuthentication whose podIdentity is aws, and"
                + " awsRegion in the trigger's metadata");
      }
    }
  }

  /** The place of an address in an autoscaler; the autoscaler if the address is the adapter's. */
  private static ProfilePath written(ProfileObject scaled, String address, CheckContext context) {
    for (Located<Autoscaler> part : context.autoscalers()) {
      boolean same = part.path().equals(scaled.part());
      for (Located<Metric> metric : same ? MetricPaths.of(part) : List.<Located<Metric>>of()) {
        Metric.Prometheus own = MetricFacts.of(metric.value()).ownQuery();
        if (own != null && address.equals(own.serverAddress())) {
          return metric.at("serverAddress");
        }
      }
    }
    return scaled.part();
  }

  private static boolean isOfAmazon(String url) {
    int host = url.indexOf("://");
    return host > 0 && url.startsWith(AMAZON, host + 3) && url.contains("amazonaws.com");
  }
}
