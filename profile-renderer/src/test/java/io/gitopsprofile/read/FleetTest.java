package io.gitopsprofile.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetTest {

  private static final String HEAD =
      """
      profile: v1
      name: shop
      target: {kubernetes: "1.35", flux: v2}
      namespaces: [{name: demo}]
      workloads:
        - {preset: podinfo, namespace: demo}
        - {preset: loadtester, namespace: demo}
      """;

  @TempDir Path folder;

  @Test
  void mergesByNameInChainOfEnvironments() {
    Profile profile =
        environment(
            """
            environments:
              - {name: base, rendered: false, workloads: {podinfo: {replicas: 2}}}
              - {name: mid, rendered: false, extends: base, workloads: {loadtester: ~}}
              - {name: top, extends: mid, namespaces: [{name: more}]}
            """,
            "top");

    assertThat(profile.workloads()).extracting(Workload::name).containsExactly("podinfo");
    assertThat(profile.workloads().get(0).replicas()).isEqualTo(2);
    assertThat(profile.namespaces()).extracting(it -> it.name()).containsExactly("demo", "more");
  }

  @Test
  void mergesSourcesByTheNameBelowTheirKind() {
    String profile =
        """
        sources:
          - helmRepository: {name: a, namespace: demo, interval: 1m, url: https://a.example.com}
          - gitRepository: {name: a, namespace: demo, interval: 1m, url: https://b.example.com}
          - helmRepository: {name: c, namespace: demo, interval: 1m, url: https://c.example.com}
        environments:
          - {name: removes, sources: {c: ~}}
          - {name: changes, sources: {c: {helmRepository: {interval: 2m}}}}
          - name: adds
            sources:
              - gitRepository: {name: a, interval: 3m}
              - ociRepository: {name: c, namespace: demo, interval: 1m, url: oci://example.com/c}
        """;

    assertThat(environment(profile, "removes").sources()).hasSize(2);
    assertThat(environment(profile, "changes").sources())
        .hasSize(3)
        .satisfies(all -> assertThat(all.get(2).toString()).contains("2m"));
    assertThat(environment(profile, "adds").sources())
        .hasSize(4)
        .satisfies(all -> assertThat(all.get(0).toString()).doesNotContain("3m"))
        .satisfies(all -> assertThat(all.get(1).toString()).contains("3m", "b.example.com"));
    assertThat(problems(() -> environment(profile.replace("{c: ~}", "{a: ~}"), "removes")))
        .singleElement()
        .satisfies(it -> assertThat(it.message()).contains("sources has it twice"));
  }

  @Test
  void leavesTheProfileOfOtherEnvironmentsAsItIs() {
    ReadFleet fleet =
        fleet(
            """
            environments:
              - {name: one, workloads: {podinfo: {replicas: 2}}}
              - {name: two, workloads: {loadtester: ~}}
            """);

    assertThat(fleet.read("one").profile().workloads()).hasSize(2);
    assertThat(fleet.read("two").profile().workloads().get(0).replicas())
        .isNotEqualTo(fleet.read("one").profile().workloads().get(0).replicas());
  }

  @Test
  void keepsPlacesInIncludedFiles() throws IOException {
    Files.writeString(
        folder.resolve("apps.yaml"),
        "\n\nautoscalers:\n  - {name: a, namespace: demo, target: podinfo, maxReplicas: x}\n");
    ReadFleet fleet =
        fleet(
            "include: [apps.yaml]\n"
                + "environments: [{name: a, autoscalers: {a: {minReplicas: 2}}}]\n");

    assertThat(problems(() -> fleet.read("a")))
        .extracting(it -> it.position().file() + ":" + it.position().line())
        .containsExactly("apps.yaml:4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [{name: a, extends: a}]                              | extends itself
          [{name: a, extends: b}, {name: b, extends: a}]       | extends itself
          [{name: a, extends: c}, {name: b}]                   | extends c, which the profile has not
          [{name: a}, {name: a}]                               | is written twice
          [{name: a}, {name: b, directory: clusters/a/x}]      | share the directory
          [{name: ../a}]                                       | must be a DNS label
          [{name: a, directory: ../a}]                         | is not a path that stays in its directory
          [{name: a, include: [x.yaml]}]                       | belongs to the whole profile
          []                                                   | has no environment
          """)
  void refuses(String environments, String message) {
    assertThat(problems(() -> fleet("environments: " + environments + "\n")))
        .isNotEmpty()
        .anySatisfy(problem -> assertThat(problem.message()).contains(message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          type: number, default: x            | must be a number
          type: boolean, default: 3           | must be true or false
          type: int                           | type must be text, number or boolean
          default: 1.35                       | must be text
          values: [a, b], default: c          | the parameter takes a, b
          """)
  void refusesParameter(String parameter, String message) {
    assertThat(
            problems(
                () ->
                    fleet(
                        "parameters: [{name: p, " + parameter + "}]\nenvironments: [{name: a}]\n")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains(message));
  }

  @Test
  void keepsTypeOfReferenceWithoutQuotes() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), "name,most,where\none,4,\"a, \"\"b\"\"\"\n");
    Profile profile =
        environment(
            """
            parameters: [{name: most, type: number}, {name: where}]
            fleet: rows.csv
            manifests:
              - apiVersion: v1
                kind: ConfigMap
                metadata: {name: a, namespace: demo}
                data: {most: "~(most)", where: ~(where), both: ~(most)0, kept: "~~(most) ~(a b) $(x)"}
            autoscalers:
              - {name: podinfo, namespace: demo, target: podinfo, maxReplicas: ~(most)}
            """,
            "one");

    assertThat(profile.autoscalers().get(0).maxReplicas()).isEqualTo(4);
    assertThat(profile.manifests().get(0).object().get("data").toString())
        .isEqualTo("{most=4, where=a, \"b\", both=40, kept=~(most) ~(a b) $(x)}");
  }

  @Test
  void pointsToTheCellOfRow() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), "# clusters\nname,most\none,4\ntwo,many\n");

    assertThat(
            problems(
                () ->
                    fleet(
                        "parameters: [{name: most, type: number}]\nfleet: rows.csv\n"
                            + "description: ~(most)\n")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.position().toString()).startsWith("rows.csv:4:5"));
  }

  @Test
  void refusesRowThatLeavesItsFolder() throws IOException {
    Files.writeString(folder.resolve("rows.yaml"), "- {name: one, where: ../../x}\n");

    assertThat(
            problems(
                () ->
                    fleet(
                            "parameters: [{name: where}]\nfleet: rows.yaml\n"
                                + "manifests: [{file: m/~(where).yaml}]\n")
                        .read("one")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("stays in its directory"));
  }

  @Test
  void namesEnvironmentsOfFinding() {
    String text =
        HEAD
            + """
            environments:
              - {name: a, workloads: {podinfo: {replicas: -1}}}
              - {name: b, extends: a, workloads: {loadtester: ~}}
              - {name: c}
            """;

    assertThat(
            problems(
                () ->
                    new ProfileGenerator()
                        .generate(text, "profile.yaml", folder, TargetOverride.NONE)))
        .extracting(Diagnostic::message)
        .singleElement()
        .satisfies(message -> assertThat(message).endsWith("(in 2 of 3: a, b)"));
  }

  /** Charts of one name share what is known of the chart, but not what is wrong with a release. */
  @Test
  void namesEnvironmentsWhoseChartDoesNotReadAValue() {
    String text =
        HEAD
            + """
            parameters: [{name: version}]
            releases:
              - name: metrics-server
                namespace: demo
                chart:
                  repository: https://kubernetes-sigs.github.io/metrics-server/
                  name: metrics-server
                  version: ~(version)
            environments:
              - name: a
                parameters: {version: 3.13.1}
                releases: {metrics-server: {values: {replicas: 2, replica: 2}}}
              - name: b
                parameters: {version: 3.13.1}
                releases: {metrics-server: {values: {replicas: 2}}}
              - name: c
                parameters: {version: 3.12.0}
                releases: {metrics-server: {values: {replicas: two}}}
            """;

    assertThat(
            new ProfileGenerator()
                .generate(text, "profile.yaml", folder, TargetOverride.NONE)
                .diagnostics())
        .extracting(it -> it.code().code() + " " + it.message())
        .anySatisfy(it -> assertThat(it).startsWith("PRF150 ").endsWith("(in 1 of 3: a)"))
        .anySatisfy(it -> assertThat(it).startsWith("PRF151 ").endsWith("(in 1 of 3: c)"))
        .noneSatisfy(it -> assertThat(it).contains(": b", ", b"));
  }

  @Test
  void countsAcceptanceAsUsedIfOneEnvironmentUsesIt() {
    String text =
        HEAD
            + """
            accept: [{code: PRF133, at: workloads.podinfo, reason: Never evicted.}]
            environments:
              - {name: a, workloads: {podinfo: {podDisruptionBudget: {maxUnavailable: 0}}}}
              - {name: b}
            """;

    assertThat(
            new ProfileGenerator()
                .generate(text, "profile.yaml", folder, TargetOverride.NONE)
                .diagnostics())
        .isEmpty();
  }

  private ReadFleet fleet(String more) {
    return new ProfileReader().fleet(HEAD + more, "profile.yaml", folder);
  }

  private Profile environment(String more, String name) {
    return fleet(more).read(name).profile();
  }

  private static List<Diagnostic> problems(Runnable reading) {
    ProfileException refused = catchThrowableOfType(ProfileException.class, reading::run);
    return refused == null ? List.of() : refused.diagnostics();
  }
}
