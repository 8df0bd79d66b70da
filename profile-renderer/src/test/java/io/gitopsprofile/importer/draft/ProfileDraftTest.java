package io.gitopsprofile.importer.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.importer.ImportedProfile;
import io.gitopsprofile.importer.ImportedTree;
import io.gitopsprofile.importer.TreeImporter;
import io.gitopsprofile.importer.TreeInspection;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.render.ProfileGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfileDraftTest {

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
      metadata: {name: %s, namespace: shop}
      spec:
        interval: 30m
        chart:
          spec:
            chart: web
            version: 1.0.0
            sourceRef: {kind: HelmRepository, name: charts}
      """;

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop, labels: {app: web}}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
              - name: web
                image: example.com/web:1.0.0
      """;

  /** The start of a ScaledObject; the rest of its spec follows. */
  private static final String SCALED =
      """
      apiVersion: keda.sh/v1alpha1
      kind: ScaledObject
      metadata: {name: web, namespace: shop}
      spec:
        scaleTargetRef: {name: web}
      """;

  /** The start of a trigger; further keys of its metadata follow. */
  private static final String QUERY =
      """
        triggers:
          - type: prometheus
            metadata:
              serverAddress: http://prometheus.monitoring:9090
              query: sum(rate(http_requests_total{app="web"}[2m]))
              threshold: "10"
      """;

  @TempDir Path root;
  @TempDir Path stage;

  private ImportedTree tree;
  private ProfileDraft draft;
  private Map<String, String> files;

  @BeforeEach
  void makeRepository() throws IOException {
    Files.createDirectory(root.resolve(".git"));
    write("clusters/one/flux-system/gotk-sync.yaml", SYNC.formatted("flux-system", "clusters/one"));
    write("clusters/one/apps.yaml", SYNC.formatted("apps", "apps"));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Drafts a profile, and returns the profile that its files hold. */
  private Profile adopt() throws IOException {
    tree = new TreeImporter("1.35").read(root);
    assertThat(tree.clusters()).hasSize(1);
    ImportedProfile cluster = tree.clusters().get(0);
    draft = ProfileDraft.of(new TreeInspection(true).check(cluster));
    draft.takeSettings(new ProfileGenerator().attempt(written()));
    return written();
  }

  /** Drafts a profile that renders the objects of the tree. */
  private Profile adoptEqual() throws IOException {
    Profile profile = adopt();
    assertThat(differences(profile)).isEmpty();
    return profile;
  }

  /** Writes the files of the draft, and reads them. */
  private Profile written() throws IOException {
    files = draft.files("profile.yaml");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = stage.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return new ProfileReader().read(stage.resolve("profile.yaml")).profile();
  }

  private List<ObjectDifference> differences(Profile profile) {
    return draft.differences(new ProfileGenerator().attempt(profile));
  }

  private List<String> notes() {
    return draft.notes().stream().map(note -> note.message()).toList();
  }

  @Test
  void saysEqualPartsInWordsAndKeepsOthersAsManifests() throws IOException {
    write(
        "apps/web.yaml",
        DEPLOYMENT
            + """
                  hostNetwork: true
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop, labels: {app: web}}
            spec:
              type: ClusterIP
              selector: {app: web}
              ports: [{name: http, port: 80, protocol: TCP, targetPort: 8080}]
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: shop}
            data: {mode: fast}
            """);
    write("apps/release.yaml", RELEASE.formatted("api"));

    Profile profile = adoptEqual();

    assertThat(profile.releases()).hasSize(1);
    assertThat(profile.workloads()).hasSize(1);
    assertThat(profile.workloads().get(0).service()).isNotNull();
    assertThat(profile.manifests()).hasSize(1);
    assertThat(files.keySet()).containsExactly("profile.yaml", "manifests/shop/configmap.yaml");
    assertThat(profile.syncOrDefault().interval()).hasToString("10m");
    assertThat(draft.typedObjects()).isEqualTo(3);
    assertThat(notes()).anyMatch(note -> note.contains("the namespace shop is not in the tree"));
  }

  @Test
  void findsEachDifferenceOfARenderedTree() throws IOException {
    write("apps/release.yaml", RELEASE.formatted("api"));
    Profile profile = adopt();
    Profile other =
        profile.toBuilder()
            .releases(List.of(profile.releases().get(0).toBuilder().releaseName("other").build()))
            .build();
    Profile none = profile.toBuilder().releases(List.of()).build();

    assertThat(differences(other))
        .singleElement()
        .asString()
        .contains("apps/release.yaml:1:1: HelmRelease shop/api .spec.releaseName is added");
    assertThat(differences(none)).singleElement().asString().contains("is not rendered");
  }

  @Test
  void keepsRawWhatDiffersInTheWholeProfile() throws IOException {
    write("apps/release.yaml", RELEASE.formatted("api"));
    Profile profile = adopt();
    List<ObjectDifference> differences =
        differences(profile.toBuilder().releases(List.of()).build());

    assertThat(draft.keepRaw(differences)).isTrue();
    assertThat(draft.files("profile.yaml")).containsKey("manifests/shop/helmrelease.yaml");
    assertThat(draft.keepRaw(differences)).isFalse();
  }

  @Test
  void leavesEncryptedObjectsAlone() throws IOException {
    write(
        "apps/secret.yaml",
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: login, namespace: shop}
        data: {password: "ENC[AES256_GCM,data:abc]"}
        sops: {version: 3.9.0}
        """);
    write("apps/release.yaml", RELEASE.formatted("api"));

    Profile profile = adoptEqual();

    assertThat(profile.manifests()).isEmpty();
    assertThat(notes()).anyMatch(note -> note.startsWith("the Secret shop/login is encrypted"));
    assertThat(draft.leftObjects()).isEqualTo(3);
  }

  @Test
  void carriesCommentsOfRobots() throws IOException {
    write(
        "apps/release.yaml",
        RELEASE
            .formatted("api")
            .replace(
                "      version:", "      # renovate: datasource=helm depName=web\n      version:"));
    write(
        "apps/job.yaml",
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: load, namespace: shop}
        spec:
          template:
            spec:
              restartPolicy: Never
              containers:
                - name: load
                  image: example.com/load:1.0 # {"$imagepolicy": "flux-system:load"}
        """);

    Profile profile = adoptEqual();

    assertThat(files.get("profile.yaml"))
        .contains("      # renovate: datasource=helm depName=web\n      version: 1.0.0\n");
    assertThat(files.get("profile.yaml"))
        .contains(
            """
            manifests:
              - file: manifests/shop/job.yaml
                imagePolicies:
                  - object: Job/shop/load
                    path: 'spec.template.spec.containers[load].image'
                    image: flux-system:load
            """);
    assertThat(files.get("manifests/shop/job.yaml")).contains("image: example.com/load:1.0\n");
    assertThat(draft.comments()).isEqualTo(2);
  }

  @Test
  void leavesMarkerWithoutValidPolicyAsComment() throws IOException {
    write(
        "apps/job.yaml",
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: load, namespace: shop}
        spec:
          template:
            spec:
              restartPolicy: Never
              containers:
                - name: side
                  image: example.com/side:1.0 # {"$imagepolicy": "flux-system:Bad Name"}
                - name: "0"
                  image: example.com/load:1.0 # {"$imagepolicy": "flux-system:load"}
        """);

    Profile profile = adoptEqual();

    assertThat(files.get("profile.yaml"))
        .contains("path: 'spec.template.spec.containers[1].image'")
        .doesNotContain("Bad Name");
    assertThat(files.get("manifests/shop/job.yaml"))
        .contains("side:1.0 # {\"$imagepolicy\": \"flux-system:Bad Name\"}\n");
  }

  @Test
  void liftsAdapterOutOfReleases() throws IOException {
    write(
        "apps/adapter.yaml",
        RELEASE.formatted("prometheus-adapter").replace("chart: web", "chart: prometheus-adapter")
            + """
              values:
                replicas: 2
                prometheus: {url: http://prometheus.monitoring, port: 9090}
                rules:
                  default: false
                  custom:
                    - seriesQuery: 'http_requests_total{namespace!="",pod!=""}'
                      resources: {template: <<.Resource>>}
                      name: {matches: "^(.*)_total", as: "${1}_per_second"}
                      metricsQuery: sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)
            """);

    Profile profile = adoptEqual();

    assertThat(profile.releases()).isEmpty();
    assertThat(profile.metricsAdapter()).isNotNull();
    assertThat(profile.metricsAdapter().rules()).hasSize(1);
  }

  @Test
  void keepsScaledObjectWithAnUnknownKeyOfItsQueryRaw() throws IOException {
    write(
        "apps/scaled.yaml",
        SCALED + "  maxReplicaCount: 5\n" + QUERY + "        authModes: bearer\n");

    Profile profile = adoptEqual();

    assertThat(profile.autoscalers()).isEmpty();
    assertThat(profile.manifests()).hasSize(1);
    assertThat(notes())
        .anyMatch(note -> note.contains("ScaledObject shop/web stays a manifest; the language"));
  }

  @Test
  void makesAutoscalersOfScaledObjectsThatTheLanguageCanSay() throws IOException {
    write("apps/keda.yaml", RELEASE.formatted("keda").replace("chart: web", "chart: keda"));
    write(
        "apps/scaled.yaml",
        SCALED
            + """
              minReplicaCount: 2
              maxReplicaCount: 5
              triggers:
                - type: cpu
                  metricType: Utilization
                  metadata: {value: "70"}
            """);

    Profile profile = adoptEqual();

    assertThat(profile.target().usesKeda()).isTrue();
    assertThat(profile.autoscalers()).hasSize(1);
  }

  @Test
  void makesAutoscalerOfScaledObjectWithItsOwnQuery() throws IOException {
    write("apps/keda.yaml", RELEASE.formatted("keda").replace("chart: web", "chart: keda"));
    write(
        "apps/scaled.yaml",
        SCALED
            + "  minReplicaCount: 0\n  maxReplicaCount: 5\n"
            + QUERY
            + "        activationThreshold: \"0.5\"\n      metricType: Value\n");

    Profile profile = adoptEqual();

    assertThat(profile.autoscalers()).hasSize(1);
    assertThat(profile.manifests()).isEmpty();
  }

  @Test
  void writesFiftyReleasesInAnotherNamespace() throws IOException {
    StringBuilder releases = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      releases.append("---\n").append(RELEASE.formatted("r" + i));
    }
    write("apps/releases.yaml", releases.toString());
    write(
        "clusters/one/apps.yaml", SYNC.formatted("apps", "apps") + "  targetNamespace: customer\n");

    Profile profile = adoptEqual();

    assertThat(profile.releases())
        .hasSize(50)
        .allMatch(release -> release.namespace().equals("customer"));
  }

  @Test
  void keepsLargestPartsInFilesOfALargeProfile() throws IOException {
    String values = "    text: " + "x".repeat(900_000) + "\n";
    for (int i = 0; i < 3; i++) {
      write("apps/r" + i + ".yaml", RELEASE.formatted("r" + i) + "  values:\n" + values);
    }
    write("apps/small.yaml", RELEASE.formatted("small"));

    Profile profile = adoptEqual();

    assertThat(profile.releases()).hasSize(2);
    assertThat(profile.manifests()).hasSize(2);
    assertThat(files).hasSize(3);
    assertThat(notes()).anyMatch(note -> note.contains("larger than 1 MiB"));
  }

  @Test
  void takesSettingsAndOrderOfKustomizationsOver() throws IOException {
    write(
        "clusters/one/apps.yaml",
        SYNC.formatted("apps", "apps").replace("interval: 10m", "interval: 1h")
            + """
              timeout: 5m
              wait: true
              decryption: {provider: sops, secretRef: {name: age}}
              dependsOn: [{name: infra}]
            """
            + "---\n"
            + SYNC.formatted("infra", "infra").replace("interval: 10m", "interval: 1h")
            + """
              timeout: 5m
              healthChecks: [{kind: HelmRelease, name: ingress, namespace: ingress}]
            """);
    write("apps/web.yaml", RELEASE.formatted("web"));
    write(
        "infra/in.yaml", RELEASE.formatted("in").replace("namespace: shop", "namespace: ingress"));

    Profile profile = adoptEqual();

    assertThat(files.get("profile.yaml"))
        .contains(
            """
            sync:
              interval: 1h
              timeout: 5m
              groups:
                - name: apps
                  folders:
                    - base/shop
                  decryption:
                    provider: sops
                    secretRef:
                      name: age
                  dependsOn:
                    - name: infra
                - name: infra
                  folders:
                    - base/ingress
                  healthChecks:
                    - kind: HelmRelease
                      name: ingress
                      namespace: ingress
            """);
    assertThat(notes()).noneMatch(note -> note.contains("not carried over"));
  }

  @Test
  void namesSettingsThatDifferInOneFolder() throws IOException {
    write(
        "clusters/one/more.yaml",
        SYNC.formatted("more", "more").replace("prune: true", "prune: false") + "  force: true\n");
    write("apps/web.yaml", RELEASE.formatted("web"));
    write("more/api.yaml", RELEASE.formatted("api"));

    Profile profile = adoptEqual();

    assertThat(profile.sync().prune()).isFalse();
    assertThat(notes())
        .anyMatch(note -> note.contains("base/shop have several values of prune (true, false);"))
        .anyMatch(note -> note.contains("several values of force (none, true)"));
  }

  @Test
  void namesOrderThatOneFolderCannotHave() throws IOException {
    write(
        "clusters/one/more.yaml",
        SYNC.formatted("first", "first")
            + "  dependsOn: [{name: apps}]\n---\n"
            + SYNC.formatted("second", "second")
            + "  dependsOn: [{name: first}, {name: gone, namespace: other}]\n");
    write("apps/web.yaml", RELEASE.formatted("web"));
    write(
        "first/in.yaml", RELEASE.formatted("in").replace("namespace: shop", "namespace: ingress"));
    write("second/api.yaml", RELEASE.formatted("api"));

    Profile profile = adoptEqual();

    assertThat(notes())
        .anyMatch(note -> note.contains("cannot wait for"))
        .anyMatch(note -> note.contains("waits for other/gone, of which the profile has no"));
  }

  @Test
  void keepsVariablesWhoseValuesAreNotKnown() throws IOException {
    write(
        "clusters/one/apps.yaml",
        SYNC.formatted("apps", "apps")
            + "  postBuild: {substituteFrom: [{kind: Secret, name: secrets}]}\n");
    write(
        "apps/web.yaml",
        RELEASE.formatted("web")
            + "  values: {host: 'web.${DOMAIN}'}\n"
            + """
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: script, namespace: shop}
            data: {run: 'echo $${HOME}'}
            """);

    Profile profile = adoptEqual();

    assertThat(files.get("profile.yaml"))
        .contains("substituteFrom:\n          - kind: Secret\n            name: secrets\n")
        .contains("host: 'web.${DOMAIN}'");
    assertThat(files.get("manifests/shop/configmap.yaml"))
        .contains("run: 'echo ${HOME}'")
        .contains("kustomize.toolkit.fluxcd.io/substitute: disabled");
  }

  @Test
  void leavesWhatASuspendedKustomizationApplies() throws IOException {
    write("clusters/one/apps.yaml", SYNC.formatted("apps", "apps") + "  suspend: true\n");
    write("apps/web.yaml", RELEASE.formatted("web"));

    Profile profile = adopt();

    assertThat(profile.releases()).isEmpty();
    assertThat(profile.manifests())
        .singleElement()
        .satisfies(manifest -> assertThat(manifest.kind()).isEqualTo("Kustomization"));
    assertThat(notes())
        .anyMatch(note -> note.contains("HelmRelease shop/web is left to the Kustomization apps"));
  }

  @Test
  void writesDefaultsOfKeda() throws IOException {
    write(
        "apps/scaled.yaml",
        SCALED
            + "  advanced: {restoreToOriginalReplicaCount: true}\n  maxReplicaCount: 1\n"
            + QUERY
            + "        ignoreNullValues: \"0\"\n---\n"
            + SCALED.replace("web", "queue")
            + "  triggers: [{type: kafka, metadata: {topic: orders}}]\n");

    Profile profile = adoptEqual();

    assertThat(profile.target().usesKeda()).isTrue();
    assertThat(profile.autoscalers())
        .singleElement()
        .satisfies(
            autoscaler -> {
              assertThat(autoscaler.minReplicas()).isZero();
              assertThat(autoscaler.ignoreNullValues()).isFalse();
              assertThat(autoscaler.patch().get("spec"))
                  .hasToString("{advanced={restoreToOriginalReplicaCount=true}}");
            });
    assertThat(files.get("profile.yaml")).contains("provides:\n    - keda\n");
    assertThat(notes())
        .anyMatch(note -> note.contains("ScaledObject shop/web is written with the defaults"))
        .anyMatch(note -> note.contains("ScaledObject shop/queue stays a manifest; the language"));
  }

  @Test
  void makesKeysOfMarkersAndPartsOfImages() throws IOException {
    write(
        "apps/images.yaml",
        """
        apiVersion: image.toolkit.fluxcd.io/v1beta2
        kind: ImageRepository
        metadata: {name: web, namespace: flux-system}
        spec: {image: example.com/web, interval: 5m}
        ---
        apiVersion: image.toolkit.fluxcd.io/v1beta2
        kind: ImagePolicy
        metadata: {name: web, namespace: flux-system}
        spec: {imageRepositoryRef: {name: web}, policy: {semver: {range: 1.x}}}
        ---
        apiVersion: image.toolkit.fluxcd.io/v1beta2
        kind: ImagePolicy
        metadata: {name: other, namespace: flux-system}
        spec: {imageRepositoryRef: {name: gone}, policy: {semver: {range: 1.x}}}
        ---
        apiVersion: image.toolkit.fluxcd.io/v1beta2
        kind: ImageUpdateAutomation
        metadata: {name: all, namespace: flux-system}
        spec:
          interval: 30m
          sourceRef: {kind: GitRepository, name: flux-system}
          git: {commit: {author: {email: flux@example.com}}}
          update: {strategy: Setters, path: ./apps}
        """);
    write(
        "apps/web.yaml",
        DEPLOYMENT.stripTrailing() + " # {\"$imagepolicy\": \"flux-system:web\"}\n");
    write(
        "apps/release.yaml",
        RELEASE.formatted("api")
            + """
              values:
                image:
                  repository: example.com/web
                  tag: 1.0.0 # {"$imagepolicy": "flux-system:web:tag"}
            """);

    Profile profile = adoptEqual();

    assertThat(profile.imagePolicies().images().get(0).policies()).hasSize(1);
    assertThat(profile.imagePolicies().automations().get(0).path()).isEqualTo("./apps");
    assertThat(files.get("profile.yaml"))
        .contains("        imagePolicy: flux-system:web\n")
        .contains("    imagePolicies:\n      - path: image.tag\n        tag: flux-system:web\n")
        .doesNotContain("$imagepolicy");
    assertThat(profile.manifests())
        .singleElement()
        .satisfies(manifest -> assertThat(manifest.name()).isEqualTo("other"));
  }
}
