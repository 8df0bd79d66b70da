package io.gitopsprofile.importer.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.importer.TreeImporter;
import io.gitopsprofile.importer.TreeInspection;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.read.node.KubernetesObjects;
import io.gitopsprofile.render.ProfileGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Releases and sources of Flux v2 become parts of a profile, without a patch, that render the same
 * object field by field. {@code -Dreleases=FOLDER} tries all releases and sources of a folder of
 * repositories, and prints the share that does and the reason for each other.
 */
class ReleaseRoundTripTest {

  private static final Set<String> SOURCES =
      Set.of("HelmRepository", "GitRepository", "OCIRepository", "Bucket", "HelmChart");

  private static final String RELEASE =
      """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata: {name: web, namespace: flux-system}
      spec:
        interval: 1h
      """;
  private static final String CHART =
      RELEASE
          + """
            chart:
              spec:
                chart: web
                sourceRef: {kind: HelmRepository, name: charts}
          """;
  private static final String REFERENCE =
      RELEASE
          + """
            chartRef: {kind: OCIRepository, name: web}
          """;

  @TempDir Path stage;

  @ParameterizedTest
  @ValueSource(
      strings = {
        CHART,
        CHART + "  targetNamespace: shop\n  install: {createNamespace: true}\n",
        REFERENCE,
        REFERENCE + "  suspend: true\n  timeout: 10m\n  maxHistory: 3\n",
        REFERENCE + "  targetNamespace: shop\n  storageNamespace: shop\n  releaseName: shop\n",
        REFERENCE + "  uninstall: {keepHistory: true, deletionPropagation: foreground}\n",
        REFERENCE + "  rollback: {cleanupOnFail: true, recreate: true}\n  test: {enable: true}\n",
        REFERENCE + "  driftDetection: {mode: enabled, ignore: [{paths: [/spec/replicas]}]}\n",
        REFERENCE + "  serviceAccountName: deployer\n  persistentClient: false\n",
        REFERENCE
            + "  valuesFrom: [{kind: Secret, name: web, valuesKey: a.yaml, optional: true}]\n",
        REFERENCE + "  install: {crds: CreateReplace, strategy: {name: RetryOnFailure}}\n",
        REFERENCE + "  upgrade: {remediation: {retries: 3, remediateLastFailure: true}}\n",
        REFERENCE + "  upgrade: {strategy: {name: RetryOnFailure, retryInterval: 2m}}\n",
        REFERENCE
            + "  postRenderers: [{kustomize: {patches: [{patch: a, target: {group: apps, version:"
            + " v1, kind: Deployment, name: a, namespace: b, labelSelector: c, annotationSelector:"
            + " d}}]}}]\n",
        RELEASE
            + "  chart: {spec: {chart: web, sourceRef: {apiVersion: source.toolkit.fluxcd.io/v1,"
            + " kind: HelmRepository, name: charts}}}\n",
        RELEASE
            + "  chartRef: {apiVersion: source.toolkit.fluxcd.io/v1, kind: OCIRepository, name:"
            + " web}\n"
      })
  void saysReleaseInItsOwnWords(String text) throws IOException {
    assertThat(difference(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OCIRepository spec: {interval: 1h, url: \"oci://example.com/a\", verify: {provider:"
            + " cosign, trustedRootSecretRef: {name: a}, secretRef: {name: b}, matchOIDCIdentity:"
            + " [{issuer: a, subject: b}]}}",
        "HelmChart spec: {interval: 1h, chart: web, sourceRef: {kind: HelmRepository, name: a},"
            + " verify: {provider: cosign, matchOIDCIdentity: [{issuer: a, subject: b}]}}",
        "HelmChart spec: {interval: 1h, chart: web, sourceRef: {apiVersion:"
            + " source.toolkit.fluxcd.io/v1, kind: HelmRepository, name: a}}"
      })
  void saysSourceInItsOwnWords(String kindAndSpec) throws IOException {
    String kind = kindAndSpec.substring(0, kindAndSpec.indexOf(' '));
    String spec = kindAndSpec.substring(kind.length() + 1);
    assertThat(
            difference(
                "apiVersion: source.toolkit.fluxcd.io/v1\nkind: "
                    + kind
                    + "\nmetadata: {name: web, namespace: flux-system}\n"
                    + spec
                    + "\n"))
        .isNull();
  }

  @Test
  void tellsReleaseThatOnlyAPatchCanSay() throws IOException {
    assertThat(difference(REFERENCE + "  fieldOfTomorrow: true\n")).isNotNull();
  }

  @Test
  @EnabledIfSystemProperty(named = "releases", matches = ".+")
  void saysReleasesOfRepositories() throws IOException {
    Map<String, Integer> tried = new TreeMap<>();
    Map<String, Integer> said = new TreeMap<>();
    List<String> others = new ArrayList<>();
    for (Path file : files(Path.of(System.getProperty("releases")))) {
      int index = 0;
      for (String text : documents(file)) {
        index++;
        FreeForm object = wholeObject(text);
        if (object != null) {
          String kind = String.valueOf(object.get("kind"));
          String difference = difference(text);
          tried.merge(kind, 1, Integer::sum);
          said.merge(kind, difference == null ? 1 : 0, Integer::sum);
          if (difference != null) {
            others.add(file + " (" + index + "): " + difference);
          }
        }
      }
    }
    others.forEach(System.out::println);
    tried.forEach((kind, all) -> System.out.println(kind + ": " + said.get(kind) + " of " + all));
    int releases = tried.getOrDefault("HelmRelease", 0);
    assertThat(releases).as("releases in the folder").isPositive();
    assertThat(said.get("HelmRelease") / (double) releases).isGreaterThan(0.99);
  }

  /** The release or source of a document; null for another object, and for a part of one. */
  private static @Nullable FreeForm wholeObject(String text) {
    List<FreeForm> objects =
        KubernetesObjects.of(text.getBytes(StandardCharsets.UTF_8)).orElse(List.of());
    if (objects.size() != 1 || !(objects.get(0).get("spec") instanceof Map<?, ?> spec)) {
      return null;
    }
    FreeForm object = objects.get(0);
    String version = String.valueOf(object.get("apiVersion"));
    String kind = String.valueOf(object.get("kind"));
    boolean isRelease = version.equals("helm.toolkit.fluxcd.io/v2") && kind.equals("HelmRelease");
    boolean hasChart =
        spec.containsKey("chartRef")
            || (spec.get("chart") instanceof Map<?, ?> chart
                && chart.get("spec") instanceof Map<?, ?> template
                && template.containsKey("chart")
                && template.containsKey("sourceRef"));
    boolean isSource = version.equals("source.toolkit.fluxcd.io/v1") && SOURCES.contains(kind);
    boolean isWhole = spec.containsKey("interval") && (isSource || hasChart);
    return (isRelease || isSource) && isWhole ? object : null;
  }

  /** The reason why a profile cannot say an object in its own words; null if it can. */
  private @Nullable String difference(String text) throws IOException {
    Files.createDirectories(stage);
    try {
      var tree = new TreeImporter("1.35").read("object.yaml", text);
      ProfileDraft draft = ProfileDraft.of(new TreeInspection(true).check(tree.clusters().get(0)));
      Map<String, String> files = draft.files("profile.yaml");
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = stage.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      Profile profile = new ProfileReader().read(stage.resolve("profile.yaml")).profile();
      List<ObjectDifference> differences =
          draft.differences(new ProfileGenerator().attempt(profile));
      boolean isPatched =
          !profile.patches().isEmpty()
              || profile.releases().stream().anyMatch(release -> !release.patch().isEmpty());
      return !differences.isEmpty()
          ? differences.toString()
          : draft.typedObjects() != 1 || draft.rawObjects() != 0
              ? "kept raw: " + draft.notes()
              : isPatched ? "needs a patch" : null;
    } catch (ProfileException | IllegalArgumentException e) {
      return e.toString();
    }
  }

  private static List<String> documents(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return text.contains("toolkit.fluxcd.io") ? List.of(text.split("(?m)^---.*$")) : List.of();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().matches(".*\\.ya?ml"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }
}
