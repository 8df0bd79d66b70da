package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.Cluster;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.KubernetesVersion;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.ScaleTarget;
import org.junit.jupiter.api.Test;

final class ClusterVersionTest {

  private final Check check = new ClusterVersion();

  @Test
  void mayDifferWhereAllIsServed() {
    assertThat(CheckRun.places(check, versions("1.30", "1.28").autoscalers(autoscaler())))
        .isEmpty();
    assertThat(CheckRun.places(check, versions("1.17", "1.17").autoscalers(autoscaler())))
        .isEmpty();
    assertThat(CheckRun.places(check, versions("1.17", "1.30"))).isEmpty();
    assertThat(CheckRun.places(check, CheckRun.profile().autoscalers(autoscaler()))).isEmpty();
  }

  @Test
  void servesTheAutoscalers() {
    assertThat(CheckRun.findings(check, versions("1.30", "1.22").autoscalers(autoscaler())))
        .singleElement()
        .hasToString(
            "cluster.version: error PRF053: the cluster is of Kubernetes 1.22, which does not serve"
                + " autoscaling/v2, and the target 1.30 makes the profile's HorizontalPodAutoscaler"
                + " of it\n"
                + "  fix: write one version as target.kubernetes and as cluster.version");
  }

  @Test
  void servesTheCharts() {
    HelmRelease release =
        HelmRelease.builder()
            .name("a")
            .namespace("demo")
            .chart(Chart.Repository.of("https://charts.helm.sh/stable", "metrics-server", "2.8.8"))
            .build();
    assertThat(CheckRun.places(check, versions("1.21", "1.22").releases(release)))
        .containsExactly("PRF053 cluster.version");
    assertThat(CheckRun.places(check, versions("1.22", "1.23").releases(release))).isEmpty();
  }

  private static Profile.Builder versions(String target, String cluster) {
    return CheckRun.profile(target, Flux.V1)
        .cluster(Cluster.builder().name("a").version(KubernetesVersion.of(cluster)).build());
  }

  private static Autoscaler autoscaler() {
    return Autoscaler.builder()
        .name("podinfo")
        .namespace("demo")
        .target(ScaleTarget.workload("podinfo"))
        .maxReplicas(3)
        .build();
  }
}
