package io.gitopsprofile.check;

import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.HpaVersion;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Preset;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.adapter.MetricRule;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.adapter.PrometheusEndpoint;
import io.gitopsprofile.model.adapter.RateRule;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.LoadTest;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.cluster.FargateProfile;
import io.gitopsprofile.model.cluster.FargateSelector;
import io.gitopsprofile.model.cluster.ManagedNodeGroup;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.model.value.PrometheusDuration;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.model.workload.Workload;
import java.util.List;
import java.util.Map;

/** Profiles in which the checks find nothing, to be broken one way at a time. */
public final class SoundProfiles {

  private SoundProfiles() {}

  /** The starter profile eks-hpa, built in Java. */
  public static Profile eksHpa() {
    return Profile.builder(LanguageVersion.V1, "eks-hpa", target())
        .cluster(cluster())
        .namespaces(
            Namespace.builder("monitoring-system")
                .labels(Map.of("appmesh.k8s.aws/sidecarInjectorWebhook", "disabled"))
                .directory(RelativePath.of("monitoring-system"))
                .build(),
            Namespace.builder("demo").reconcile(false).build())
        .releases(metricsServer(), prometheus())
        .metricsAdapter(
            adapter(
                rate("http_requests_total", "http_requests_per_second"),
                rate("envoy_cluster_upstream_rq", "appmesh_requests_per_second")))
        .workloads(podinfo(), Preset.LOADTESTER.in("demo").build())
        .autoscalers(autoscaler(new Metric.HttpRequests(Quantity.of(10))))
        .build();
  }

  public static Target target() {
    return new Target(
        KubernetesVersion.of("1.17"), Flux.V1, HpaVersion.V2BETA1, null, null, List.of());
  }

  public static Cluster cluster() {
    return Cluster.builder("eks-fargate-hpa")
        .region("eu-west-1")
        .managedNodeGroups(
            List.of(
                ManagedNodeGroup.builder("default")
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

  public static HelmRelease metricsServer() {
    return HelmRelease.builder(
            "metrics-server", "monitoring-system", stable("metrics-server", "2.8.8"))
        .releaseName("metrics-server")
        .values(
            new FreeForm(Map.of("args", List.of("--kubelet-preferred-address-types=InternalIP"))))
        .build();
  }

  public static HelmRelease prometheus() {
    return prometheus(Map.of("retention", "2h", "fullnameOverride", "prometheus"));
  }

  /** The Prometheus of eks-hpa with other values. */
  public static HelmRelease prometheus(Map<String, Object> values) {
    Chart chart =
        Chart.Git.of("https://github.com/aws/eks-charts", "master", "stable/appmesh-prometheus");
    return HelmRelease.builder("prometheus", "monitoring-system", chart)
        .releaseName("prometheus")
        .values(new FreeForm(values))
        .build();
  }

  /** The adapter of eks-hpa with these rules. */
  public static MetricsAdapter adapter(MetricRule... rules) {
    return new MetricsAdapter(
        HelmRelease.builder(
                "prometheus-adapter", "monitoring-system", stable("prometheus-adapter", "1.4.0"))
            .releaseName("prometheus-adapter")
            .build(),
        PrometheusEndpoint.of("http://prometheus.monitoring-system", 9090),
        false,
        List.of(rules),
        List.of(),
        null);
  }

  public static RateRule rate(String counter, String as) {
    return new RateRule(counter, PrometheusDuration.of("1m"), as);
  }

  public static Workload podinfo() {
    return Preset.PODINFO.in("demo").fargate(Map.of("scheduler", "fargate")).build();
  }

  /** The autoscaler of podinfo on these metrics. */
  public static Autoscaler autoscaler(Metric... metrics) {
    return Autoscaler.builder("podinfo", "demo", ScaleTarget.workload("podinfo"), 10)
        .minReplicas(1)
        .metrics(metrics)
        .loadTest(new LoadTest("http://podinfo.demo", GoDuration.of("10m"), 5, 5, null, null))
        .build();
  }

  public static Chart stable(String name, String version) {
    return Chart.Repository.of("https://charts.helm.sh/stable", name, version);
  }
}
