package io.gitopsprofile.tree.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Profile;
import io.gitopsprofile.mutation.SoundProfiles;
import io.gitopsprofile.read.ProfileReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileValuesTest {

  private static final String HEAD =
      "profile: v1\nname: shop\ntarget: {kubernetes: \"1.35\", flux: v2}\n";

  @Test
  void namesValuesOfEnvironments() {
    assertThat(changes(SoundProfiles.profile("eks-hpa-fleet@staging"), prod()))
        .containsExactly(
            "sync.path: clusters/staging -> clusters/prod-us",
            "cluster.name: eks-hpa-staging -> eks-hpa-prod-us",
            "cluster.region: eu-west-1 -> us-east-1",
            "cluster.managedNodeGroups.default.desiredCapacity: 1 -> 3",
            "releases.monitoring-system/prometheus.values.server.retention: 2h -> 24h",
            "workloads.demo/podinfo.containers.podinfod.resources.requests.cpu: 250m -> 500m",
            "workloads.demo/podinfo.containers.podinfod.resources.requests.memory: 256Mi -> 768Mi",
            "workloads.demo/loadtester: removed",
            "autoscalers.demo/podinfo.maxReplicas: 3 -> 40",
            "autoscalers.demo/podinfo.loadTest: removed");
    assertThat(changes(prod(), prod())).isEmpty();
  }

  @Test
  void tellsAddedAndRemovedValues() {
    Profile before =
        read(
            """
            releases:
              - name: web
                namespace: demo
                chart: {repository: "https://charts.example.com", name: web, version: 1.0.0}
                values: {a: 1, b: [1, 2]}
            """);
    Profile after =
        read(
            """
            namespaces: [{name: demo}]
            releases:
              - name: web
                namespace: demo
                interval: 5m
                chart: {repository: "https://charts.example.com", name: web, version: 1.0.0}
                values: {b: [1, 3]}
            manifests:
              - {apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: demo}, data: {}}
            """);

    assertThat(changes(before, after))
        .containsExactly(
            "namespaces.demo: added",
            "releases.demo/web.interval: added, 5m",
            "releases.demo/web.values.a: removed, was 1",
            "releases.demo/web.values.b: [1, 2] -> [1, 3]",
            "manifests.ConfigMap/a: added");
  }

  private static Profile prod() {
    return SoundProfiles.profile("eks-hpa-fleet@prod-us");
  }

  private static List<String> changes(Profile before, Profile after) {
    return ProfileValues.between(before, after).stream().map(Object::toString).toList();
  }

  private static Profile read(String more) {
    return new ProfileReader().read(HEAD + more, "profile.yaml", Path.of(".")).profile();
  }
}
