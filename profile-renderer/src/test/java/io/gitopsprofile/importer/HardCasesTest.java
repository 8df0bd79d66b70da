package io.gitopsprofile.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrangements of public repositories that are hard to follow, each made up and small. */
final class HardCasesTest {

  private static final String SYNC =
      """
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata: {name: %s, namespace: flux-system}
      spec:
        interval: 10m
        prune: true
        path: ./%s
        sourceRef: {kind: GitRepository, name: flux-system}
      """;

  private static final String RELEASE =
      """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata: {name: web, namespace: shop}
      spec:
        interval: 30m
        chartRef: {kind: OCIRepository, name: web}
      """;

  @TempDir Path root;

  @BeforeEach
  void makeCluster() throws IOException {
    Files.createDirectory(root.resolve(".git"));
    write("clusters/one/flux-system/gotk-sync.yaml", SYNC.formatted("flux-system", "clusters/one"));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private ImportedTree read() throws IOException {
    ImportedTree tree = new TreeImporter(null).read(root);
    assertThat(tree.problems()).isEmpty();
    assertThat(tree.clusters()).hasSize(1);
    return tree;
  }

  @Test
  void namesResourceSetAsNotFollowed() throws IOException {
    write(
        "clusters/one/set.yaml",
        """
        apiVersion: fluxcd.controlplane.io/v1
        kind: ResourceSet
        metadata: {name: apps, namespace: flux-system}
        spec: {resources: []}
        """);

    assertThat(read().notFollowed())
        .singleElement()
        .asString()
        .contains("clusters/one/set.yaml:1:1: the ResourceSet apps generates objects");
  }

  @Test
  void namesObjectWhoseKindIsEncrypted() throws IOException {
    write(
        "clusters/one/secret.yaml",
        """
        apiVersion: ENC[AES256_GCM,data:dg==]
        kind: ENC[AES256_GCM,data:eA==]
        metadata:
          name: ENC[AES256_GCM,data:eQ==]
        """);

    assertThat(read().notFollowed())
        .anyMatch(note -> note.toString().contains("secret.yaml:1:1: an object whose kind is enc"));
  }

  @Test
  void appliesPatchesOfPatchesToAllReleases() throws IOException {
    write(
        "clusters/one/apps.yaml",
        SYNC.formatted("apps", "apps")
            + """
              patches:
                - target: {group: kustomize.toolkit.fluxcd.io, kind: Kustomization}
                  patch: |
                    apiVersion: kustomize.toolkit.fluxcd.io/v1
                    kind: Kustomization
                    metadata: {name: all}
                    spec:
                      patches:
                        - target: {group: helm.toolkit.fluxcd.io, kind: HelmRelease}
                          patch: |
                            apiVersion: helm.toolkit.fluxcd.io/v2
                            kind: HelmRelease
                            metadata: {name: all}
                            spec: {maxHistory: 2}
            """);
    write("apps/web.yaml", SYNC.formatted("web", "web/app"));
    write("web/app/release.yaml", RELEASE);

    assertThat(read().clusters().get(0).profile().releases())
        .singleElement()
        .satisfies(release -> assertThat(release.maxHistory()).isEqualTo(2));
  }

  @Test
  void replacesVariablesWithDefaultsInComponents() throws IOException {
    write(
        "clusters/one/apps.yaml",
        SYNC.formatted("web", "apps/web")
            + """
              components: [../../components/backup]
              postBuild: {substitute: {APP: web}}
            """);
    write("apps/web/release.yaml", RELEASE);
    write(
        "components/backup/kustomization.yaml",
        "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [c.yaml]\n");
    write(
        "components/backup/c.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: "${APP}-backup", namespace: shop}
        data: {claim: "${CLAIM:=${APP}}", size: "${SIZE:=5Gi}"}
        """);

    assertThat(read().clusters().get(0).profile().manifests())
        .filteredOn(manifest -> manifest.kind().equals("ConfigMap"))
        .singleElement()
        .satisfies(
            manifest -> {
              assertThat(manifest.name()).isEqualTo("web-backup");
              assertThat(manifest.object().get("data")).hasToString("{claim=web, size=5Gi}");
            });
  }

  @Test
  void findsPathsThatAreRelativeToAnArtifact() throws IOException {
    write("clusters/one/apps.yaml", SYNC.formatted("apps", "apps/web"));
    write("kubernetes/apps/web/release.yaml", RELEASE);

    assertThat(read().clusters().get(0).profile().releases()).hasSize(1);
  }

  @Test
  void readsListsOfKubectlObjectByObject() throws IOException {
    String text =
        """
        apiVersion: v1
        items:
        - apiVersion: v1
          kind: ConfigMap
          metadata:
            managedFields:
            - manager: kubectl
            name: one
            namespace: shop
          data:
            text: |
              - no item
              kind: none
        - apiVersion: v1
          kind: [broken
        - apiVersion: v1
          kind: ConfigMap
          metadata:
            name: two
            namespace: shop
        kind: List
        metadata:
          resourceVersion: ""
        """;

    ImportedTree tree = new TreeImporter(null).read("-", text);

    ImportedProfile cluster = tree.clusters().get(0);
    assertThat(cluster.profile().manifests())
        .extracting(manifest -> manifest.name())
        .containsExactly("one", "two");
    assertThat(cluster.objects().get(1).origin().position()).hasToString("-:16:3");
    assertThat(cluster.objects().get(0).at("metadata", "managedFields")).isNull();
    assertThat(tree.problems()).hasSize(1);
  }

  @Test
  void readsListsOfKubectlInJson() {
    String text =
        """
        {
            "apiVersion": "v1",
            "items": [
                {
                    "apiVersion": "v1",
                    "data": {"items": "[{ \\"a\\": 1 }"},
                    "kind": "ConfigMap",
                    "metadata": {"managedFields": [{}], "name": "one", "namespace": "shop"}
                },
                {
                    "apiVersion": "v1",
                    "kind": "ConfigMap",
                    "metadata": {"name": "two", "namespace": "shop"}
                }
            ],
            "kind": "List",
            "metadata": {"resourceVersion": ""}
        }
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "three", "namespace": "shop"}}
        """;

    ImportedTree tree = new TreeImporter(null).read("-", text);

    ImportedProfile cluster = tree.clusters().get(0);
    assertThat(cluster.profile().manifests())
        .extracting(manifest -> manifest.name())
        .containsExactly("one", "two", "three");
    assertThat(cluster.objects().get(0).origin().position()).hasToString("-:4:9");
    assertThat(cluster.objects().get(0).at("metadata", "name").origin().position())
        .hasToString("-:8:57");
    assertThat(cluster.objects().get(1).origin().position()).hasToString("-:10:9");
    assertThat(cluster.objects().get(2).origin().position()).hasToString("-:19:1");
    assertThat(cluster.objects().get(0).at("metadata", "managedFields")).isNull();
    assertThat(tree.problems()).isEmpty();
  }

  @Test
  void leavesOutAnObjectOfAStreamThatIsTooLarge() {
    String text =
        "{\"items\": [{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"data\": {\"a\": \""
            + "b".repeat(3 * 1024 * 1024)
            + "\"}},\n {\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\","
            + " \"metadata\": {\"name\": \"two\", \"namespace\": \"shop\"}}]}";

    ImportedTree tree = new TreeImporter(null).read("-", text);

    assertThat(tree.clusters().get(0).profile().manifests())
        .extracting(manifest -> manifest.name())
        .containsExactly("two");
    assertThat(tree.notFollowed())
        .singleElement()
        .asString()
        .contains("-:1:1: this object is larger than 2 MiB; it is not read");
  }

  @Test
  void readsAtMost64MebibytesOfAStream() throws IOException {
    var endless =
        new java.io.InputStream() {
          private long read;

          @Override
          public int read() {
            read++;
            return read % 80 == 0 ? '\n' : '#';
          }
        };

    ImportedTree tree = new TreeImporter(null).read("-", endless);

    assertThat(tree.notFollowed())
        .singleElement()
        .asString()
        .contains("the input is larger than 64 MiB");
  }

  @Test
  void selectsByListsOfLabelValues() throws IOException {
    write("clusters/one/apps.yaml", SYNC.formatted("apps", "apps"));
    write(
        "apps/kustomization.yaml",
        """
        resources: [release.yaml]
        patches:
          - target: {labelSelector: "team in (a, b),tier notin (x,y)"}
            patch: |
              - {op: add, path: /spec/suspend, value: true}
          - target: {labelSelector: "team in (b, c)"}
            patch: |
              - {op: add, path: /spec/timeout, value: 9m}
        """);
    write("apps/release.yaml", RELEASE.replace("shop}", "shop, labels: {team: a}}"));

    assertThat(read().clusters().get(0).profile().releases())
        .singleElement()
        .satisfies(
            release -> {
              assertThat(release.suspend()).isTrue();
              assertThat(release.timeout()).isNull();
            });
  }
}
