package io.gitopsprofile.catalog;

import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The job by which appmesh-prometheus scrapes the Envoys of App Mesh, as a value {@code
 * scrapeConfigs} of the maintained chart, which has no such job: every container named {@code
 * envoy} at port 9901, with the labels {@code namespace} and {@code pod}, and without the series
 * that App Mesh makes too many of. (Source: aws/eks-charts stable/appmesh-prometheus, {@code
 * templates/config.yaml}.)
 */
public final class EnvoyScrapeJob {

  private static final String NAME = "appmesh-envoy";
  private static final String SOURCE_LABELS = "source_labels";
  private static final String ACTION = "action";
  private static final String REGEX = "regex";

  private EnvoyScrapeJob() {}

  /** Returns the chart's value {@code scrapeConfigs}. */
  public static Map<String, Object> scrapeConfigs() {
    Map<String, Object> job = new LinkedHashMap<>();
    job.put("metrics_path", "/stats/prometheus");
    job.put("kubernetes_sd_configs", List.of(Map.of("role", "pod")));
    job.put("relabel_configs", targets());
    job.put("metric_relabel_configs", series());
    return Map.of(NAME, job);
  }

  /** True if the jobs that a release adds to those of its chart are this one alone. */
  public static boolean isAllOf(ReleaseValues values) {
    return scrapeConfigs().equals(values.get("scrapeConfigs"));
  }

  private static List<Map<String, Object>> targets() {
    List<Map<String, Object>> rules = new ArrayList<>();
    rules.add(rule("__meta_kubernetes_pod_container_name", "keep", "envoy"));
    // Not ${1}: a Flux v2 Kustomization may replace it as a variable.
    Map<String, Object> port = rule("__address__", "replace", "(.+?)(?::\\d+)?");
    port.put("replacement", "$1:9901");
    port.put("target_label", "__address__");
    rules.add(port);
    Map<String, Object> podLabels = new LinkedHashMap<>();
    podLabels.put(ACTION, "labelmap");
    podLabels.put(REGEX, "__meta_kubernetes_pod_label_(.+)");
    rules.add(podLabels);
    rules.add(label("__meta_kubernetes_namespace", "namespace"));
    rules.add(label("__meta_kubernetes_pod_name", "pod"));
    return rules;
  }

  private static List<Map<String, Object>> series() {
    return List.of(
        rule("cluster_name", "drop", "(outbound|inbound|prometheus_stats).*"),
        rule("tcp_prefix", "drop", "(outbound|inbound|prometheus_stats).*"),
        rule("listener_address", "drop", "(.+)"),
        rule("http_conn_manager_listener_prefix", "drop", "(.+)"),
        rule("http_conn_manager_prefix", "drop", "(.+)"),
        rule("__name__", "drop", "envoy_tls.*"),
        rule("__name__", "drop", "envoy_tcp_downstream.*"),
        rule("__name__", "drop", "envoy_http_(stats|admin).*"),
        rule("__name__", "drop", "envoy_cluster_(lb|retry|bind|internal|max|original).*"));
  }

  private static Map<String, Object> rule(String source, String action, String regex) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put(SOURCE_LABELS, List.of(source));
    rule.put(ACTION, action);
    rule.put(REGEX, regex);
    return rule;
  }

  private static Map<String, Object> label(String source, String target) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put(SOURCE_LABELS, List.of(source));
    rule.put(ACTION, "replace");
    rule.put("target_label", target);
    return rule;
  }
}
