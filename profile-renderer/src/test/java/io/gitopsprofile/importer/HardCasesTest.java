package io.gitopsprofile.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.render.ProfileGenerator;
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

  @Test
  void givesComponentsTheNamespaceOfTheFolder() throws IOException {
    write(
        "clusters/one/apps.yaml",
        SYNC.formatted("web", "apps/web") + "  components: [../../components/backup]\n");
    write("apps/web/kustomization.yaml", "namespace: media\nresources: [release.yaml]\n");
    write("apps/web/release.yaml", RELEASE);
    write("components/backup/kustomization.yaml", "kind: Component\nresources: [c.yaml]\n");
    write(
        "components/backup/c.yaml",
        "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {}\n");

    assertThat(read().clusters().get(0).profile().manifests())
        .filteredOn(manifest -> manifest.kind().equals("PersistentVolumeClaim"))
        .singleElement()
        .satisfies(manifest -> assertThat(manifest.namespace()).isEqualTo("media"));
  }

  @Test
  void setsTargetNamespaceByReplacements() throws IOException {
    write("clusters/one/apps.yaml", SYNC.formatted("apps", "apps"));
    write(
        "apps/kustomization.yaml",
        """
        namespace: shop
        resources: [namespace.yaml, web.yaml]
        replacements:
          - source: {kind: Namespace}
            targets:
              - select: {kind: Kustomization, group: kustomize.toolkit.fluxcd.io}
                fieldPaths: [spec.targetNamespace]
                options: {create: true}
        """);
    write("apps/namespace.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: any}\n");
    write("apps/web.yaml", SYNC.formatted("web", "web"));
    write("web/release.yaml", RELEASE.replace(", namespace: shop", ""));

    assertThat(read().clusters().get(0).profile().releases())
        .singleElement()
        .satisfies(release -> assertThat(release.namespace()).isEqualTo("shop"));
  }

  @Test
  void namesFolderThatIsAppliedToAnotherCluster() throws IOException {
    write(
        "clusters/one/apps.yaml",
        SYNC.formatted("apps", "apps") + "  kubeConfig: {secretRef: {name: spoke}}\n");
    write("apps/release.yaml", RELEASE);

    ImportedTree tree = read();

    assertThat(tree.clusters().get(0).profile().releases()).isEmpty();
    assertThat(tree.notFollowed())
        .singleElement()
        .asString()
        .contains("the Kustomization apps applies the folder apps to another cluster");
  }

  @Test
  void readsTemplatesOfChartsAsNoKustomizations() throws IOException {
    write("clusters/one/apps.yaml", SYNC.formatted("apps", "apps"));
    write("apps/release.yaml", RELEASE);
    write("charts/tenant/Chart.yaml", "name: tenant\n");
    write(
        "charts/tenant/templates/kustomization.yaml",
        "kind: Kustomization\nname: {{ include \"name\" . }}\n"
            + "apiVersion: kustomize.toolkit.fluxcd.io/v1\n");

    assertThat(read().clusters().get(0).profile().releases()).hasSize(1);
  }

  @Test
  void readsLargeFilesObjectByObject() throws IOException {
    write("clusters/one/apps.yaml", SYNC.formatted("apps", "apps"));
    String config =
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s, namespace: shop}\ndata: {a: %s}\n";
    write(
        "apps/all.yaml",
        config.formatted("one", "b".repeat(900_000))
            + "---\n"
            + config.formatted("two", "b".repeat(900_000))
            + "---\n"
            + config.formatted("three", "b".repeat(900_000)));

    ImportedTree tree = read();

    assertThat(tree.clusters().get(0).profile().manifests())
        .filteredOn(manifest -> manifest.kind().equals("ConfigMap"))
        .extracting(manifest -> manifest.name())
        .containsExactly("one", "two", "three");
    assertThat(tree.clusters().get(0).objects())
        .last()
        .satisfies(
            object ->
                assertThat(object.origin().position()).asString().endsWith("apps/all.yaml:11:1"));
  }

  @Test
  void keepsSilentOfValuesThatAreNotKnown() throws IOException {
    write(
        "clusters/one/apps.yaml",
        SYNC.formatted("apps", "apps")
            + "  postBuild: {substituteFrom: [{kind: Secret, name: persons}]}\n");
    write(
        "apps/c.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: "${OTHER}", namespace: shop}
        """);
    write(
        "clusters/one/c.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: "${PERSON}", namespace: shop}
        """);

    InspectedCluster inspected = new TreeInspection(true).check(read().clusters().get(0));

    assertThat(inspected.findings()).isEmpty();
    assertThat(inspected.assumed())
        .filteredOn(finding -> finding.code() == DiagnosticCode.UNREPLACED_VARIABLE)
        .extracting(finding -> finding.position().file())
        .singleElement()
        .asString()
        .endsWith("clusters/one/c.yaml");
    assertThat(inspected.leftOut())
        .singleElement()
        .asString()
        .contains("apps/c.yaml:3:18: a finding about this text is left out");
  }

  @Test
  void replacesVariableInsideJson() throws IOException {
    write(
        "clusters/one/apps.yaml",
        SYNC.formatted("apps", "apps") + "  postBuild: {substitute: {HOST: web.example.com}}\n");
    write(
        "apps/c.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web, namespace: shop}
        data:
          config.json: |
            {"host": "${HOST}", "url": "https://${HOST}/a", "script": "$${HOME}"}
        """);

    assertThat(read().clusters().get(0).profile().manifests())
        .filteredOn(manifest -> manifest.kind().equals("ConfigMap"))
        .singleElement()
        .satisfies(
            manifest ->
                assertThat(manifest.object().get("data"))
                    .hasToString(
                        "{config.json={\"host\": \"web.example.com\", \"url\":"
                            + " \"https://web.example.com/a\", \"script\": \"${HOME}\"}\n}"));
  }

  @Test
  void findsClusterOfTheChartFluxInstance() throws IOException {
    Files.delete(root.resolve("clusters/one/flux-system/gotk-sync.yaml"));
    write(
        "clusters/one/instance.yaml",
        RELEASE.replace("name: web", "name: flux-instance")
            + "  values: {instance: {sync: {path: clusters/one}}}\n");
    write("clusters/one/apps.yaml", SYNC.formatted("apps", "apps"));
    write("apps/release.yaml", RELEASE);
    write("apps/more/kustomization.yaml", "resources: []\n");
    write("apps/sync.yaml", SYNC.formatted("more", "apps/more") + "  components: []\n");

    assertThat(read().clusters())
        .singleElement()
        .satisfies(cluster -> assertThat(cluster.name()).isEqualTo("clusters/one"));
  }

  @Test
  void rendersTwoKindsOfOneNameInFilesOfTheirOwn() throws IOException {
    write("clusters/one/apps.yaml", SYNC.formatted("apps", "apps"));
    write(
        "apps/accounts.yaml",
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: runner, namespace: shop}
        ---
        apiVersion: talos.dev/v1alpha1
        kind: ServiceAccount
        metadata: {name: runner, namespace: shop}
        """);

    assertThat(new ProfileGenerator().attempt(read().clusters().get(0).profile()).files())
        .extracting(file -> file.path())
        .contains(
            "base/shop/serviceaccount-runner.yaml",
            "base/shop/serviceaccount.talos.dev-runner.yaml");
  }
}
