package io.gitopsprofile.read;

import static io.gitopsprofile.read.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.read.source.ReadDiagnostics;
import io.gitopsprofile.read.source.YamlFile;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nesting, aliases, merges and tags that could exhaust a reader or trigger code. */
final class HostileYamlTest {

  private static final String TOO_DEEP =
      "PRF001 maps and lists are nested more than 120 levels deep; reduce the nesting";

  @ParameterizedTest
  @ValueSource(ints = {121, 1_001, 2_000, 100_000})
  void rejectsDeepNestingOnSmallStack(int depth) throws Exception {
    for (String nested :
        List.of(
            "[".repeat(depth) + "]".repeat(depth),
            "{a: ".repeat(depth) + "x" + "}".repeat(depth),
            "[".repeat(depth),
            "\n  " + "- ".repeat(depth) + "x",
            "\n  " + "? ".repeat(depth) + "x")) {
      assertThat(onSmallStack("description: " + nested + "\n"))
          .singleElement()
          .asString()
          .endsWith(TOO_DEEP);
    }
    assertThat(onSmallStack(indented(Math.min(depth, 2_000))))
        .containsExactly("124:121 " + TOO_DEEP);
  }

  @Test
  void readsDeepestFreeFormPartOnSmallStack() throws Exception {
    String manifest = "manifests:\n  - {apiVersion: v1, kind: A, metadata: {name: a}, a: %s}\n";
    String fits = manifest.formatted("[".repeat(99) + "]".repeat(99));
    assertThat(Reading.profile(Reading.HEAD + fits).manifests()).hasSize(1);
    assertThat(onSmallStack(manifest.formatted("[".repeat(100) + "]".repeat(100))))
        .containsExactly(
            "5:154 PRF005 maps and lists are nested more than 100 levels deep; reduce the nesting");
  }

  @Test
  void refusesTextOfJavaThatIsLargerThanAFileMayBe() {
    assertThat(problems("description: " + "a".repeat(YamlFile.MAX_BYTES) + "\n"))
        .containsExactly(
            "1:1 PRF007 profile.yaml is larger than 2 MiB; split it into smaller files");
  }

  @Test
  void aliasesInTypedPartsAreBounded() throws Exception {
    String workload = "workloads:\n  - &w {name: a, namespace: b}\n";
    assertThat(Reading.profile(Reading.HEAD + workload + "  - *w\n".repeat(3_000)).workloads())
        .hasSize(3_001);
    assertThat(onSmallStack(workload + "  - *w\n".repeat(9_000)))
        .containsExactly(
            "5:5 PRF008 aliases expand to more than 10000 values; write the values out or use"
                + " fewer aliases");
    String scalars =
        "cluster: {name: a, provides: &p ["
            + "a,".repeat(1_000)
            + "], managedNodeGroups: ["
            + "{name: g, addonPolicies: *p},".repeat(5_000)
            + "]}\n";
    assertThat(onSmallStack(scalars)).hasSize(ReadDiagnostics.MOST);
  }

  @Test
  void reportsProblemOfAliasOnce() throws Exception {
    assertThat(
            onSmallStack("workloads:\n  - &w {name: a, namespace: b, bogus: 1}\n  - *w\n  - *w\n"))
        .singleElement()
        .asString()
        .startsWith("5:32 PRF002 unknown key \"bogus\"");
  }

