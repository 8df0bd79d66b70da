package io.gitopsprofile.render;

import static io.gitopsprofile.render.TreeValues.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedObject;
import io.gitopsprofile.rendered.RenderedTree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ten objects of stefanprodan/eks-hpa-profile: exactly their fields, types included. */
final class SeedTreeTest {

  private static final RenderedTree TREE = ProfileRenderer.render(SeedProfile.profile());

  @Test
  void hasTenFiles() {
    assertThat(TREE.files())
        .extracting(RenderedFile::path)
        .containsExactly(
            "base/demo/loadtester/deployment.yaml",
            "base/demo/loadtester/service.yaml",
            "base/demo/namespace.yaml",
            "base/demo/podinfo/deployment.yaml",
            "base/demo/podinfo/hpa.yaml",
            "base/demo/podinfo/service.yaml",
            "monitoring-system/metrics-server.yaml",
            "monitoring-system/namespace.yaml",
            "monitoring-system/prometheus-adapter.yaml",
            "monitoring-system/prometheus.yaml");
  }

  @Test
  void namespaces() {
    assertFile(
        "monitoring-system/namespace.yaml",
        "v1",
        "Namespace",
        map(
            "name",
            "monitoring-system",
            "labels",
            map("appmesh.k8s.aws/sidecarInjectorWebhook", "disabled")),
        null);
    assertFile(
        "base/demo/namespace.yaml",
        "v1",
        "Namespace",
        map("name", "demo", "annotations", map("fluxcd.io/ignore", "true")),
        null);
  }

  @Test
  void metricsServer() {
    assertRelease(
        "metrics-server",
        stableChart("metrics-server", "2.8.8"),
        map("args", List.of("--kubelet-preferred-address-types=InternalIP")));
  }

  @Test
  void prometheus() {
    assertRelease(
        "prometheus",
        map(
            "git",
            "https://github.com/aws/eks-charts",
            "ref",
            "master",
            "path",
            "stable/appmesh-prometheus"),
        map("retention", "2h", "fullnameOverride", "prometheus"));
  }

  @Test
  void prometheusAdapter() {
    assertRelease(
        "prometheus-adapter",
        stableChart("prometheus-adapter", "1.4.0"),
        map(
            "prometheus",
            map("url", "http://prometheus.monitoring-system", "port", 9090),
            "rules",
            map(
                "default",
                false,
                "custom",
                List.of(
                    rule("http_requests_total", "^(.*)_total", "${1}_per_second"),
                    rule(
                        "envoy_cluster_upstream_rq",
                        "envoy_cluster_upstream_rq",
                        "appmesh_requests_per_second")))));
  }

  @Test
  void podinfoDeployment() {
    Map<String, Object> container =
        map(
            "name",
            "podinfod",
            "image",
            "stefanprodan/podinfo:3.1.0",
            "imagePullPolicy",
            "IfNotPresent",
            "ports",
            List.of(
                map("name", "http", "containerPort", 9898, "protocol", "TCP"),
                map("name", "http-metrics", "containerPort", 9797, "protocol", "TCP"),
                map("name", "grpc", "containerPort", 9999, "protocol", "TCP")),
            "command",
            List.of(
                "./podinfo",
                "--port=9898",
                "--port-metrics=9797",
                "--grpc-port=9999",
                "--grpc-service-name=podinfo",
                "--level=info"),
            "env",
            List.of(map("name", "PODINFO_UI_COLOR", "value", "#34577c")),
            "livenessProbe",
            podinfoProbe("localhost:9898/healthz"),
            "readinessProbe",
            podinfoProbe("localhost:9898/readyz"),
            "resources",
            map("requests", map("cpu", "100m", "memory", "64Mi")));
    assertFile(
        "base/demo/podinfo/deployment.yaml",
        "apps/v1",
        "Deployment",
        inDemo("podinfo"),
        map(
            "minReadySeconds",
            1,
            "revisionHistoryLimit",
            5,
            "strategy",
            map("type", "RollingUpdate", "rollingUpdate", map("maxUnavailable", 0)),
            "selector",
            map("matchLabels", map("app", "podinfo")),
            "template",
            map(
                "metadata",
                map(
                    "labels",
                    map("app", "podinfo", "scheduler", "fargate"),
                    "annotations",
                    map("prometheus.io/scrape", "true", "prometheus.io/port", "9797")),
                "spec",
                map("containers", List.of(container)))));
  }

