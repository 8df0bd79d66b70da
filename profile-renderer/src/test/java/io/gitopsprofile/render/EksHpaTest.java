package io.gitopsprofile.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Acceptance;
import io.gitopsprofile.model.AddonPolicy;
import io.gitopsprofile.model.Cluster;
import io.gitopsprofile.model.FargateProfile;
import io.gitopsprofile.model.FargateSelector;
import io.gitopsprofile.model.GoDuration;
import io.gitopsprofile.model.LoadTest;
import io.gitopsprofile.model.ManagedNodeGroup;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Quantity;
import io.gitopsprofile.read.ProfileReader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The starter profile eks-hpa, built in Java, is the one read from YAML. */
final class EksHpaTest {

  @Test
  void theProfileBuiltInJavaIsTheOneReadFromYaml() {
    Profile read = new ProfileReader().read(Path.of("../templates/eks-hpa/profile.yaml")).profile();
    LoadTest loadTest =
        LoadTest.builder()
            .url("http://podinfo.demo")
            .duration(GoDuration.of("10m"))
            .workers(5)
            .ratePerWorker(5)
            .build();
    assertThat(read)
        .isEqualTo(
            SeedProfile.builder()
                .description("Scales podinfo on Fargate by its HTTP requests a second.")
                .cluster(cluster())
                .autoscalers(
                    SeedProfile.autoscaler(new Metric.HttpRequests(Quantity.of(10)))
                        .loadTest(loadTest)
                        .build())
                .accept(
                    new Acceptance(
                        "PRF031",
                        "releases.prometheus",
                        "Follows this branch, as stefanprodan/eks-hpa-profile does."))
                .build());
  }

  private static Cluster cluster() {
    return Cluster.builder()
        .name("eks-fargate-hpa")
        .region("eu-west-1")
        .managedNodeGroups(
            ManagedNodeGroup.builder()
                .name("default")
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
}
