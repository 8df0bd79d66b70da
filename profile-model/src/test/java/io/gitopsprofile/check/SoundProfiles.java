package io.gitopsprofile.check;

import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.Cluster;
import io.gitopsprofile.model.FargateProfile;
import io.gitopsprofile.model.FargateSelector;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.GoDuration;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.HpaVersion;
import io.gitopsprofile.model.KubernetesVersion;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.LoadTest;
import io.gitopsprofile.model.ManagedNodeGroup;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.MetricRule;
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
import io.gitopsprofile.model.Workload;
import java.util.List;
import java.util.Map;

/** Profiles in which the checks find nothing, to be broken one way at a time. */
final class SoundProfiles {

  private SoundProfiles() {}

  /** The starter profile eks-hpa, built in Java. */
  static Profile eksHpa() {
    return Profile.builder()
        .languageVersion(LanguageVersion.V1)
        .name("eks-hpa")
        .target(target())
        .cluster(cluster())
        .namespaces(
            Namespace.builder()
                .name("monitoring-system")
                .labels(Map.of("appmesh.k8s.aws/sidecarInjectorWebhook", "disabled"))
                .directory(RelativePath.of("monitoring-system"))
                .build(),
            Namespace.builder().name("demo").reconcile(false).build())
        .releases(metricsServer(), prometheus())
        .metricsAdapter(
            adapter(
                rate("http_requests_total", "http_requests_per_second"),
                rate("envoy_cluster_upstream_rq", "appmesh_requests_per_second")))
        .workloads(podinfo(), Preset.LOADTESTER.in("demo").build())
        .autoscalers(autoscaler(new Metric.HttpRequests(Quantity.of(10))))
        .build();
  }

  static Target target() {
    return Target.builder()
        .kubernetes(KubernetesVersion.of("1.17"))
        .flux(Flux.V1)
        .hpa(HpaVersion.V2BETA1)
        .build();
  }

  static Cluster cluster() {
    return Cluster.builder()
        .name("eks-fargate-hpa")
        .region("eu-west-1")
        .managedNodeGroups(
            List.of(
                ManagedNodeGroup.builder()
                    .name("default")
                    .instanceType("m5.large")
                    .desiredCapacity(2)
                    .volumeSize(120)
                    .build()))
        .fargateProfiles(
            List.of(
                FargateProfile.of(
                    "default", new FargateSelector("demo", Map.of("scheduler", "fargate")))))
        .build();
  }

  static HelmRelease metricsServer() {
    return HelmRelease.builder()
        .name("metrics-server")
        .namespace("monitoring-system")
        .chart(stable("metrics-server", "2.8.8"))
        .releaseName("metrics-server")
        .values(
            new FreeForm(Map.of("args", List.of("--kubelet-preferred-address-types=InternalIP"))))
        .build();
  }

  static HelmRelease prometheus() {
    return prometheus(Map.of("retention", "2h", "fullnameOverride", "prometheus"));
  }

  /** The Prometheus of eks-hpa with other values. */
  static HelmRelease prometheus(Map<String, Object> values) {
    Chart chart =
        Chart.Git.of("https://github.com/aws/eks-charts", "master", "stable/appmesh-prometheus");
    return HelmRelease.builder()
        .name("prometheus")
        .namespace("monitoring-system")
        .chart(chart)
        .releaseName("prometheus")
        .values(new FreeForm(values))
        .build();
  }

  /** The adapter of eks-hpa with these rules. */
  static MetricsAdapter adapter(MetricRule... rules) {
    return MetricsAdapter.builder()
        .release(
            HelmRelease.builder()
                .name("prometheus-adapter")
                .namespace("monitoring-system")
                .chart(stable("prometheus-adapter", "1.4.0"))
                .releaseName("prometheus-adapter")
                .build())
        .prometheus(PrometheusEndpoint.of("http://prometheus.monitoring-system", 9090))
        .defaultRules(false)
        .rules(List.of(rules))
        .build();
  }

  static RateRule rate(String counter, String as) {
    return new RateRule(counter, PrometheusDuration.of("1m"), as);
  }

  static Workload podinfo() {
    return Preset.PODINFO.in("demo").fargate(Map.of("scheduler", "fargate")).build();
  }

  /** The autoscaler of podinfo on these metrics. */
  static Autoscaler autoscaler(Metric... metrics) {
    return Autoscaler.builder()
        .name("podinfo")
        .namespace("demo")
        .target(ScaleTarget.workload("podinfo"))
        .maxReplicas(10)
        .minReplicas(1)
        .metrics(metrics)
        .loadTest(
            LoadTest.builder()
                .url("http://podinfo.demo")
                .duration(GoDuration.of("10m"))
                .workers(5)
                .ratePerWorker(5)
                .build())
        .build();
  }

  static Chart stable(String name, String version) {
    return Chart.Repository.of("https://charts.helm.sh/stable", name, version);
  }
}
