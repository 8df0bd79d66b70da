package io.gitopsprofile.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitopsprofile.conformance.TargetTrees.Rendered;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The objects of Flux and KEDA, checked with their own CustomResourceDefinitions including the CEL
 * rules.
 *
 * <p>{@code -Dcrds=FOLDER} names the folder with the definitions of helm-operator, helm-controller,
 * source-controller, kustomize-controller and KEDA, one YAML file each; without the property these
 * tests are skipped.
 */
class CustomResourcesTest {

  private CustomResources definitions;

  @BeforeEach
  void readTheDefinitions() throws IOException {
    String folder = System.getProperty("crds");
    assumeTrue(
        folder != null,
        "not checked: name a folder with the definitions of Flux and KEDA by -Dcrds=FOLDER");
    definitions = CustomResources.in(Path.of(folder));
  }

  @Test
  void acceptsEveryObject() {
    Set<String> taken = new TreeSet<>();
    Set<String> others = new TreeSet<>();
    for (String name : TargetTrees.profiles()) {
      Profile profile = TargetTrees.profile(name);
      for (Target target : TargetTrees.targets(profile, name)) {
        for (Rendered rendered : TargetTrees.objects(profile, target)) {
          if (!ClientModels.areOf(rendered.object())) {
            (takes(rendered, name + " for " + target) ? taken : others)
                .add(kind(rendered.object()));
          }
        }
      }
    }
    assertThat(taken)
        .containsExactly(
            "helm.fluxcd.io/v1 HelmRelease",
            "helm.toolkit.fluxcd.io/v2 HelmRelease",
            "keda.sh/v1alpha1 ScaledObject",
            "kustomize.toolkit.fluxcd.io/v1 Kustomization",
            "source.toolkit.fluxcd.io/v1 GitRepository",
            "source.toolkit.fluxcd.io/v1 HelmRepository",
            "source.toolkit.fluxcd.io/v1 OCIRepository");
    // Kinds that others define: a profile's own manifests, and the file that eksctl reads.
    Set<String> groups =
        definitions.kinds().stream().map(CustomResourcesTest::group).collect(Collectors.toSet());
    assertThat(others)
        .contains("eksctl.io/v1alpha5 ClusterConfig")
        .noneMatch(kind -> groups.contains(group(kind)));
  }

  private boolean takes(Rendered rendered, String where) {
    List<String> refusals = definitions.refusals(rendered.object());
    if (refusals == null) {
      return false;
    }
    assertThat(refusals).as("%s, %s: %s", where, rendered.file(), rendered.object()).isEmpty();
    return true;
  }

  @Test
  void rejectsFieldsAbsentFromDefinition() {
    ObjectNode unknown = release("releasename: podinfo");
    assertThat(refusals(unknown)).singleElement().asString().contains("releasename");
    ObjectNode mistyped = release("maxHistory: \"10\"");
    assertThat(refusals(mistyped)).singleElement().asString().contains("maxHistory");
    ObjectNode incomplete = release("");
    ((ObjectNode) incomplete.get("spec")).remove("interval");
    assertThat(refusals(incomplete)).singleElement().asString().contains("interval");
    ObjectNode pattern = release("timeout: 5 minutes");
    assertThat(refusals(pattern)).singleElement().asString().contains("timeout");
    ObjectNode enumeration = release("install: {crds: Keep}");
    assertThat(refusals(enumeration)).singleElement().asString().contains("crds");
    ObjectNode tooLong = release("releaseName: " + "a".repeat(54));
    assertThat(refusals(tooLong)).singleElement().asString().contains("releaseName");
  }

  @Test
  void acceptsAnyValues() {
    assertThat(refusals(release("values: {any: {depth: [1, {b: true}]}}"))).isEmpty();
  }

  @Test
  void rejectsObjectsThatBreakRule() {
    ObjectNode both = release("chartRef: {kind: OCIRepository, name: podinfo}");
    assertThat(refusals(both)).containsExactly("either chart or chartRef must be set");
    assertThat(
            refusals(release("install: {strategy: {name: RemediateOnFailure, retryInterval: 5m}}")))
        .containsExactly(".retryInterval cannot be set when .name is 'RemediateOnFailure'");
    assertThat(refusals(release("upgrade: {strategy: {name: RetryOnFailure, retryInterval: 5m}}")))
        .isEmpty();
    assertThat(refusals(scaledObject("minReplicaCount: 3, maxReplicaCount: 2")))
        .containsExactly("minReplicaCount must be less than or equal to maxReplicaCount");
    assertThat(refusals(scaledObject("minReplicaCount: 101"))).hasSize(1);
    assertThat(refusals(scaledObject("minReplicaCount: 100"))).isEmpty();
  }

  private List<String> refusals(JsonNode object) {
    return Objects.requireNonNull(definitions.refusals(object), () -> kind(object));
  }

  private static String kind(JsonNode object) {
    return object.path("apiVersion").asText() + " " + object.path("kind").asText();
  }

  private static String group(String kind) {
    return kind.substring(0, kind.indexOf('/'));
  }

  private static ObjectNode release(String more) {
    return (ObjectNode)
        TargetTrees.json(
            """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: podinfo, namespace: demo}
            spec:
              interval: 5m
              chart: {spec: {chart: podinfo, sourceRef: {kind: HelmRepository, name: podinfo}}}
              %s
            """
                .formatted(more));
  }

  private static ObjectNode scaledObject(String bounds) {
    return (ObjectNode)
        TargetTrees.json(
            """
            apiVersion: keda.sh/v1alpha1
            kind: ScaledObject
            metadata: {name: podinfo, namespace: demo}
            spec:
              scaleTargetRef: {name: podinfo}
              %s
              triggers: [{type: cpu, metricType: Utilization, metadata: {value: "90"}}]
            """
                .formatted(bounds.replace(", ", "\n  ")));
  }
}