  @Test
  void limitsMerges() throws Exception {
    StringBuilder bomb = new StringBuilder("cluster:\n  name: a\n  tags:\n    <<: &m0 {a: b}\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("  tags").append(i).append(": &m").append(i).append(" {<<: [");
      bomb.append(("*m" + (i - 1) + ",").repeat(10)).append("]}\n");
    }
    bomb.append("  region:\n    <<: *m59\nnamespaces: [{name: a, labels: *m59}]\n");
    assertThat(onSmallStack(bomb.toString())).hasSize(61);
    assertThat(onSmallStack("cluster: &c\n  name: x\n  <<: *c\n"))
        .containsExactly(
            "4:10 PRF008 the merge key << refers to its own mapping; write the keys out");
    assertThat(onSmallStack("cluster: {name: x, <<: 5}\n"))
        .containsExactly(
            "4:24 PRF004 the merge key << takes a mapping; give it an alias of a mapping, such as"
                + " <<: *defaults");
  }

  @Test
  void rejectsRecursiveAliases() throws Exception {
    assertThat(onSmallStack("cluster: &c {name: x, tags: *c}\n")).hasSize(1);
    assertThat(onSmallStack("namespaces: &n [*n]\n")).hasSize(1);
    assertThat(onSmallStack("manifests: [{kind: List, items: &i [{kind: List, items: *i}]}]\n"))
        .isNotEmpty();
    assertThat(
            onSmallStack(
                "manifests: [&m {apiVersion: v1, kind: A, metadata: {name: a}, data: {a: *m}}]\n"))
        .containsExactly("4:13 PRF008 the value contains itself; replace the alias by its value");
  }

  @Test
  void acceptsMergeKeysInTypedParts() {
    String yaml =
        """
        namespaces:
          - &n {name: a, labels: {x: v}}
          - {<<: *n, name: b}
          - {name: c, <<: [*n, {reconcile: true}]}
        """;
    assertThat(Reading.profile(Reading.HEAD + yaml).namespaces())
        .extracting(n -> n.name() + n.labels() + n.reconcile())
        .containsExactly("a{x=v}null", "b{x=v}null", "c{x=v}true");
  }

  @Test
  void rejectsTagsInTypedParts() {
    assertThat(
            problems(
                """
                description: !!javax.script.ScriptEngineManager x
                cluster: !foo {name: !!int 5, region: !!str eu-west-1, !bar tags: !!set {a: b}}
                namespaces: !!seq [!!map {name: a}]
                workloads: !l [!m {name: a, namespace: b, containers: !n [], bogus: 1}]
                autoscalers: [{name: a, namespace: b, target: !o a, maxReplicas: 1}]
                """))
        .containsExactly(
            tag("4:14", "!!javax.script.ScriptEngineManager"),
            tag("5:10", "!foo"),
            tag("5:22", "!!int"),
            tag("5:56", "!bar"),
            tag("5:67", "!!set"),
            tag("7:12", "!l"),
            tag("7:16", "!m"),
            tag("7:55", "!n"),
            "7:62 PRF002 unknown key \"bogus\"; remove it, or use one of kind, selectorLabels, labels,"
                + " annotations, selector, replicas, minReadySeconds, revisionHistoryLimit,"
                + " progressDeadlineSeconds, strategy, updateStrategy, serviceName, podManagementPolicy, persistentVolumeClaimRetentionPolicy, volumeClaimTemplates, podLabels, podAnnotations, scrape, exports, fargate,"
                + " serviceAccountName, automountServiceAccountToken, imagePullSecrets,"
                + " priorityClassName, securityContext, terminationGracePeriodSeconds,"
                + " nodeSelector, tolerations, affinity, topologySpreadConstraints, initContainers,"
                + " volumes, service, podDisruptionBudget, imageAutomation, patch, manage, preset",
            tag("8:47", "!o"));
  }

  private static String tag(String place, String tag) {
    return place + " PRF005 the tag " + tag + " has no meaning here; remove the tag";
  }

  private static String indented(int depth) {
    StringBuilder yaml = new StringBuilder("description:\n");
    for (int i = 1; i <= depth; i++) {
      yaml.append(" ".repeat(i)).append("a:\n");
    }
    return yaml.toString();
  }

  private static List<String> onSmallStack(String yaml) throws Exception {
    FutureTask<List<String>> reading = new FutureTask<>(() -> problems(yaml));
    new Thread(null, reading, "small stack", 512 * 1024).start();
    return reading.get(20, TimeUnit.SECONDS);
  }
}
