package io.gitopsprofile.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
import io.gitopsprofile.model.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Components, their uses, and defaults. */
class SharedPartsTest {

  private static final String HEAD =
      "profile: v1\nname: shop\ntarget: {kubernetes: \"1.35\", flux: v2}\n";

  private static final String TENANT =
      """
      components:
        - name: tenant
          parameters: [{name: most, type: number, default: 3}]
          workloads: [{preset: podinfo}]
          autoscalers: [{name: podinfo, target: podinfo, maxReplicas: ~(most)}]
      """;

  @TempDir Path folder;

  @Test
  void givesPartsOfEachUsePrefixAndNamespace() {
    Profile profile =
        profile(
            TENANT
                + """
                uses:
                  - {component: tenant, name: a, prefix: a-, namespace: demo}
                  - {component: tenant, name: b, prefix: b-, namespace: demo, parameters: {most: 9}}
                workloads: [{preset: podinfo, namespace: own}]
                """);

    assertThat(profile.workloads())
        .extracting(it -> it.namespace() + "/" + it.name())
        .containsExactly("own/podinfo", "demo/a-podinfo", "demo/b-podinfo");
    assertThat(profile.autoscalers())
        .extracting(SharedPartsTest::targetOf)
        .containsExactly("a-podinfo", "b-podinfo");
    assertThat(profile.autoscalers()).extracting(Autoscaler::maxReplicas).containsExactly(3, 9);
  }

  @Test
  void leavesNamesOfOtherPartsAlone() {
    Profile profile =
        profile(
            """
            components:
              - name: worker
                workloads:
                  - name: worker
                    namespace: demo
                    serviceAccountName: shared
                    containers: [{name: worker, image: "example.com/worker:1.0"}]
            uses: [{component: worker, prefix: a-}]
            """);

    Workload worker = profile.workloads().get(0);
    assertThat(worker.name()).isEqualTo("a-worker");
    assertThat(worker.serviceAccountName()).isEqualTo("shared");
    assertThat(worker.containers().get(0).name()).isEqualTo("worker");
  }

  @Test
  void joinsMappingsOfComponentWithThoseOfProfile() {
    Profile profile =
        profile(
            """
            cluster: {name: one, region: eu-west-1, managedNodeGroups: [{name: base}]}
            components:
              - name: nodes
                parameters: [{name: name}]
                cluster: {managedNodeGroups: [{name: ~(name)}]}
            uses:
              - {component: nodes, name: a, parameters: {name: a}}
              - {component: nodes, name: b, parameters: {name: b}}
            """);

    assertThat(profile.cluster().managedNodeGroups())
        .extracting(it -> it.name())
        .containsExactly("base", "a", "b");
  }

  @Test
  void replacesNoReferenceTwice() {
    Profile profile =
        read("""
        parameters: [{name: region, default: eu}]
        environments: [{name: one, uses: {a: {parameters: {text: "~~(region)"}}}}]
        components:
          - name: note
            parameters: [{name: text}, {name: region, default: own}]
            manifests:
              - apiVersion: v1
                kind: ConfigMap
                metadata: {name: note, namespace: demo}
                data: {text: ~(text), region: ~(region), raw: "~~(region)"}
        uses: [{component: note, name: a, parameters: {text: none}}]
        description: ~(region)
        """)
            .read("one")
            .profile();

    assertThat(profile.manifests().get(0).object().get("data").toString())
        .isEqualTo("{text=~(region), region=own, raw=~(region)}");
    assertThat(profile.description()).isEqualTo("eu");
  }

  @Test
  void changesUseAndItsPartsInEnvironment() {
    ReadFleet fleet =
        read(
            TENANT
                + """
                uses: [{component: tenant, namespace: demo}]
                environments:
                  - name: big
                    uses: {tenant: {parameters: {most: 30}}}
                    workloads: {podinfo: {replicas: 7}}
                  - {name: none, uses: {tenant: ~}}
                """);

    Profile big = fleet.read("big").profile();
    assertThat(big.autoscalers().get(0).maxReplicas()).isEqualTo(30);
    assertThat(big.workloads().get(0).replicas()).isEqualTo(7);
    assertThat(fleet.read("none").profile().workloads()).isEmpty();
  }

