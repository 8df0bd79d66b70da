package io.gitopsprofile.render;

import static io.gitopsprofile.render.Tree.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.Cluster;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Preset;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.RelativePath;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.Workload;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where files go, and what happens where two of them meet. */
final class LayoutTest {

  @Test
  void theLayoutOfAnEksctlProfileRepository() {
    assertThat(seedIn("monitoring-system", "demo"))
        .containsExactly(
            "demo/loadtester/deployment.yaml",
            "demo/loadtester/service.yaml",
            "demo/namespace.yaml",
            "demo/podinfo/deployment.yaml",
            "demo/podinfo/hpa.yaml",
            "demo/podinfo/service.yaml",
            "monitoring-system/metrics-server.yaml",
            "monitoring-system/namespace.yaml",
            "monitoring-system/prometheus-adapter.yaml",
            "monitoring-system/prometheus.yaml");
  }

  @Test
  void theLayoutThatEksctlEnableProfileWrote() {
    assertThat(seedIn(null, null))
        .containsExactly(
            "base/demo/loadtester/deployment.yaml",
            "base/demo/loadtester/service.yaml",
            "base/demo/namespace.yaml",
            "base/demo/podinfo/deployment.yaml",
            "base/demo/podinfo/hpa.yaml",
            "base/demo/podinfo/service.yaml",
            "base/monitoring-system/metrics-server.yaml",
            "base/monitoring-system/namespace.yaml",
            "base/monitoring-system/prometheus-adapter.yaml",
            "base/monitoring-system/prometheus.yaml");
  }

  @Test
  void aNamespaceThatIsNotDeclaredHasTheDefaultDirectory() {
    Profile profile =
        builder().workloads(Workload.builder().name("w").namespace("elsewhere").build()).build();
    assertThat(paths(profile)).containsExactly("base/elsewhere/w/deployment.yaml");
  }

  @Test
  void theClusterHasAFileOnlyWithARegion() {
    Cluster.Builder cluster = Cluster.builder().name("c");
    assertThat(paths(builder().cluster(cluster.build()).build())).isEmpty();
    assertThat(paths(builder().cluster(cluster.region("eu-west-1").build()).build()))
        .containsExactly("eksctl/cluster.yaml");
  }

  @Test
  void manifestsGoWhereTheyLive() {
    assertThat(
            manifestPaths(
                manifests(
                    manifest("v1", "ConfigMap", "settings", "demo"),
                    manifest("rbac.authorization.k8s.io/v1", "Role", "reader", "demo"),
                    manifest("v1", "Namespace", "extra", null),
                    manifest("rbac.authorization.k8s.io/v1", "ClusterRole", "a:b:reader", null),
                    manifest("storage.k8s.io/v1", "StorageClass", "fast", "demo"),
                    manifest("example.com/v1", "Widget", "w", null),
                    manifest("example.com/v1", "Widget", "w", "demo"))))
        .containsExactly(
            "apps/demo/configmap-settings.yaml",
            "apps/demo/role-reader.yaml",
            "apps/demo/widget-w.yaml",
            "base/cluster/clusterrole-a_b_reader.yaml",
            "base/cluster/namespace-extra.yaml",
            "base/cluster/storageclass-fast.yaml",
            "base/cluster/widget-w.yaml");
  }

  @Test
  void aDefinitionInTheProfileSaysWhereItsKindLives() {
    Manifest widget = manifest("example.com/v1", "Widget", "w", "demo");
    assertThat(paths(manifests(definition("Cluster"), widget)))
        .contains("base/cluster/widget-w.yaml");
    assertThat(paths(manifests(definition("Namespaced"), widget)))
        .contains("apps/demo/widget-w.yaml");
    Manifest lost = manifest("example.com/v1", "Widget", "w", null);
    assertThat(Findings.of(manifests(definition("Namespaced"), lost)))
        .containsExactly("MISSING_PART manifests[1]");
  }

  @Test
  void aNamespacedKindNeedsItsNamespace() {
    Profile profile =
        manifests(
            manifest("v1", "ConfigMap", "lost", null),
            manifest("apps/v1", "DaemonSet", "lost", null));
    assertThat(Findings.of(profile))
        .containsExactly("MISSING_PART manifests[0]", "MISSING_PART manifests[1]");
    assertThat(Findings.all(profile).get(0).message())
        .isEqualTo("the ConfigMap \"lost\" has no metadata.namespace");
  }

