package io.gitopsprofile.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.importer.value.ImportNote;
import io.gitopsprofile.model.Flux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TreeImporterTest {

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
              - name: web
                image: example.com/web:1.0
                ports: [{containerPort: 8080}]
                resources: {requests: {cpu: 100m, memory: 64Mi}}
      """;

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

  @TempDir Path root;

  @BeforeEach
  void makeRepository() throws IOException {
    Files.createDirectory(root.resolve(".git"));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private ImportedTree read() throws IOException {
    return new TreeImporter(null).read(root);
  }

  private ImportedProfile only() throws IOException {
    ImportedTree tree = read();
    assertThat(tree.clusters()).hasSize(1);
    return tree.clusters().get(0);
  }

  private void cluster(String spec) throws IOException {
    write("clusters/one/flux-system/gotk-sync.yaml", SYNC.formatted("flux-system", "clusters/one"));
    write("clusters/one/apps.yaml", SYNC.formatted("apps", "apps") + spec);
  }

  @Test
  void followsKustomizationsOfACluster() throws IOException {
    cluster("  targetNamespace: shop\n");
    write("apps/web.yaml", DEPLOYMENT);
    write("unused/web.yaml", DEPLOYMENT);

    ImportedTree tree = read();

    assertThat(tree.clusters()).hasSize(1);
    ImportedProfile cluster = tree.clusters().get(0);
    assertThat(cluster.name()).isEqualTo("clusters/one");
    assertThat(cluster.profile().target().flux()).isEqualTo(Flux.V2);
    assertThat(cluster.profile().workloads()).hasSize(1);
    assertThat(cluster.profile().workloads().get(0).namespace()).isEqualTo("shop");
    assertThat(tree.filesUnused()).containsExactly("unused/web.yaml");
  }

  @Test
  void buildsKustomizationsWithPatchesAndImages() throws IOException {
    cluster("");
    write("base/kustomization.yaml", "resources: [web.yaml]\n");
    write("base/web.yaml", DEPLOYMENT);
    write(
        "apps/kustomization.yaml",
        """
        namespace: shop
        namePrefix: eu-
        resources: [../base]
        images: [{name: example.com/web, newTag: "2.0"}]
        replicas: [{name: web, count: 3}]
        configMapGenerator:
          - name: settings
            literals: [mode=fast]
        patches:
          - target: {kind: Deployment, name: web}
            patch: |
              - op: add
                path: /metadata/annotations
                value: {team: shop}
          - patch: |
              apiVersion: apps/v1
              kind: Deployment
              metadata: {name: web}
              spec:
                template:
                  spec:
                    containers:
                      - name: web
                        envFrom: [{configMapRef: {name: settings}}]
        """);

    ImportedProfile cluster = only();

    var web = cluster.profile().workloads().get(0);
    assertThat(web.name()).isEqualTo("eu-web");
    assertThat(web.replicas()).isEqualTo(3);
    assertThat(web.annotations()).containsEntry("team", "shop");
    assertThat(web.containers().get(0).image().toString()).isEqualTo("example.com/web:2.0");
    String generated =
        cluster.profile().manifests().stream()
            .filter(manifest -> manifest.kind().equals("ConfigMap"))
            .findFirst()
            .orElseThrow()
            .name();
    assertThat(generated).matches("eu-settings-[a-z0-9]{10}");
    assertThat(web.containers().get(0).envFrom().toString()).contains(generated);
  }

  @Test
  void replacesVariables() throws IOException {
    cluster(
        """
          postBuild:
            substitute: {DOMAIN: shop.example.com, COUNT: "2"}
        """);
    write(
        "apps/map.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: "map-${DOMAIN/./-}", namespace: default}
        data:
          known: ${DOMAIN}
          unknown: "[${NONE}]"
          default: ${NONE:=x}
          json: |
            {"host": "${DOMAIN}"}
          kept: $${DOMAIN}
        """);

    var manifests = only().profile().manifests();

    var map =
        manifests.stream()
            .filter(manifest -> manifest.kind().equals("ConfigMap"))
            .findFirst()
            .orElseThrow();
    assertThat(map.name()).isEqualTo("map-shop-example.com");
    assertThat(map.object().get("data").toString())
        .contains(
            "known=shop.example.com",
            "unknown=[${NONE}]",
            "default=x",
            "{\"host\": \"shop.example.com\"}")
        .contains("kept=${DOMAIN}");
  }

  @Test
  void namesVariablesOfAnEncryptedSecret() throws IOException {
    cluster(
        """
          postBuild:
            substituteFrom: [{kind: Secret, name: secrets}]
        """);
    write(
        "clusters/one/secrets.yaml",
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: secrets, namespace: flux-system}
        stringData: {DOMAIN: "ENC[AES256_GCM,data:x,type:str]"}
        """);
    write(
        "apps/map.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: map, namespace: default}
        data: {host: "a.${DOMAIN}"}
        """);

    ImportedTree tree = read();

    assertThat(tree.notFollowed())
        .extracting(ImportNote::message)
        .anyMatch(m -> m.contains("encrypted"));
    assertThat(tree.clusters().get(0).profile().manifests().toString()).contains("a.${DOMAIN}");
  }

  @Test
  void readsTheRestBesideABrokenFile() throws IOException {
    write("web.yaml", DEPLOYMENT);
    write("broken.yaml", "a: [\n");
    write("outside.yaml", "a: 1\n");
    Files.delete(root.resolve("outside.yaml"));
    Files.createSymbolicLink(root.resolve("outside.yaml"), Path.of("/etc/hostname"));

    ImportedTree tree = read();

    assertThat(tree.problems()).hasSize(2);
    assertThat(tree.problems())
        .anySatisfy(problem -> assertThat(problem.code()).isEqualTo(DiagnosticCode.YAML_SYNTAX))
        .anySatisfy(problem -> assertThat(problem.message()).contains("leads out"));
    assertThat(tree.clusters().get(0).profile().workloads()).hasSize(1);
  }

  @Test
  void leavesFileWithTagsOfAnotherProgramAlone() throws IOException {
    write("apps/web.yaml", DEPLOYMENT);
    write("devices/desk.yaml", "api:\n  encryption:\n    key: !secret desk_key\n");

    ImportedTree tree = read();

    assertThat(tree.problems()).isEmpty();
    assertThat(tree.notFollowed())
        .singleElement()
        .asString()
        .contains("devices/desk.yaml:1:1: this is not a Kubernetes object; it is left alone");
    assertThat(tree.clusters()).hasSize(1);
  }

  @Test
  void pointsAtTheLineOfTheTree() throws IOException {
    write("apps/web.yaml", DEPLOYMENT);
    write(
        "apps/hpa.yaml",
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          minReplicas: 5
          maxReplicas: 2
        """);

    InspectedCluster inspected = new TreeInspection(false).check(only());

    Diagnostic finding =
        inspected.findings().stream()
            .filter(found -> found.code() == DiagnosticCode.AUTOSCALER_BOUNDS)
            .findFirst()
            .orElseThrow();
    assertThat(finding.position().file()).endsWith("apps/hpa.yaml");
    assertThat(finding.position().line()).isBetween(6, 7);
    assertThat(inspected.assumed())
        .extracting(Diagnostic::code)
        .contains(DiagnosticCode.NO_METRICS_SERVER);
  }

  @Test
  void mergesAGeneratedConfigMapOfABase() throws IOException {
    write(
        "base/kustomization.yaml",
        """
        resources: [pod.yaml]
        configMapGenerator:
          - {name: web, namespace: apps, literals: [level=info]}
        """);
    write(
        "base/pod.yaml",
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: apps}
        spec: {containers: [{name: web, image: "web:1.0", envFrom: [{configMapRef: {name: web}}]}]}
        """);
    write(
        "apps/kustomization.yaml",
        """
        resources: [../base]
        configMapGenerator:
          - {name: web, namespace: apps, behavior: merge, literals: [color=red]}
        """);
    cluster("");

    String objects = only().profile().manifests().toString();

    assertThat(objects).contains("level=info", "color=red");
    String name = objects.replaceAll("(?s).*kind=ConfigMap, metadata=\\{name=(web-\\w+).*", "$1");
    assertThat(objects).contains("configMapRef={name=" + name + "}");
  }

  @Test
  void reportsAMisspeltReferenceOfATree() throws IOException {
    write("apps/namespace.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: apps}\n");
    write(
        "apps/map.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: apps}\n"
            + "data: {a: b}\n");
    write(
        "apps/pod.yaml",
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: apps}
        spec:
          serviceAccountName: elsewhere
          containers: [{name: web, image: "web:1.0", envFrom: [{configMapRef: {name: setings}}]}]
        """);

    InspectedCluster inspected = new TreeInspection(false).check(only());

    assertThat(inspected.findings())
        .filteredOn(found -> found.code() == DiagnosticCode.MISSING_OBJECT)
        .singleElement()
        .satisfies(found -> assertThat(found.message()).contains("did you mean \"settings\""));
  }

  @Test
  void warnsOfAFieldThatFluxDrops() throws IOException {
    cluster("");
    write("apps/namespace.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: apps}\n");
    write(
        "apps/web.yaml",
        DEPLOYMENT.replace("metadata: {name: web", "metadata: {namespace: apps, name: web")
            + "  rollingUpdate: {maxSurge: 1}\n");
    write(
        "apps/rbac.yaml",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: web, namespace: apps}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: web, namespace: apps}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: web, namespace: apps}
        rules: [{apiGroups: [""], resources: [pods], verbs: [get], verb: list}]
        """);

    List<Diagnostic> findings = new TreeInspection(false).check(only()).findings();

    assertThat(findings)
        .extracting(found -> found.code().code() + " " + found.severity().label())
        .containsExactlyInAnyOrder("PRF092 warning", "PRF120 warning", "PRF120 error");
  }

  @Test
  void takesTheNamespaceForGivenWhereItsKustomizationIsElsewhere() throws IOException {
    write("team/apps.yaml", SYNC.formatted("apps", "base"));
    write(
        "team/repository.yaml",
        """
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: HelmRepository
        metadata: {name: charts}
        spec: {url: "https://charts.example.com"}
        """);
    write("base/map.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b}\n");

    assertThat(new TreeInspection(false).check(only()).findings()).isEmpty();

    write("team/flux-system/gotk-sync.yaml", SYNC.formatted("flux-system", "team"));
    assertThat(new TreeInspection(false).check(only()).findings())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.MISSING_PART);
  }

  @Test
  void assumesTheVersionThatServesAnOldObject() throws IOException {
    write("web.yaml", DEPLOYMENT);
    write(
        "hpa.yaml",
        """
        apiVersion: autoscaling/v2beta1
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          maxReplicas: 2
        """);

    InspectedCluster inspected = new TreeInspection(false).check(only());

    assertThat(inspected.cluster().profile().target().kubernetes()).hasToString("1.24");
  }

  @Test
  void fillsTemplatesOfEksctlAndBuildsWhatFluxV1Patches() throws IOException {
    write(
        "one/map.yaml.tmpl",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: \"{{ .ClusterName }}\"}\n");
    write("one/.eksctlignore", "docs\n");
    write("one/docs/not.yaml", "a: 1\n");
    write(
        "two/.flux.yaml",
        "version: 1\n"
            + "patchUpdated:\n"
            + "  generators: [{command: kustomize build .}]\n"
            + "  patchFile: patch.yaml\n");
    write("two/kustomization.yaml", "resources: [web.yaml]\n");
    write("two/web.yaml", DEPLOYMENT);
    write(
        "two/patch.yaml",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
                - {name: web, image: "example.com/web:1.9"}
        """);

    TreeImporter importer = new TreeImporter(null);
    var one = importer.read(root, root.resolve("one")).clusters();
    var two = importer.read(root, root.resolve("two")).clusters();

    assertThat(one).hasSize(1);
    assertThat(one.get(0).profile().manifests().get(0).name()).isEqualTo("cluster-name");
    assertThat(two.get(0).profile().target().flux()).isEqualTo(Flux.V1);
    assertThat(two.get(0).profile().workloads().get(0).containers().get(0).image())
        .hasToString("example.com/web:1.9");
  }

  @Test
  void explainsConditionsOfARunningCluster() {
    ImportedTree tree =
        new TreeImporter(null)
            .read(
                "-",
                """
                apiVersion: v1
                kind: List
                items:
                  - apiVersion: autoscaling/v2
                    kind: HorizontalPodAutoscaler
                    metadata: {name: web, namespace: shop}
                    spec:
                      scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
                      maxReplicas: 2
                    status:
                      conditions:
                        - {type: ScalingActive, status: "False", reason: FailedGetPodsMetric}
                """);

    List<AutoscalerCondition> conditions = tree.clusters().get(0).conditions();

    assertThat(conditions).hasSize(1);
    assertThat(conditions.get(0).toString())
        .startsWith("-:12:")
        .contains("rules of the metrics adapter");
  }
}
