package io.gitopsprofile.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Acceptance;
import io.gitopsprofile.model.AddonPolicy;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The starter profile eks-hpa, built in Java, is the one read from YAML. */
final class EksHpaTest {

  private static final String MONITORING = "monitoring-system";
  private static final String STABLE = "https://charts.helm.sh/stable";

  @Test
  void theProfileBuiltInJavaIsTheOneReadFromYaml() {
    Profile read = new ProfileReader().read(Path.of("../templates/eks-hpa/profile.yaml")).profile();
    assertThat(read)
        .isEqualTo(
            Profile.builder(LanguageVersion.V1, "eks-hpa", target())
                .description("Scales podinfo on Fargate by its HTTP requests a second.")
                .cluster(cluster())
                .namespaces(
                    Namespace.builder(MONITORING)
                        .directory(RelativePath.of(MONITORING))
                        .labels(Map.of("appmesh.k8s.aws/sidecarInjectorWebhook", "disabled"))
                        .build(),
                    Namespace.builder("demo").reconcile(false).build())
                .releases(metricsServer(), prometheus())
                .metricsAdapter(metricsAdapter())
                .workloads(
                    Preset.PODINFO.in("demo").fargate(Map.of("scheduler", "fargate")).build(),
                    Preset.LOADTESTER.in("demo").build())
                .autoscalers(autoscaler())
                .accept(
                    new Acceptance(
                        "PRF031",
                        "releases.prometheus",
                        "Follows this branch, as stefanprodan/eks-hpa-profile does."))
                .build());
  }

  private static Target target() {
    return new Target(KubernetesVersion.of("1.17"), Flux.V1, HpaVersion.V2BETA1, List.of());
  }

  private static Cluster cluster() {
    return Cluster.builder("eks-fargate-hpa")
        .region("eu-west-1")
        .managedNodeGroups(
            ManagedNodeGroup.builder("default")
                .instanceType("m5.large")
                .desiredCapacity(2)
                .volumeSize(120)
                .addonPolicies(AddonPolicy.APP_MESH, AddonPolicy.AWS_LOAD_BALANCER_CONTROLLER)
                .build())
        .fargateProfiles(
            FargateProfile.of(
                "default", new FargateSelector("demo", Map.of("scheduler", "fargate"))))
        .build();
  }

  private static HelmRelease metricsServer() {
    return HelmRelease.builder(
            "metrics-server", MONITORING, Chart.Repository.of(STABLE, "metrics-server", "2.8.8"))
        .releaseName("metrics-server")
        .values(
            new FreeForm(Map.of("args", List.of("--kubelet-preferred-address-types=InternalIP"))))
        .build();
  }

  private static HelmRelease prometheus() {
    return HelmRelease.builder(
            "prometheus",
            MONITORING,
            Chart.Git.of(
                "https://github.com/aws/eks-charts", "master", "stable/appmesh-prometheus"))
        .releaseName("prometheus")
        .values(new FreeForm(Map.of("retention", "2h", "fullnameOverride", "prometheus")))
        .build();
  }

  private static MetricsAdapter metricsAdapter() {
    HelmRelease release =
        HelmRelease.builder(
                "prometheus-adapter",
                MONITORING,
                Chart.Repository.of(STABLE, "prometheus-adapter", "1.4.0"))
            .releaseName("prometheus-adapter")
            .build();
    PrometheusDuration minute = PrometheusDuration.of("1m");
    return new MetricsAdapter(
        release,
        PrometheusEndpoint.of("http://prometheus.monitoring-system", 9090),
        false,
        List.of(
            new RateRule("http_requests_total", minute, "http_requests_per_second"),
            new RateRule("envoy_cluster_upstream_rq", minute, "appmesh_requests_per_second")),
        List.of(),
        null);
  }

  private static Autoscaler autoscaler() {
    return Autoscaler.builder("podinfo", "demo", ScaleTarget.workload("podinfo"), 10)
        .minReplicas(1)
        .metrics(new Metric.HttpRequests(Quantity.of(10)))
        .loadTest(new LoadTest("http://podinfo.demo", GoDuration.of("10m"), 5, 5, null, null))
        .build();
  }
}