  @Test
  void aKindOfAnotherGroupIsAnotherKind() {
    assertThat(manifestPaths(manifests(manifest("serving.knative.dev/v1", "Service", "s", null))))
        .containsExactly("base/cluster/service-s.yaml");
  }

  @Test
  void manifestsKeepTheirKeysInOrder() {
    Manifest manifest =
        new Manifest(
            new FreeForm(
                map(
                    "kind",
                    "ConfigMap",
                    "data",
                    map("z", "1", "a", "2"),
                    "metadata",
                    map("namespace", "demo", "name", "settings"),
                    "apiVersion",
                    "v1",
                    "empty",
                    map())));
    RenderedFile file =
        ProfileRenderer.render(manifests(manifest))
            .file("apps/demo/configmap-settings.yaml")
            .orElseThrow();
    assertThat(file.text())
        .isEqualTo(
            """
            kind: ConfigMap
            data:
              z: "1"
              a: "2"
            metadata:
              namespace: demo
              name: settings
            apiVersion: v1
            empty: {}
            """);
  }

  @Test
  void namesThatDifferHavePathsThatDifferOnEverySystem() {
    String group = "rbac.authorization.k8s.io/v1";
    List<String> names = List.of("a:b", "a_b", "A:b", "a b", "a\"b", "ä", "a.b", "a-b");
    Profile profile =
        manifests(
            names.stream()
                .map(name -> manifest(group, "ClusterRole", name, null))
                .toArray(Manifest[]::new));
    assertThat(manifestPaths(profile))
        .hasSize(names.size())
        .allSatisfy(path -> assertThat(RelativePath.of(path).text()).isEqualTo(path))
        .extracting(path -> path.toLowerCase(java.util.Locale.ROOT))
        .doesNotHaveDuplicates();
  }

  @Test
  void aLongNameFitsAFileSystem() {
    String path =
        manifestPaths(manifests(manifest("v1", "ConfigMap", "a".repeat(253), "demo"))).get(0);
    assertThat(path).hasSizeLessThan(255).startsWith("apps/demo/configmap-aaaa");
  }

  @Test
  void deviceNamesAreAvoided() {
    Profile profile =
        builder()
            .workloads(Workload.builder().name("aux").namespace("demo").build())
            .releases(release("con"))
            .build();
    assertThat(paths(profile))
        .containsExactly("base/demo/_aux/deployment.yaml", "base/demo/_con.yaml");
  }

  @Test
  void twoPartsOfOnePathAreNamed() {
    Profile profile =
        builder().namespaces(Namespace.of("demo")).releases(release("namespace")).build();
    List<Diagnostic> found = Findings.all(profile);
    assertThat(found)
        .extracting(it -> it.code() + " " + it.path())
        .containsExactly("DUPLICATE_PATH releases[0]");
    assertThat(found.get(0).message())
        .isEqualTo("namespaces[0] and releases[0] both write \"base/demo/namespace.yaml\"");
  }

  @Test
  void twoPathsThatDifferInCaseAloneMeet() {
    Profile profile =
        builder()
            .namespaces(
                Namespace.builder().name("one").directory(RelativePath.of("Apps")).build(),
                Namespace.builder().name("two").directory(RelativePath.of("apps")).build())
            .build();
    assertThat(Findings.of(profile)).containsExactly("DUPLICATE_PATH namespaces[1].directory");
    assertThat(Findings.all(profile).get(0).message())
        .contains("\"one\" and \"two\" share the directory \"apps\", which is \"Apps\"");
  }

  @Test
  void namespacesInOneDirectoryAreOneFinding() {
    RelativePath apps = RelativePath.of("apps");
    Profile profile =
        builder()
            .namespaces(
                Namespace.builder().name("one").directory(apps).build(),
                Namespace.builder().name("two").directory(apps).build())
            .workloads(
                Workload.builder().name("a").namespace("one").build(),
                Workload.builder().name("a").namespace("two").build(),
                Workload.builder().name("b").namespace("one").build(),
                Workload.builder().name("b").namespace("two").build())
            .build();
    assertThat(Findings.of(profile)).containsExactly("DUPLICATE_PATH namespaces[1].directory");
  }

