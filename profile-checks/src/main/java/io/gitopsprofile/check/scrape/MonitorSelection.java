package io.gitopsprofile.check.scrape;

import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ObjectSelector;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ReleaseValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The monitors that the Prometheus of kube-prometheus-stack uses. (Source:
 * prometheus-community/helm-charts charts/kube-prometheus-stack,
 * templates/prometheus/prometheus.yaml and templates/prometheus-operator/deployment.yaml.)
 */
final class MonitorSelection {

  private static final String SPEC = "prometheusSpec";

  private final PrometheusChart prometheus;
  private final ReleaseValues values;
  private final ProfileObjects objects;

  MonitorSelection(PrometheusChart prometheus, ProfileObjects objects) {
    this.prometheus = prometheus;
    this.values = new ReleaseValues(prometheus.release().value());
    this.objects = objects;
  }

  /**
   * The reason for which Prometheus does not use a monitor.
   *
   * @param path the place to change
   * @param cause the cause, in words
   * @param edit the change; null if several are possible
   */
  record Refusal(ProfilePath path, String cause, String fix, @Nullable Edit edit) {}

  /** Returns the reason for which a monitor is not used; null if it is used, or may be. */
  @Nullable Refusal refusal(ProfileObject monitor) {
    Refusal refusal = byLabels(monitor);
    refusal = refusal == null ? byNamespace(monitor) : refusal;
    return refusal == null ? byOperator(monitor) : refusal;
  }

  private @Nullable Refusal byLabels(ProfileObject monitor) {
    String key = key(monitor) + "Selector";
    ObjectField field = monitor.field("metadata", "labels");
    Map<String, String> labels = field.texts();
    ProfilePath path = field.isPresent() ? field.path() : monitor.at("metadata");
    if (values.get("prometheus", SPEC, key) instanceof Map<?, ?> selector && !selector.isEmpty()) {
      return isTemplate(selector) || ObjectSelector.matches(selector, labels)
          ? null
          : new Refusal(
              wrong(field, selector, path),
              prometheus.title() + " selects monitors by the labels of " + key,
              "give the monitor the labels that prometheus." + SPEC + "." + key + " asks for",
              null);
    }
    boolean any = Boolean.FALSE.equals(values.get("prometheus", SPEC, key + "NilUsesHelmValues"));
    String name = values.releaseName();
    return any || name.equals(labels.get("release"))
        ? null
        : new Refusal(
            field.in("release").isPresent() ? field.in("release").path() : path,
            prometheus.title() + " selects monitors by the label release: " + name,
            "add the label release: "
                + name
                + ", or set prometheus."
                + SPEC
                + "."
                + key
                + "NilUsesHelmValues to false",
            Edit.set(monitor.at("metadata", "labels").key("release"), name));
  }

  /** The label that a selector wants with another value; the labels if it is missing. */
  private static ProfilePath wrong(ObjectField labels, Map<?, ?> selector, ProfilePath otherwise) {
    if (selector.get("matchLabels") instanceof Map<?, ?> wanted) {
      for (Map.Entry<?, ?> one : wanted.entrySet()) {
        ObjectField label = labels.in(String.valueOf(one.getKey()));
        if (label.isPresent() && !label.text().equals(one.getValue())) {
          return label.path();
        }
      }
    }
    return otherwise;
  }

  private @Nullable Refusal byNamespace(ProfileObject monitor) {
    String key = key(monitor) + "NamespaceSelector";
    ProfilePath path = prometheus.valuePath(List.of("prometheus", SPEC, key));
    if (path == null
        || !(values.get("prometheus", SPEC, key) instanceof Map<?, ?> selector)
        || isTemplate(selector)) {
      return null;
    }
    ProfileObject namespace = objects.find("", "Namespace", "", monitor.namespace());
    if (namespace == null) {
      return null;
    }
    Map<String, String> labels = new LinkedHashMap<>(namespace.field("metadata", "labels").texts());
    labels.put("kubernetes.io/metadata.name", monitor.namespace());
    return ObjectSelector.matches(selector, labels)
        ? null
        : new Refusal(
            path,
            prometheus.title()
                + " does not look into namespace \""
                + monitor.namespace()
                + "\", which lacks the labels of "
                + key,
            "give the namespace these labels, or leave " + key + " out to look into all",
            null);
  }

  private @Nullable Refusal byOperator(ProfileObject monitor) {
    String namespace = monitor.namespace();
    List<String> denied = List.of("prometheusOperator", "denyNamespaces");
    ProfilePath path = prometheus.valuePath(denied);
    if (path != null
        && values.get("prometheusOperator", "denyNamespaces") instanceof List<?> names
        && names.contains(namespace)) {
      return operator(path, namespace);
    }
    path = prometheus.valuePath(List.of("prometheusOperator", "namespaces"));
    if (path == null
        || !(values.get("prometheusOperator", "namespaces") instanceof Map<?, ?> watched)
        || watched.isEmpty()) {
      return null;
    }
    boolean own =
        Boolean.TRUE.equals(watched.get("releaseNamespace"))
            && namespace.equals(prometheus.namespace());
    boolean named = watched.get("additional") instanceof List<?> names && names.contains(namespace);
    return own || named ? null : operator(path, namespace);
  }

  private Refusal operator(ProfilePath path, String namespace) {
    return new Refusal(
        path,
        "the operator of the release \""
            + prometheus.release().value().name()
            + "\" does not look into namespace \""
            + namespace
            + "\"",
        "let the operator look into namespace \"" + namespace + "\"",
        null);
  }

  /** True if the chart fills in a part of a selector. */
  private static boolean isTemplate(Map<?, ?> selector) {
    return selector.toString().contains("{{");
  }

  private static String key(ProfileObject monitor) {
    return monitor.kind().equals(MonitorTargets.POD_MONITOR) ? "podMonitor" : "serviceMonitor";
  }
}
