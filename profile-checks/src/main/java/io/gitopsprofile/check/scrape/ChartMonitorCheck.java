package io.gitopsprofile.check.scrape;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.adapter.PrometheusResolver;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.catalog.values.ChartValues;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.release.LabelsAndAnnotations;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseValues;
import java.util.List;
import java.util.Map;

/**
 * PRF130: a chart makes a monitor of its own, and its values do not give the monitor the label by
 * which the Prometheus of kube-prometheus-stack selects monitors. Nearly all charts have the
 * mapping {@code serviceMonitor} or {@code podMonitor} for it, and a key for further labels in it.
 * (Source: kube-prometheus-stack, templates/prometheus/prometheus.yaml.)
 */
final class ChartMonitorCheck implements Check {

  /** The values by which charts label all their objects. */
  private static final List<String> COMMON =
      List.of(
          "commonLabels", "customLabels", "additionalLabels", "extraLabels", "labels", "global");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    List<PrometheusChart> all =
        context.releases().size() < 2 ? List.of() : PrometheusResolver.all(context);
    if (all.size() != 1 || !all.get(0).has(PrometheusTrait.BY_MONITORS)) {
      return;
    }
    PrometheusChart prometheus = all.get(0);
    HelmRelease release = prometheus.release().value();
    if (!release.valuesFrom().isEmpty() || !release.valueFileSecrets().isEmpty()) {
      return;
    }
    String name = new ReleaseValues(release).releaseName();
    for (Located<HelmRelease> other : context.releases()) {
      ReleaseValues values = new ReleaseValues(other.value());
      if (!other.path().equals(prometheus.release().path())
          && values.isWhole()
          && !values.releaseName().equals(name)
          && !labelsAll(other.value(), name)) {
        check(other.value().values().entries(), other.at("values"), other, prometheus, findings);
      }
    }
  }

  /** True for a release whose objects get the label by something besides its values. */
  private static void check(
      Map<?, ?> values,
      ProfilePath path,
      Located<HelmRelease> release,
      PrometheusChart prometheus,
      DiagnosticCollector findings) {
    if (Boolean.FALSE.equals(values.get("enabled"))) {
      return; // The chart leaves out the part, and its monitor.
    }
    String name = new ReleaseValues(prometheus.release().value()).releaseName();
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      if (entry.getValue() instanceof Map<?, ?> labels
          && String.valueOf(entry.getKey()).endsWith("abels")
          && hasLabel(labels, name)) {
        return; // All objects of the part have the label, such as by commonLabels.
      }
    }
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      String key = String.valueOf(entry.getKey());
      if (entry.getValue() instanceof Map<?, ?> inner) {
        boolean monitor = key.equals("serviceMonitor") || key.equals("podMonitor");
        if (monitor) {
          monitor(inner, key, path.key(key), release, prometheus, findings);
        } else {
          check(inner, path.key(key), release, prometheus, findings);
        }
      }
    }
  }

  private static void monitor(
      Map<?, ?> monitor,
      String key,
      ProfilePath path,
      Located<HelmRelease> release,
      PrometheusChart prometheus,
      DiagnosticCollector findings) {
    ReleaseValues stack = new ReleaseValues(prometheus.release().value());
    boolean any =
        Boolean.FALSE.equals(
            stack.get("prometheus", "prometheusSpec", key + "SelectorNilUsesHelmValues"));
    boolean other =
        stack.get("prometheus", "prometheusSpec", key + "Selector") instanceof Map<?, ?> selector
            && !selector.isEmpty();
    String name = stack.releaseName();
    if (!Boolean.TRUE.equals(monitor.get("enabled")) || any || other || hasLabel(monitor, name)) {
      return;
    }
    ChartValues known = ChartValues.of(release.value().chart());
    if (known != null && known.ignores(path, release.at("values"))) {
      return; // A value that the chart does not read, which is a finding of its own.
    }
    String kind = key.equals("podMonitor") ? "PodMonitor" : "ServiceMonitor";
    findings.add(
        DiagnosticCode.NOT_MONITORED,
        path.key("enabled"),
        "the "
            + kind
            + " of the release "
            + quoted(release.value().name())
            + " lacks the label release: "
            + name
            + "; "
            + prometheus.title()
            + " selects monitors by that label",
        "give the monitor the label release: "
            + name
            + " by the chart's key for its labels, such as additionalLabels or labels, or set"
            + " prometheus.prometheusSpec."
            + key
            + "SelectorNilUsesHelmValues to false");
  }

  /** True if the values or the metadata of the release give the label to all its objects. */
  private static boolean labelsAll(HelmRelease release, String name) {
    LabelsAndAnnotations common = release.commonMetadata();
    if (common != null && hasLabel(common.labels(), name)) {
      return true;
    }
    Map<?, ?> values = release.values().entries();
    for (String key : COMMON) {
      if (values.get(key) instanceof Map<?, ?> labels && hasLabel(labels, name)) {
        return true;
      }
    }
    return false;
  }

  /** True if a mapping below a value has the label. */
  private static boolean hasLabel(Map<?, ?> value, String name) {
    if (value.get("release") instanceof String text
        && (text.equals(name) || text.indexOf('{') >= 0 || text.indexOf('$') >= 0)) {
      return true;
    }
    for (Object inner : value.values()) {
      if (inner instanceof Map<?, ?> map && hasLabel(map, name)) {
        return true;
      }
    }
    return false;
  }
}