  @Test
  void twoWorkloadsOfOneNameAreOneFinding() {
    Workload workload = Preset.PODINFO.in("demo").build();
    Profile profile = builder().workloads(workload, workload).build();
    assertThat(Findings.of(profile)).containsExactly("DUPLICATE_OBJECT workloads[1]");
  }

  @Test
  void aFileIsNoDirectory() {
    RelativePath file = RelativePath.of("base/demo/R.yaml");
    Profile profile =
        builder()
            .namespaces(Namespace.builder().name("two").directory(file).build())
            .releases(release("r"))
            .build();
    assertThat(Findings.of(profile)).containsExactly("DUPLICATE_PATH namespaces[0]");
    assertThat(Findings.all(profile).get(0).message())
        .isEqualTo(
            "releases[0] writes the file \"base/demo/r.yaml\", which is a directory to"
                + " namespaces[0]");
  }

  @Test
  void oneObjectTwiceIsNamedOnce() {
    Profile profile =
        manifests(
                manifest("v1", "Namespace", "apps", null),
                manifest("v1", "ConfigMap", "a", "demo"),
                manifest("v1", "ConfigMap", "a", "demo"),
                manifest("apps/v1beta1", "Deployment", "w", "demo"))
            .toBuilder()
            .workloads(Workload.builder().name("w").namespace("demo").build())
            .build();
    List<Diagnostic> found = Findings.all(profile);
    assertThat(found)
        .extracting(it -> it.code() + " " + it.path())
        .containsExactly("DUPLICATE_OBJECT manifests[2]", "DUPLICATE_OBJECT manifests[3]");
    assertThat(found.get(1).message())
        .isEqualTo(
            "the Deployment \"demo/w\" stands in the tree twice: from workloads[0] and from"
                + " manifests[3]");
  }

  private static List<String> seedIn(@Nullable String monitoring, @Nullable String demo) {
    Profile seed = SeedProfile.profile();
    return paths(
        seed.toBuilder()
            .namespaces(
                seed.namespaces().get(0).toBuilder().directory(path(monitoring)).build(),
                seed.namespaces().get(1).toBuilder().directory(path(demo)).build())
            .build());
  }

  private static @Nullable RelativePath path(@Nullable String text) {
    return text == null ? null : RelativePath.of(text);
  }

  /** The manifests' own paths, without that of the namespace they all declare. */
  private static List<String> manifestPaths(Profile profile) {
    return paths(profile).stream()
        .filter(path -> !path.equals("apps/demo/namespace.yaml"))
        .toList();
  }

  private static List<String> paths(Profile profile) {
    return ProfileRenderer.render(profile).files().stream().map(RenderedFile::path).toList();
  }

  private static Profile manifests(Manifest... manifests) {
    return builder()
        .namespaces(
            Namespace.builder().name("demo").directory(RelativePath.of("apps/demo")).build())
        .manifests(Arrays.asList(manifests))
        .build();
  }

  private static Profile.Builder builder() {
    return Profile.builder()
        .languageVersion(LanguageVersion.V1)
        .name("p")
        .target(Target.of("1.30", Flux.V1));
  }

  private static HelmRelease release(String name) {
    return HelmRelease.builder()
        .name(name)
        .namespace("demo")
        .chart(Chart.Repository.of("https://example.com", "chart", "1.0.0"))
        .build();
  }

  private static Manifest manifest(
      String apiVersion, String kind, String name, @Nullable String namespace) {
    return new Manifest(
        new FreeForm(
            map(
                "apiVersion",
                apiVersion,
                "kind",
                kind,
                "metadata",
                namespace == null
                    ? map("name", name)
                    : map("name", name, "namespace", namespace))));
  }

  private static Manifest definition(String scope) {
    return new Manifest(
        new FreeForm(
            map(
                "apiVersion",
                "apiextensions.k8s.io/v1",
                "kind",
                "CustomResourceDefinition",
                "metadata",
                map("name", "widgets.example.com"),
                "spec",
                map("group", "example.com", "scope", scope, "names", map("kind", "Widget")))));
  }
}
