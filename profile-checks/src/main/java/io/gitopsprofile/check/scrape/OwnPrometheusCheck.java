package io.gitopsprofile.check.scrape;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.adapter.PrometheusResolver;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ObjectSelector;
import io.gitopsprofile.view.ProfileObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF130: no Prometheus among the manifests uses a monitor among the manifests: it has no selector
 * for monitors of this kind, the labels of the monitor do not match it, or the Prometheus looks
 * into its own namespace alone, as it does without a selector of namespaces. (Source:
 * prometheus-operator pkg/apis/monitoring/v1, CommonPrometheusFields.)
 */
final class OwnPrometheusCheck implements Check {

  private static final String GROUP = "monitoring.coreos.com";

  /**
   * The reason for which a Prometheus does not use a monitor.
   *
   * @param place the place to change
   * @param cause the cause, in words
   * @param fix the change that makes it use the monitor
   */
  private record Refusal(ProfilePath place, String cause, String fix) {}

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    List<ProfileObject> all = new ArrayList<>();
    for (String kind : new String[] {"Prometheus", "PrometheusAgent"}) {
      for (ProfileObject object : context.objects().ofKind(kind)) {
        if (object.isManifest() && object.group().equals(GROUP)) {
          all.add(object);
        }
      }
    }
    if (all.isEmpty()) {
      return;
    }
    for (PrometheusChart chart : PrometheusResolver.all(context)) {
      if (chart.has(PrometheusTrait.BY_MONITORS)) {
        return;
      }
    }
    for (String kind : List.of(MonitorTargets.SERVICE_MONITOR, MonitorTargets.POD_MONITOR)) {
      for (ProfileObject monitor : context.objects().ofKind(kind)) {
        if (monitor.isManifest()) {
          check(monitor, all, context, findings);
        }
      }
    }
  }

  private static void check(
      ProfileObject monitor,
      List<ProfileObject> all,
      CheckContext context,
      DiagnosticCollector findings) {
    Refusal first = null;
    for (ProfileObject prometheus : all) {
      Refusal refusal = refusal(monitor, prometheus, context);
      if (refusal == null) {
        return;
      }
      first = first == null ? refusal : first;
    }
    if (first != null) {
      findings.add(
          DiagnosticCode.NOT_MONITORED,
          first.place(),
          monitor.title() + " is not used; " + first.cause(),
          first.fix());
    }
  }

  private static @Nullable Refusal refusal(
      ProfileObject monitor, ProfileObject prometheus, CheckContext context) {
    boolean ofPods = monitor.kind().equals(MonitorTargets.POD_MONITOR);
    String key = ofPods ? "podMonitorSelector" : "serviceMonitorSelector";
    String spaces = ofPods ? "podMonitorNamespaceSelector" : "serviceMonitorNamespaceSelector";
    ObjectField selector = prometheus.field("spec", key);
    String title = prometheus.title();
    if (!selector.isPresent()) {
      return new Refusal(
          prometheus.at("spec"),
          title + " has no " + key + ", and without it uses no " + monitor.kind(),
          "add " + key + ": {} to its spec, which selects all");
    }
    ObjectField labels = monitor.field("metadata", "labels");
    if (!ObjectSelector.matches(selector.map(), labels.texts())) {
      return new Refusal(
          labels.isPresent() ? labels.path() : monitor.at("metadata"),
          title + " selects monitors by the labels of its " + key,
          "give the monitor these labels, or select all by " + key + ": {}");
    }
    ObjectField watched = prometheus.field("spec", spaces);
    if (!watched.isPresent()) {
      return monitor.namespace().equals(prometheus.namespace())
          ? null
          : new Refusal(
              prometheus.at("spec"),
              title
                  + " has no "
                  + spaces
                  + ", and without it looks into its own namespace "
                  + quoted(prometheus.namespace())
                  + " alone",
              "add " + spaces + ": {} to its spec, which selects all namespaces");
    }
    ProfileObject namespace = context.objects().find("", "Namespace", "", monitor.namespace());
    if (namespace == null) {
      return null;
    }
    Map<String, String> own = new LinkedHashMap<>(namespace.field("metadata", "labels").texts());
    own.put("kubernetes.io/metadata.name", monitor.namespace());
    return ObjectSelector.matches(watched.map(), own)
        ? null
        : new Refusal(
            watched.path(),
            title
                + " does not look into namespace "
                + quoted(monitor.namespace())
                + ", which lacks the labels of "
                + spaces,
            "give the namespace these labels, or select all namespaces by " + spaces + ": {}");
  }
}
