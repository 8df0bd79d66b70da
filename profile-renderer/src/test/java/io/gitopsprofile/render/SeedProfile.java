package io.gitopsprofile.render;

import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.HpaVersion;
import io.gitopsprofile.model.KubernetesVersion;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.MetricsAdapter;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Preset;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.PrometheusDuration;
import io.gitopsprofile.model.PrometheusEndpoint;
import io.gitopsprofile.model.Quantity;
import io.gitopsprofile.model.RateRule;
import io.gitopsprofile.model.RelativePath;
import io.gitopsprofile.model.ScaleTarget;
import io.gitopsprofile.model.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The eks-hpa profile, built in Java. */
final class SeedProfile {

  static final Target TARGET =
      Target.builder()
          .kubernetes(KubernetesVersion.of("1.17"))
          .flux(Flux.V1)
          .hpa(HpaVersion.V2BETA1)
          .build();

  private SeedProfile() {}

  static Profile profile() {
    return builder().build();
  }

  static Profile.Builder builder() {
    return Profile.builder()
        .languageVersion(LanguageVersion.V1)
        .name("eks-hpa")
        .target(TARGET)
        .namespaces(
            Namespace.builder()
                .name("monitoring-system")
                .labels(Map.of("appmesh.k8s.aws/sidecarInjectorWebhook", "disabled"))
                .directory(RelativePath.of("monitoring-system"))
                .build(),
            Namespace.builder().name("demo").reconcile(false).build())
        .releases(metricsServer(), prometheus())
        .metricsAdapter(metricsAdapter())
        .workloads(
            Preset.PODINFO.in("demo").fargate(Map.of("scheduler", "fargate")).build(),
            Preset.LOADTESTER.in("demo").build())
        .autoscalers(autoscaler(new Metric.HttpRequests(Quantity.of(10))).build());
  }

  static Autoscaler.Builder autoscaler(Metric... metrics) {
    return Autoscaler.builder()
        .name("podinfo")
        .namespace("demo")
        .target(ScaleTarget.workload("podinfo"))
        .maxReplicas(10)
        .minReplicas(1)
        .metrics(metrics);
  }

  private static HelmRelease metricsServer() {
    return HelmRelease.builder()
        .name("metrics-server")
        .namespace("monitoring-system")
        .chart(stable("metrics-server", "2.8.8"))
        .releaseName("metrics-server")
        .values(
            new FreeForm(Map.of("args", List.of("--kubelet-preferred-address-types=InternalIP"))))
        .build();
  }

  private static HelmRelease prometheus() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("retention", "2h");
    values.put("fullnameOverride", "prometheus");
    return HelmRelease.builder()
        .name("prometheus")
        .namespace("monitoring-system")
        .chart(
            Chart.Git.of(
                "https://github.com/aws/eks-charts", "master", "stable/appmesh-prometheus"))
        .releaseName("prometheus")
        .values(new FreeForm(values))
        .build();
  }

  static MetricsAdapter metricsAdapter() {
    return MetricsAdapter.builder()
        .release(adapterRelease().build())
        .prometheus(PrometheusEndpoint.of("http://prometheus.monitoring-system", 9090))
        .defaultRules(false)
        .rules(
            List.of(
                rate("http_requests_total", "http_requests_per_second"),
                rate("envoy_cluster_upstream_rq", "appmesh_requests_per_second")))
        .build();
  }

  static HelmRelease.Builder adapterRelease() {
    return HelmRelease.builder()
        .name("prometheus-adapter")
        .namespace("monitoring-system")
        .chart(stable("prometheus-adapter", "1.4.0"))
        .releaseName("prometheus-adapter");
  }

  static RateRule rate(String counter, String as) {
    return new RateRule(counter, PrometheusDuration.of("1m"), as);
  }

  private static Chart stable(String name, String version) {
    return Chart.Repository.of("https://charts.helm.sh/stable", name, version);
  }
}