  @Test
  void loadtesterDeployment() {
    Map<String, Object> probe =
        map(
            "exec",
            map(
                "command",
                List.of(
                    "wget",
                    "--quiet",
                    "--tries=1",
                    "--timeout=4",
                    "--spider",
                    "http://localhost:8080/healthz")),
            "timeoutSeconds",
            5);
    Map<String, Object> container =
        map(
            "name",
            "loadtester",
            "image",
            "weaveworks/flagger-loadtester:0.12.0",
            "imagePullPolicy",
            "IfNotPresent",
            "ports",
            List.of(map("name", "http", "containerPort", 8080)),
            "command",
            List.of("./loadtester", "-port=8080", "-log-level=info", "-timeout=1h"),
            "livenessProbe",
            probe,
            "readinessProbe",
            probe,
            "resources",
            map("requests", map("cpu", "100m", "memory", "128Mi")));
    assertFile(
        "base/demo/loadtester/deployment.yaml",
        "apps/v1",
        "Deployment",
        inDemo("loadtester"),
        map(
            "selector",
            map("matchLabels", map("app", "loadtester")),
            "template",
            map(
                "metadata",
                map(
                    "labels",
                    map("app", "loadtester"),
                    "annotations",
                    map("prometheus.io/scrape", "true", "prometheus.io/port", "8080")),
                "spec",
                map("containers", List.of(container)))));
  }

  @Test
  void services() {
    for (String name : List.of("podinfo", "loadtester")) {
      assertFile(
          "base/demo/" + name + "/service.yaml",
          "v1",
          "Service",
          inDemo(name),
          map(
              "type",
              "ClusterIP",
              "selector",
              map("app", name),
              "ports",
              List.of(map("name", "http", "port", 80, "protocol", "TCP", "targetPort", "http"))));
    }
  }

  @Test
  void autoscaler() {
    assertFile(
        "base/demo/podinfo/hpa.yaml",
        "autoscaling/v2beta1",
        "HorizontalPodAutoscaler",
        map("name", "podinfo", "namespace", "demo"),
        map(
            "scaleTargetRef",
            map("apiVersion", "apps/v1", "kind", "Deployment", "name", "podinfo"),
            "minReplicas",
            1,
            "maxReplicas",
            10,
            "metrics",
            List.of(
                map(
                    "type",
                    "Pods",
                    "pods",
                    map("metricName", "http_requests_per_second", "targetAverageValue", 10)))));
  }

  @Test
  void rendersSameTreeAgain() {
    RenderedTree again = ProfileRenderer.render(SeedProfile.profile());
    assertThat(again).isEqualTo(TREE).hasSameHashCodeAs(TREE);
    assertThat(again.files()).extracting(RenderedFile::text).containsExactlyElementsOf(texts());
  }

  private static List<String> texts() {
    return TREE.files().stream().map(RenderedFile::text).toList();
  }

  private static void assertRelease(
      String name, Map<String, Object> chart, Map<String, Object> values) {
    assertFile(
        "monitoring-system/" + name + ".yaml",
        "helm.fluxcd.io/v1",
        "HelmRelease",
        map("name", name, "namespace", "monitoring-system"),
        map("releaseName", name, "chart", chart, "values", values));
  }

  private static void assertFile(
      String path, String apiVersion, String kind, Map<String, Object> metadata, Object spec) {
    RenderedObject object = TREE.file(path).orElseThrow().objects().get(0);
    Map<String, Object> expected =
        map("apiVersion", apiVersion, "kind", kind, "metadata", metadata);
    if (spec != null) {
      expected.put("spec", spec);
    }
    assertThat(object.content().entries()).isEqualTo(expected);
    assertThat(TreeValues.keys(object.content().entries())).isEqualTo(TreeValues.keys(expected));
  }

  private static Map<String, Object> inDemo(String name) {
    return map("name", name, "namespace", "demo", "labels", map("app", name));
  }

  private static Map<String, Object> stableChart(String name, String version) {
    return map("repository", "https://charts.helm.sh/stable", "name", name, "version", version);
  }

  private static Map<String, Object> podinfoProbe(String url) {
    return map(
        "exec",
        map("command", List.of("podcli", "check", "http", url)),
        "initialDelaySeconds",
        5,
        "timeoutSeconds",
        5);
  }

  private static Map<String, Object> rule(String series, String matches, String as) {
    return map(
        "seriesQuery",
        series + "{kubernetes_namespace!=\"\",kubernetes_pod_name!=\"\"}",
        "resources",
        map(
            "overrides",
            map(
                "kubernetes_namespace",
                map("resource", "namespace"),
                "kubernetes_pod_name",
                map("resource", "pod"))),
        "name",
        map("matches", matches, "as", as),
        "metricsQuery",
        "sum(rate(<<.Series>>{<<.LabelMatchers>>}[1m])) by (<<.GroupBy>>)");
  }
}
