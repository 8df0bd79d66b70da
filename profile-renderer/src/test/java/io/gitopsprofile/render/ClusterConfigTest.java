package io.gitopsprofile.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.AddonPolicy;
import io.gitopsprofile.model.Cluster;
import io.gitopsprofile.model.FargateProfile;
import io.gitopsprofile.model.FargateSelector;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.KubernetesVersion;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.ManagedNodeGroup;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ClusterConfigTest {

  @Test
  void everyField() {
    Cluster cluster =
        Cluster.builder()
            .name("eks-fargate-hpa")
            .region("eu-west-1")
            .version(KubernetesVersion.of("1.18"))
            .tags(Map.of("team", "a"))
            .managedNodeGroups(
                ManagedNodeGroup.builder()
                    .name("default")
                    .instanceType("m5.large")
                    .minSize(1)
                    .desiredCapacity(2)
                    .maxSize(3)
                    .volumeSize(120)
                    .volumeType("gp3")
                    .addonPolicies(AddonPolicy.APP_MESH, AddonPolicy.ALB_INGRESS)
                    .build(),
                ManagedNodeGroup.builder().name("bare").build())
            .fargateProfiles(
                new FargateProfile(
                    "default",
                    List.of(
                        new FargateSelector("demo", Map.of("scheduler", "fargate")),
                        new FargateSelector("other", Map.of())),
                    "arn:aws:iam::123456789012:role/r",
                    List.of("subnet-1"),
                    Map.of("cost", "b")))
            .provides("metrics-server")
            .build();
    assertThat(text(cluster))
        .isEqualTo(
            """
            apiVersion: eksctl.io/v1alpha5
            kind: ClusterConfig
            metadata:
              name: eks-fargate-hpa
              region: eu-west-1
              version: "1.18"
              tags:
                team: a
              annotations:
                fluxcd.io/ignore: "true"
            managedNodeGroups:
              - name: default
                instanceType: m5.large
                minSize: 1
                desiredCapacity: 2
                maxSize: 3
                volumeSize: 120
                volumeType: gp3
                iam:
                  withAddonPolicies:
                    appMesh: true
                    albIngress: true
              - name: bare
            fargateProfiles:
              - name: default
                selectors:
                  - namespace: demo
                    labels:
                      scheduler: fargate
                  - namespace: other
                podExecutionRoleARN: arn:aws:iam::123456789012:role/r
                subnets:
                  - subnet-1
                tags:
                  cost: b
            """);
  }

  @Test
  void theVersionIsTheTargetsUnlessItHasItsOwn() {
    assertThat(text(Cluster.builder().name("c").region("eu-west-1").build()))
        .contains("version: \"1.30\"\n");
  }

  private static String text(Cluster cluster) {
    Profile profile =
        Profile.builder()
            .languageVersion(LanguageVersion.V1)
            .name("p")
            .target(Target.of("1.30", Flux.V1))
            .cluster(cluster)
            .build();
    return new ProfileGenerator()
        .generate(profile)
        .tree()
        .file("eksctl/cluster.yaml")
        .orElseThrow()
        .text();
  }
}
