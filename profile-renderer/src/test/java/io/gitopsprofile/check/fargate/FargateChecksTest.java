package io.gitopsprofile.check.fargate;

import static io.gitopsprofile.check.SoundProfiles.cluster;
import static io.gitopsprofile.check.SoundProfiles.eksHpa;
import static io.gitopsprofile.check.SoundProfiles.podinfo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.gitopsprofile.check.Found;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.fargate.FargateSelectors;
import io.gitopsprofile.fargate.FargateSize;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Preset;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.cluster.AutoModeConfig;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.cluster.FargateProfile;
import io.gitopsprofile.model.cluster.FargateSelector;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.Resources;
import io.gitopsprofile.model.container.SecurityContext;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.workload.Volume;
import io.gitopsprofile.model.workload.VolumeSource;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.render.RenderedObjects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class FargateChecksTest {

  @ParameterizedTest
  @CsvSource({
    "demo, demo, true",
    "demo, demos, false",
    "de*, demo, true",
    "*, demo, true",
    "dem?, demo, true",
    "dem?, demos, false",
    "a.b*, axb, false"
  })
  void matchesWildcardsInSelectors(String pattern, String text, boolean matches) {
    assertThat(FargateSelectors.matches(pattern, text)).isEqualTo(matches);
  }

  @Test
  void reportsUnselectedPods() {
    FargateProfileCheck check = new FargateProfileCheck();
    assertThat(Found.in(check, eksHpa())).isEmpty();
    assertThat(Found.in(check, selecting("de*", Map.of("sched*", "f?rgate")))).isEmpty();
    assertThat(Found.in(check, selecting("demo", Map.of("scheduler", "fargat"))))
        .containsExactly(
            "PRF040 workloads[0].fargate workload \"podinfo\" is meant for Fargate by scheduler:"
                + " fargate, and no Fargate profile of the cluster selects its pods; profile"
                + " \"default\" comes nearest, and wants scheduler: fargat");
    assertThat(Found.in(check, selecting("dem", Map.of("scheduler", "fargate"))))
        .singleElement()
        .asString()
        .endsWith("and wants namespace: dem");
    assertThat(Found.in(check, eksHpa().toBuilder().cluster(null).build())).isEmpty();
    Profile none =
        eksHpa().toBuilder()
            .cluster(cluster().toBuilder().fargateProfiles(List.of()).build())
            .build();
    assertThat(Found.in(check, none)).hasSize(1);
  }

  @Test
  void reportsPodsThatNeedNodes() {
    FargateFeatureCheck check = new FargateFeatureCheck();
    assertThat(Found.in(check, eksHpa())).isEmpty();
    SecurityContext privileged = SecurityContext.builder().privileged(true).build();
    assertThat(Found.inContainer(check, c -> c.securityContext(privileged)))
        .singleElement()
        .asString()
        .startsWith("PRF041 workloads[0].containers[0].securityContext.privileged ");
    assertThat(
            Found.inWorkload(
                check,
                w -> Found.container(w.fargate(Map.of()), c -> c.securityContext(privileged))))
        .as("on nodes")
        .isEmpty();
    Resources gpu = new Resources(Map.of(), Map.of("nvidia.com/gpu", Quantity.of(1)));
    assertThat(Found.inContainer(check, c -> c.resources(gpu)))
        .singleElement()
        .asString()
        .startsWith("PRF041 workloads[0].containers[0].resources.limits[\"nvidia.com/gpu\"] ");
    assertThat(Found.inWorkload(check, w -> w.patch(podSpec(Map.of("hostNetwork", true)))))
        .singleElement()
        .asString()
        .startsWith("PRF041 workloads[0].patch.spec.template.spec.hostNetwork ");
    Map<String, ?> hostPort =
        Map.of("containers", List.of(Map.of("ports", List.of(Map.of("hostPort", 80)))));
    assertThat(Found.inWorkload(check, w -> w.patch(podSpec(hostPort))))
        .singleElement()
        .asString()
        .contains(".containers[0].ports[0].hostPort ");
  }

  @Test
  void reportsUnsupportedVolumes() {
    FargateVolumeCheck check = new FargateVolumeCheck();
    Volume log = new Volume("log", new VolumeSource.HostPath("/var/log", null));
    assertThat(Found.inWorkload(check, w -> w.volumes(log)))
        .singleElement()
        .asString()
        .startsWith("PRF041 workloads[0].volumes[0].hostPath ");
    Volume data = new Volume("data", new VolumeSource.PersistentVolumeClaim("data", null));
    Profile claiming = Found.withWorkload(w -> w.volumes(data));
    assertThat(Found.in(check, claiming)).as("may be on EFS").isEmpty();
    assertThat(Found.in(check, claiming.toBuilder().manifests(claim("gp2")).build()))
        .singleElement()
        .asString()
        .startsWith("PRF041 workloads[0].volumes[0].persistentVolumeClaim.claimName ");
    assertThat(Found.in(check, claiming.toBuilder().manifests(claim("efs")).build())).isEmpty();
  }

  @Test
  void manifestsThatNeedNodesAreNotOnFargate() {
    FargateFeatureCheck check = new FargateFeatureCheck();
    Map<String, ?> labels = Map.of("metadata", Map.of("labels", Map.of("scheduler", "fargate")));
    var agent = Found.manifest("apps/v1", "DaemonSet", "agent", Map.of("template", labels));
    assertThat(Found.in(check, eksHpa().toBuilder().manifests(agent).build()))
        .containsExactly(
            "PRF041 manifests[0].kind DaemonSet \"agent\" runs on Fargate (profile \"default\"),"
                + " which cannot run it: a DaemonSet needs nodes");
    var elsewhere =
        Found.manifest(
            "apps/v1", "DaemonSet", "agent", Map.of("template", Map.of("spec", Map.of())));
    assertThat(Found.in(check, eksHpa().toBuilder().manifests(elsewhere).build())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "100m, 64Mi, 0.25 0.5",
    "0, 0, 0.25 0.5",
    "250m, 300Mi, 0.25 1",
    "250m, 2Gi, 0.5 3",
    "1, 8Gi, 2 9",
    "1, 7936Mi, 1 8",
    "4, 30Gi, 8 32",
    "5, 1Gi, 8 16",
    "16, 119Gi, 16 120",
    "16, 120Gi, ",
    "17, 1Gi, "
  })
  void computesSizes(String cpu, String memory, String size) {
    Workload workload =
        podinfo().toBuilder()
            .containers(
                Container.builder()
                    .name("a")
                    .image("b")
                    .resources(Resources.requests(cpu, memory))
                    .build())
            .build();
    FargateSize found = FargateSize.of(workload);
    assertThat(found == null ? null : found.cpu() + " " + found.memory()).isEqualTo(size);
  }

  @Test
  void countsLargestInitContainer() {
    Container small = container("small", "100m", "100Mi");
    Container big = container("big", "2", "100Mi");
    Workload workload =
        podinfo().toBuilder().initContainers(big, small).containers(small, small).build();
    assertThat(FargateSize.of(workload)).isEqualTo(new FargateSize("2", "4"));
  }

  @Test
  void reportsBilledSize() {
    FargateSizeCheck check = new FargateSizeCheck();
    assertThat(Found.in(check, eksHpa()))
        .containsExactly(
            "PRF043 workloads[0].fargate pods of \"podinfo\" get 0.25 vCPU and 0.5 GB on Fargate");
    assertThat(Found.inContainer(check, c -> c.resources(Resources.requests("17", "1Gi"))))
        .singleElement()
        .asString()
        .startsWith("PRF041 workloads[0].containers[0].resources.requests.cpu ");
    Quantity memory = Quantity.of("128Gi");
    assertThat(
            Found.inContainer(
                check, c -> c.resources(new Resources(Map.of(), Map.of("memory", memory)))))
        .singleElement()
        .asString()
        .startsWith("PRF041 workloads[0].containers[0].resources.limits.memory ");
  }

  @ParameterizedTest
  @CsvSource({
    "250m, 256Mi, 0",
    "250m, 255Mi, 1",
    "249m, 256Mi, 1",
    "250m, 768Mi, 0",
    "0.5, 768Mi, 0",
    "0.5, 256Mi, 1",
    "16, 122624Mi, 0"
  })
  void acceptsFilledSize(String cpu, String memory, int findings) {
    assertThat(
            Found.inContainer(
                new FargateSizeCheck(), c -> c.resources(Resources.requests(cpu, memory))))
        .hasSize(findings);
  }

  @Test
  void reportsAddonsOnFargate() {
    FargateAddonCheck check = new FargateAddonCheck();
    assertThat(Found.in(check, eksHpa())).isEmpty();
    assertThat(Found.in(check, selecting("*", Map.of("scheduler", "fargate")))).isEmpty();
    assertThat(Found.in(check, selecting("*", Map.of())))
        .containsExactly(
            "PRF042 cluster.fargateProfiles[0].selectors[0].namespace Fargate profile \"default\""
                + " takes all pods of namespace \"*\", and releases \"metrics-server\","
                + " \"prometheus\" and \"prometheus-adapter\" need nodes");
  }

  @ParameterizedTest
  @MethodSource
  void allowsAddonsInClusterWithoutNodes(
      String chart, String version, Map<String, ?> values, List<String> found) {
    assertThat(obstacles(chart, version, values, List.of())).isEqualTo(found);
  }

  private static Stream<Arguments> allowsAddonsInClusterWithoutNodes() {
    Map<String, Object> off = Map.of("enabled", false);
    Map<String, Object> on = Map.of("enabled", true);
    Map<String, Object> bare =
        Map.of("prometheus-node-exporter", off, "alertmanager", off, "server", volume(off));
    return Stream.of(
        arguments("metrics-server", "2.8.8", Map.of(), List.of()),
        arguments(
            "metrics-server", "2.8.8", Map.of("hostNetwork", on), List.of("hostNetwork.enabled")),
        arguments("metrics-server", "3.13.1", Map.of(), List.of("containerPort")),
        arguments("metrics-server", "3.13.1", Map.of("containerPort", 10251), List.of()),
        arguments("prometheus-adapter", "5.3.0", Map.of(), List.of()),
        arguments("prometheus", "29.27.0", bare, List.of()),
        arguments(
            "prometheus",
            "29.27.0",
            Map.of(),
            List.of(
                "prometheus-node-exporter.enabled",
                "server.persistentVolume.enabled",
                "alertmanager.persistence.enabled")),
        arguments(
            "prometheus",
            "15.0.0",
            Map.of("server", off),
            List.of("nodeExporter.enabled", "alertmanager.persistentVolume.enabled")),
        arguments(
            "prometheus",
            "11.0.0",
            Map.of(
                "nodeExporter",
                off,
                "alertmanager",
                off,
                "server",
                volume(Map.of("storageClass", "efs"))),
            List.of()),
        arguments("kube-prometheus-stack", "80.0.0", Map.of("nodeExporter", off), List.of()),
        arguments(
            "kube-prometheus-stack",
            "80.0.0",
            Map.of(
                "grafana",
                Map.of("persistence", on),
                "prometheus",
                Map.of(
                    "prometheusSpec",
                    Map.of(
                        "storageSpec",
                        Map.of(
                            "volumeClaimTemplate",
                            Map.of("spec", Map.of("storageClassName", "gp2")))))),
            List.of(
                "nodeExporter.enabled",
                "prometheus.prometheusSpec.storageSpec.volumeClaimTemplate",
                "grafana.persistence.enabled")),
        arguments("prometheus-node-exporter", "4.0.0", Map.of(), List.of("chart")),
        arguments("appmesh-controller", "1.13.3", Map.of(), List.of()),
        arguments("aws-load-balancer-controller", "1.14.0", Map.of(), List.of()));
  }

  @Test
  void recognizesEbsClaimsByStorageClass() {
    Map<String, ?> values =
        Map.of(
            "prometheus-node-exporter",
            Map.of("enabled", false),
            "alertmanager",
            Map.of("enabled", false),
            "server",
            volume(Map.of("existingClaim", "data")));
    assertThat(obstacles("prometheus", "29.27.0", values, List.of())).isEmpty();
    assertThat(obstacles("prometheus", "29.27.0", values, List.of(claim("efs")))).isEmpty();
    assertThat(obstacles("prometheus", "29.27.0", values, List.of(claim("gp2"))))
        .containsExactly("server.persistentVolume.existingClaim");
    List<Manifest> made = List.of(claim("efs"), efs(Map.of("provisioningMode", "efs-ap")));
    assertThat(obstacles("prometheus", "29.27.0", values, made))
        .containsExactly("server.persistentVolume.existingClaim");
    List<Manifest> there = List.of(claim("efs"), efs(Map.of()));
    assertThat(obstacles("prometheus", "29.27.0", values, there)).isEmpty();
  }

  @Test
  void reportsDynamicEfsVolumesWithoutNodes() {
    Map<String, Object> off = Map.of("enabled", false);
    Map<String, ?> values =
        Map.of(
            "prometheus-node-exporter",
            off,
            "alertmanager",
            Map.of("persistence", Map.of("storageClass", "efs", "existingClaim", "data")),
            "server",
            volume(Map.of("storageClass", "efs")));
    List<Manifest> made = List.of(efs(Map.of("provisioningMode", "efs-ap")));
    assertThat(reported("prometheus", "29.27.0", values, made))
        .extracting(Diagnostic::fix)
        .containsExactly(
            "set server.persistentVolume.enabled to false, or name a claim on a volume of EFS that"
                + " is there as server.persistentVolume.existingClaim, or add a node group",
            "set alertmanager.persistence.enabled to false, or add a node group");
    assertThat(reported("prometheus", "29.27.0", values, made))
        .extracting(Diagnostic::message)
        .first()
        .asString()
        .endsWith(
            "Fargate cannot run it: server.persistentVolume is yet to be made on EFS, which needs"
                + " nodes");
    assertThat(obstacles("prometheus", "29.27.0", values, List.of(efs(Map.of())))).isEmpty();
  }

  @Test
  void acceptsExistingEfsVolumes() {
    Map<String, Object> off = Map.of("enabled", false);
    var template = Map.of("spec", Map.of("storageClassName", "", "volumeName", "prometheus"));
    Map<String, ?> stack =
        Map.of(
            "nodeExporter",
            off,
            "prometheus",
            Map.of(
                "prometheusSpec", Map.of("storageSpec", Map.of("volumeClaimTemplate", template))));
    assertThat(obstacles("kube-prometheus-stack", "80.0.0", stack, List.of())).isEmpty();
    Manifest classes = efs(Map.of("provisioningMode", "efs-ap"));
    Map<String, ?> named = prometheus(Map.of("storageClass", "efs", "volumeName", "prometheus"));
    assertThat(obstacles("prometheus", "29.27.0", named, List.of(classes))).isEmpty();
    Map<String, ?> onEbs = prometheus(Map.of("storageClass", "gp2", "volumeName", "prometheus"));
    assertThat(obstacles("prometheus", "29.27.0", onEbs, List.of(classes))).hasSize(1);
    Map<String, ?> claimed = prometheus(Map.of("existingClaim", "data"));
    assertThat(obstacles("prometheus", "29.27.0", claimed, List.of(classes, claim("efs"))))
        .hasSize(1);
    Manifest volume =
        Found.manifest(
            "v1",
            "PersistentVolume",
            "prometheus",
            Map.of("claimRef", Map.of("namespace", "demo", "name", "data")));
    assertThat(obstacles("prometheus", "29.27.0", claimed, List.of(classes, claim("efs"), volume)))
        .isEmpty();
  }

  private static Map<String, ?> prometheus(Map<String, ?> persistentVolume) {
    Map<String, Object> off = Map.of("enabled", false);
    return Map.of(
        "prometheus-node-exporter", off, "alertmanager", off, "server", volume(persistentVolume));
  }

  @Test
  void treatsKarpenterAsNodes() {
    var pool = Found.manifest("karpenter.sh/v1", "NodePool", "default", Map.of());
    assertThat(obstacles("metrics-server", "3.13.1", Map.of(), List.of(pool)))
        .containsExactly("cluster.fargateProfiles[0].selectors[0].namespace");
  }

  /** Returns the paths of the findings in a cluster that has only Fargate. */
  private static List<String> obstacles(
      String chart, String version, Map<String, ?> values, List<Manifest> manifests) {
    return reported(chart, version, values, manifests).stream()
        .map(found -> found.path().toString())
        .map(place -> place.replace("releases[0].values.", "").replace("releases[0].", ""))
        .toList();
  }

  private static List<Diagnostic> reported(
      String chart, String version, Map<String, ?> values, List<Manifest> manifests) {
    HelmRelease release =
        HelmRelease.builder()
            .name("addon")
            .namespace("demo")
            .chart(Chart.Repository.of("https://example.com", chart, version))
            .values(new FreeForm(new LinkedHashMap<>(values)))
            .build();
    FargateProfile all = FargateProfile.of("all", new FargateSelector("*", Map.of()));
    Profile profile =
        eksHpa().toBuilder()
            .cluster(
                cluster().toBuilder()
                    .managedNodeGroups(List.of())
                    .fargateProfiles(List.of(all))
                    .build())
            .releases(release)
            .metricsAdapter(null)
            .manifests(manifests)
            .build();
    DiagnosticCollector findings = new DiagnosticCollector();
    new FargateAddonCheck().run(RenderedObjects.context(profile), findings);
    return findings.all();
  }

  private static Map<String, ?> volume(Map<String, ?> volume) {
    return Map.of("persistentVolume", volume);
  }

  @Test
  void reportsMissingNodeGroup() {
    NodeGroupCheck check = new NodeGroupCheck();
    assertThat(Found.in(check, eksHpa())).isEmpty();
    Profile noNodes =
        eksHpa().toBuilder()
            .cluster(cluster().toBuilder().managedNodeGroups(List.of()).build())
            .workloads(podinfo(), Preset.LOADTESTER.in("demo").build())
            .build();
    assertThat(Found.in(check, noNodes))
        .containsExactly(
            "PRF042 cluster.managedNodeGroups cluster \"eks-fargate-hpa\" has no node group, and no"
                + " Fargate selector takes the pods of workload \"loadtester\", release"
                + " \"metrics-server\", release \"prometheus\" and release"
                + " \"prometheus-adapter\"");
    var pool = Found.manifest("karpenter.sh/v1", "NodePool", "default", Map.of());
    assertThat(Found.in(check, noNodes.toBuilder().manifests(pool).build())).isEmpty();
  }

  @Test
  void treatsAutoModeAsNodes() {
    NodeGroupCheck check = new NodeGroupCheck();
    for (Boolean enabled : List.of(true, false)) {
      Cluster withMode =
          cluster().toBuilder()
              .managedNodeGroups(List.of())
              .autoModeConfig(AutoModeConfig.builder().enabled(enabled).build())
              .build();
      Profile profile = eksHpa().toBuilder().cluster(withMode).build();
      assertThat(Found.in(check, profile)).hasSize(enabled ? 0 : 1);
    }
  }

  private static Profile selecting(String namespace, Map<String, String> labels) {
    FargateProfile profile = FargateProfile.of("default", new FargateSelector(namespace, labels));
    return eksHpa().toBuilder()
        .cluster(cluster().toBuilder().fargateProfiles(List.of(profile)).build())
        .build();
  }

  private static Container container(String name, String cpu, String memory) {
    return Container.builder()
        .name(name)
        .image("b")
        .resources(Resources.requests(cpu, memory))
        .build();
  }

  private static Manifest claim(String storageClass) {
    return Found.manifest(
        "v1", "PersistentVolumeClaim", "data", Map.of("storageClassName", storageClass));
  }

  private static Manifest efs(Map<String, ?> parameters) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("apiVersion", "storage.k8s.io/v1");
    object.put("kind", "StorageClass");
    object.put("metadata", Map.of("name", "efs"));
    object.put("provisioner", "efs.csi.aws.com");
    object.put("parameters", parameters);
    return new Manifest(new FreeForm(object));
  }

  private static FreeForm podSpec(Map<String, ?> spec) {
    return new FreeForm(Map.of("spec", Map.of("template", Map.of("spec", spec))));
  }
}
