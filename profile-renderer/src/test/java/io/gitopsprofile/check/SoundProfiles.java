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

/** Profiles without findings, for tests that break one part. */
public final class SoundProfiles {

  private SoundProfiles() {}

  /** Returns the starter profile eks-hpa, built in Java. */
  public static Profile eksHpa() {
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

  public static Target target() {
    return Target.builder()
        .kubernetes(KubernetesVersion.of("1.17"))
        .flux(Flux.V1)
        .hpa(HpaVersion.V2BETA1)
        .build();
  }

  public static Cluster cluster() {
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

  public static HelmRelease metricsServer() {
    return HelmRelease.builder()
        .name("metrics-server")
        .namespace("monitoring-system")
        .chart(stable("metrics-server", "2.8.8"))
        .releaseName("metrics-server")
        .values(
            new FreeForm(Map.of("args", List.of("--kubelet-preferred-address-types=InternalIP"))))
        .build();
  }

  public static HelmRelease prometheus() {
    return prometheus(Map.of("retention", "2h", "fullnameOverride", "prometheus"));
  }

  /** Returns the Prometheus of eks-hpa with other values. */
  public static HelmRelease prometheus(Map<String, Object> values) {
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

  /** Returns the adapter of eks-hpa with these rules. */
  public static MetricsAdapter adapter(MetricRule... rules) {
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

  public static RateRule rate(String counter, String as) {
    return new RateRule(counter, PrometheusDuration.of("1m"), as);
  }

  public static Workload podinfo() {
    return Preset.PODINFO.in("demo").fargate(Map.of("scheduler", "fargate")).build();
  }

  /** Returns the autoscaler of podinfo with these metrics. */
  public static Autoscaler autoscaler(Metric... metrics) {
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

  public static Chart stable(String name, String version) {
    return Chart.Repository.of("https://charts.helm.sh/stable", name, version);
  }
}