  @Test
  void fillsInDefaultsWithoutReplacingOwnValues() {
    Profile profile =
        profile(
            """
            defaults:
              workloads: {replicas: 2, labels: {a: "1", b: "1"}, terminationGracePeriodSeconds: 60}
            workloads:
              - {preset: podinfo, namespace: demo, labels: {b: "2"}}
              - {preset: loadtester, namespace: demo, replicas: ~, terminationGracePeriodSeconds: 5}
            """);

    Workload podinfo = profile.workloads().get(0);
    Workload loadtester = profile.workloads().get(1);
    assertThat(podinfo.labels().toString()).isEqualTo("{b=2, a=1}");
    assertThat(podinfo.replicas()).isEqualTo(2);
    assertThat(loadtester.replicas()).isNull();
    assertThat(loadtester.terminationGracePeriodSeconds()).isEqualTo(5);
  }

  @Test
  void pointsToTheLineOfTheComponentInItsFile() throws IOException {
    Files.writeString(
        folder.resolve("parts.yaml"),
        "components:\n  - name: note\n    workloads:\n      - {preset: podinfo, replicas: many}\n");

    assertThat(
            problems(
                "include: [parts.yaml]\nuses: [{component: note, namespace: demo}]\n"
                    + "defaults: {workloads: {minReadySeconds: few}}\n"))
        .extracting(it -> it.position().file() + ":" + it.position().line())
        .containsExactly("parts.yaml:4", "profile.yaml:6");
  }

  @Test
  void warnsOfUnusedComponentAndParameter() {
    ReadProfile read =
        read("""
        components:
          - {name: spare, namespaces: [{name: spare}]}
          - {name: used, parameters: [{name: idle, default: a}], namespaces: [{name: a}]}
        uses: [{component: used}]
        """)
            .only();

    assertThat(read.findings())
        .extracting(Diagnostic::message)
        .containsExactly(
            "nothing uses the component spare",
            "no value of the component used refers to the parameter idle");
  }

  @Test
  void refusesUsesThatMakeTooManyParts() {
    StringBuilder text = new StringBuilder("components:\n  - name: big\n    configMaps:\n");
    for (int i = 0; i < 900; i++) {
      text.append("      - {name: a").append(i).append(", namespace: a, data: {a: b}}\n");
    }
    text.append("uses:\n");
    for (int i = 0; i < 60; i++) {
      text.append("  - {component: big, name: u").append(i).append(", prefix: u").append(i);
      text.append("-}\n");
    }

    assertThat(problems(text.toString()))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.message())
                    .isEqualTo("the parts of all uses have more than 200000 keys and values"));
  }

  @Test
  void refusesTextsThatGrowBeyondAllBounds() {
    String text =
        "parameters: [{name: long, default: \""
            + "x".repeat(2000)
            + "\"}]\nenvironments: [{name: a}]\nconfigMaps: [{name: a, namespace: b, data: {a: \""
            + "~(long)".repeat(2000)
            + "\"}}]\n";

    assertThat(problems(text))
        .extracting(Diagnostic::message)
        .contains(
            "the texts with references have more than 2 MiB after their parameters are replaced");
  }

  @Test
  void givesFindingsOfExpandedProfileNoEdit() {
    assertThat(problems(TENANT + "uses: [{component: tenant, namspace: demo}]\n"))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.edits()).isEmpty());
  }

  private static String targetOf(Autoscaler autoscaler) {
    return ((ScaleTarget.WorkloadName) autoscaler.target()).workload();
  }

  private ReadFleet read(String more) {
    return new ProfileReader().fleet(HEAD + more, "profile.yaml", folder);
  }

  private Profile profile(String more) {
    return read(more).only().profile();
  }

  private List<Diagnostic> problems(String more) {
    ProfileException refused =
        catchThrowableOfType(
            ProfileException.class,
            () -> {
              ReadFleet fleet = read(more);
              if (fleet.hasEnvironments()) {
                fleet.directories().keySet().forEach(fleet::read);
              } else {
                fleet.only();
              }
            });
    return refused == null ? List.of() : refused.diagnostics();
  }
}
