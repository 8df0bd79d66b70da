package io.gitopsprofile.adapter;

import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ManifestObjects;
import io.gitopsprofile.view.ObjectSelector;
import io.gitopsprofile.view.ProfileParts;
import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The workloads whose {@code scrape} becomes a PodMonitor: those of a profile whose Prometheus is
 * run by the Prometheus operator and has no scrape jobs of its own. Such a Prometheus does not read
 * the annotations {@code prometheus.io/*}.
 *
 * <p>A workload whose pods, or whose Service, a monitor of the profile selects keeps its
 * annotations, since a second target for the same pods would double their series.
 */
public final class ScrapeMonitors {

  private static final String GROUP = "monitoring.coreos.com/";

  private final PrometheusChart prometheus;
  private final Selections ofPods = new Selections();
  private final Selections ofServices = new Selections();

  /** A selector, and the namespaces in which it selects; null for all namespaces. */
  record Watched(@Nullable List<?> namespaces, Map<?, ?> selector) {

    /**
     * Reads the spec of a monitor.
     *
     * @param own the monitor's namespace
     */
    static Watched of(@Nullable Object spec, String own) {
      List<?> named = FreeFormValues.list(spec, "namespaceSelector", "matchNames");
      boolean any = Boolean.TRUE.equals(FreeFormValues.value(spec, "namespaceSelector", "any"));
      List<?> namespaces = named.isEmpty() ? List.of(own) : named;
      return new Watched(any ? null : namespaces, FreeFormValues.map(spec, "selector"));
    }

    /** True if the monitor looks into a namespace. */
    boolean watches(String namespace) {
      return namespaces == null || namespaces.contains(namespace);
    }

    boolean selects(String namespace, Map<String, String> labels) {
      return watches(namespace) && ObjectSelector.matches(selector, labels);
    }
  }

  /** Selectors by one of their labels, so that a look-up does not compare with all of them. */
  private static final class Selections {

    private final Map<String, List<Watched>> byLabel = new HashMap<>();
    private final List<Watched> others = new ArrayList<>();
    private boolean isEmpty = true;

    void add(Watched one) {
      isEmpty = false;
      List<Watched> list = others;
      for (Map.Entry<?, ?> label : FreeFormValues.map(one.selector(), "matchLabels").entrySet()) {
        String key = label.getKey() + "\n" + label.getValue();
        list = byLabel.get(key);
        if (list == null) {
          list = new ArrayList<>();
          byLabel.put(key, list);
        }
        break;
      }
      list.add(one);
    }

    boolean select(String namespace, Map<String, String> labels) {
      for (Map.Entry<String, String> label : labels.entrySet()) {
        if (isAmong(byLabel.get(label.getKey() + "\n" + label.getValue()), namespace, labels)) {
          return true;
        }
      }
      return isAmong(others, namespace, labels);
    }

    private static boolean isAmong(
        @Nullable List<Watched> list, String namespace, Map<String, String> labels) {
      if (list != null) {
        for (Watched one : list) {
          if (one.selects(namespace, labels)) {
            return true;
          }
        }
      }
      return false;
    }
  }

  private ScrapeMonitors(PrometheusChart prometheus, ProfileParts parts) {
    this.prometheus = prometheus;
    List<Manifest> services = new ArrayList<>();
    for (Located<Manifest> part : parts.manifests()) {
      Manifest object = part.value();
      Object spec = object.object().get("spec");
      String namespace = ManifestObjects.namespace(object);
      boolean operated = object.apiVersion().startsWith(GROUP);
      if (operated && object.kind().equals("PodMonitor")) {
        ofPods.add(Watched.of(spec, namespace));
      } else if (operated && object.kind().equals("ServiceMonitor")) {
        ofServices.add(Watched.of(spec, namespace));
      } else if (object.kind().equals("Service")) {
        services.add(object);
      }
    }
    ReleaseValues values = new ReleaseValues(prometheus.release().value());
    for (Object one : FreeFormValues.list(values.get("prometheus", "additionalPodMonitors"))) {
      ofPods.add(Watched.of(one, prometheus.namespace()));
    }
    for (Object one : FreeFormValues.list(values.get("prometheus", "additionalServiceMonitors"))) {
      ofServices.add(Watched.of(one, prometheus.namespace()));
    }
    if (!ofServices.isEmpty) {
      for (Manifest service : services) {
        addPodsOf(service);
      }
    }
  }

  /**
   * Returns the PodMonitors of a profile whose releases have explicit names; null if Prometheus may
   * read the annotations, or is not known.
   */
  public static @Nullable ScrapeMonitors of(ProfileParts parts) {
    boolean scraped = false;
    for (Located<Workload> workload : parts.workloads()) {
      scraped |= workload.value().scrape() != null;
    }
    PrometheusChart prometheus = scraped ? prometheus(parts) : null;
    return prometheus != null
            && prometheus.has(PrometheusTrait.BY_MONITORS)
            && prometheus.labels() != null
        ? new ScrapeMonitors(prometheus, parts)
        : null;
  }

  /** Returns the PodMonitors of a profile, whose releases may have default names; null as above. */
  public static @Nullable ScrapeMonitors of(Profile profile) {
    boolean scraped = false;
    for (Workload workload : profile.workloads()) {
      scraped |= workload.scrape() != null;
    }
    return scraped ? of(new ProfileParts(ReleaseValues.withNames(profile))) : null;
  }

  /** True if a release of the profile installs a Prometheus that scrapes by monitors. */
  public static boolean arePossible(Profile profile) {
    for (PrometheusChart one : PrometheusResolver.all(new ProfileParts(profile))) {
      if (one.has(PrometheusTrait.BY_MONITORS)) {
        return true;
      }
    }
    return false;
  }

  /** The Prometheus that the adapter or KEDA reads, else the only one of the profile. */
  private static @Nullable PrometheusChart prometheus(ProfileParts parts) {
    MetricsAdapter adapter = parts.profile().metricsAdapter();
    PrometheusChart read = adapter == null ? null : PrometheusResolver.ofAdapter(adapter, parts);
    if (read != null) {
      return read;
    }
    List<PrometheusChart> all = PrometheusResolver.all(parts);
    return all.size() == 1 ? all.get(0) : null;
  }

  /** Adds the pods of a Service that a ServiceMonitor selects. */
  private void addPodsOf(Manifest service) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (Map.Entry<?, ?> label :
        FreeFormValues.map(service.object().get("metadata"), "labels").entrySet()) {
      labels.put(String.valueOf(label.getKey()), String.valueOf(label.getValue()));
    }
    Map<?, ?> selector = FreeFormValues.map(service.object().get("spec"), "selector");
    String namespace = ManifestObjects.namespace(service);
    if (!selector.isEmpty() && ofServices.select(namespace, labels)) {
      ofPods.add(new Watched(List.of(namespace), Map.of("matchLabels", selector)));
    }
  }

  /** True if a workload's {@code scrape} becomes a PodMonitor. */
  public boolean isOf(Workload workload) {
    return workload.scrape() != null
        && !Boolean.FALSE.equals(workload.scrape().enabled())
        && !ofPods.select(workload.namespace(), workload.allPodLabels())
        && !(workload.service() != null
            && ofServices.select(workload.namespace(), workload.allServiceLabels()));
  }

  /**
   * Returns the labels by which Prometheus selects PodMonitors: {@code release} with the Helm name
   * of its release, unless its values say otherwise. (Source: kube-prometheus-stack,
   * templates/prometheus/prometheus.yaml.)
   */
  public Map<String, String> labels() {
    ReleaseValues values = new ReleaseValues(prometheus.release().value());
    Map<?, ?> selector =
        FreeFormValues.map(values.get("prometheus", "prometheusSpec", "podMonitorSelector"));
    Object none = values.get("prometheus", "prometheusSpec", "podMonitorSelectorNilUsesHelmValues");
    if (selector.isEmpty() || selector.toString().contains("{{")) {
      return Boolean.FALSE.equals(none) ? Map.of() : Map.of("release", values.releaseName());
    }
    Map<String, String> labels = new LinkedHashMap<>();
    for (Map.Entry<?, ?> label : FreeFormValues.map(selector, "matchLabels").entrySet()) {
      labels.put(String.valueOf(label.getKey()), String.valueOf(label.getValue()));
    }
    for (Object expression : FreeFormValues.list(selector, "matchExpressions")) {
      List<?> accepted = FreeFormValues.list(expression, "values");
      String key = FreeFormValues.text(expression, "key");
      switch (FreeFormValues.text(expression, "operator")) {
        case "In" -> labels.putIfAbsent(key, accepted.isEmpty() ? "" : accepted.get(0).toString());
        case "Exists" -> labels.putIfAbsent(key, "true");
        default -> {}
      }
    }
    return labels;
  }
}
