package io.gitopsprofile.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitopsprofile.templates.StarterProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An editor with the schema: the real language server judges, completes and explains profiles. */
class EditorTest {

  private static final Path SCHEMA =
      Path.of("src/main/resources/io/gitopsprofile/read/profile.schema.json");
  private static final Path GOLDEN = Path.of("src/test/golden");
  private static final String CURSOR = "<cursor>";

  private static LanguageServer server;
  private final String starter = StarterProfile.named("eks-hpa-flux2").orElseThrow().text();

  @BeforeAll
  static void startServer() throws IOException {
    Optional<LanguageServer> started = LanguageServer.start(SCHEMA);
    assumeTrue(
        started.isPresent(),
        "skipped: node or the language server is missing; npm ci --prefix .ci/editor brings it");
    server = started.get();
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void marksNothingInStartersAndSoundProfiles() throws IOException {
    Map<String, String> profiles = new LinkedHashMap<>();
    for (String name : StarterProfile.names()) {
      profiles.put(name, StarterProfile.named(name).orElseThrow().text());
    }
    try (Stream<Path> cases = Files.list(GOLDEN)) {
      for (Path folder : cases.sorted().toList()) {
        boolean isRead = Files.exists(folder.resolve("expected"));
        if (isRead && Files.exists(folder.resolve("profile.yaml"))) {
          String text = Files.readString(folder.resolve("profile.yaml"));
          profiles.put(folder.getFileName().toString(), text);
        }
      }
    }
    assertThat(profiles).hasSizeGreaterThan(20);
    Map<String, JsonNode> marked = new LinkedHashMap<>();
    for (Map.Entry<String, String> profile : profiles.entrySet()) {
      for (JsonNode found : server.diagnostics(profile.getValue())) {
        // A hint about YAML that no schema changes.
        if (!found.path("message").asText().startsWith("Unused anchor")) {
          marked.put(profile.getKey(), found);
        }
      }
    }
    assertThat(marked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          autoscalers: | autoscaler: | Property autoscaler is not allowed
          kubernetes: "1.35" | kubernetes: 1.35 | quoted, such as "1.29"
          kubernetes: "1.35" | kubernetes: v1.35.1 | quoted, such as "1.29"
          flux: v2 | flux: v3 | Valid values: "v1", "v2"
          region: eu-west-1 | region: europe | write it as eu-west-1
          desiredCapacity: 2 | desiredCapacity: "2" | write a whole number, without quotes
          minReplicas: 1 | minReplicas: 1.5 | write a whole number, without quotes
          defaultRules: false | defaultRules: "no" | write true or false, without quotes
          - name: demo | - name: Demo | lower-case letters
          version: 29.27.0 | version: 29.2 | need quotes
          : https://prometheus-comm | : prometheus-comm | start it with https://
          {scheduler: fargate}} | {scheduler: 1}} | need quotes
          window: 1m | window: 60 | write it as 30s, 1m or 1h30m
          as: http_requests_per_second | as: http requests | use at most 255 letters
          image: ghcr.io/stefanprodan/podinfo | image: GHCR io/podinfo | write it as repository/name:tag
          cpu: 250m | cpu: 250 m | such as 100m, 2, 64Mi or 1Gi
          preset: podinfo | preset: podinf | Valid values: "podinfo", "loadtester"
          httpRequests: {averageValue: 10} | httpRequest: {averageValue: 10} | Property httpRequest is not allowed
          duration: 10m | duration: 10min | write it as 30s, 5m or 1h30m
          target: podinfo | behaviour: {} | Missing property "target"
          containers: | hostNetwork: true\\n    containers: | patch: {spec: {template: {spec:
          image: ghcr.io/stefanprodan | tty: true\\n        image: ghcr.io/stefanprodan | workload's patch
          autoscalers: | ingresses: []\\nautoscalers: | write each Ingress as an element of manifests
          profile: v1 | kind: Namespace\\nprofile: v1 | as an element of manifests
          minReplicas: 1 | scaleTargetRef: {}\\n    minReplicas: 1 | use target
          image: ghcr.io/stefanprodan | env: [{name: A, value: 1}]\\n        image: ghcr.io/stefanprodan | need quotes
          minReplicas: 1 | minReplicas: "~(a) b" | write a whole number, without quotes
          autoscalers: | environments: [{name: a, workload: {}}]\\nautoscalers: | Property workload is not allowed
          autoscalers: | environments: [{name: a, cluster: {regoin: a}}]\\nautoscalers: | Property regoin is not allowed
          autoscalers: | defaults: {workloads: {replicas: few}}\\nautoscalers: | write a whole number
          """)
  void marksMistakeWithHelp(String right, String wrong, String help) throws IOException {
    assertThat(starter).contains(right);
    int line = starter.substring(0, starter.indexOf(right)).split("\n", -1).length - 1;
    JsonNode found = server.diagnostics(starter.replace(right, wrong.replace("\\n", "\n")));

    assertThat(found).anySatisfy(d -> assertThat(d.path("message").asText()).contains(help));
    assertThat(found.get(0).at("/range/start/line").asInt()).isBetween(line - 3, line + 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <cursor> | profile autoscalers workloads releases metricsAdapter namespaces manifests
          target:\\n  <cursor> | kubernetes flux
          target:\\n  flux: <cursor> | v1 v2
          namespaces:\\n  - <cursor> | name directory
          cluster:\\n  <cursor> | name region managedNodeGroups fargateProfiles
          releases:\\n  - name: a\\n    <cursor> | namespace chart values
          releases:\\n  - name: a\\n    chart:\\n      <cursor> | repository version
          metricsAdapter:\\n  <cursor> | release prometheus rules
          metricsAdapter:\\n  rules:\\n    - counter: a\\n      <cursor> | window as
          workloads:\\n  - preset: <cursor> | podinfo loadtester
          workloads:\\n  - name: a\\n    <cursor> | namespace containers service scrape patch
          workloads:\\n  - name: a\\n    containers:\\n      - <cursor> | name image resources env
          autoscalers:\\n  - name: a\\n    <cursor> | target minReplicas maxReplicas metrics behavior
          autoscalers:\\n  - name: a\\n    metrics:\\n      - <cursor> | httpRequests cpu memory
          autoscalers:\\n  - name: a\\n    behavior:\\n      <cursor> | scaleUp scaleDown
          environments:\\n  - name: a\\n    <cursor> | extends parameters target cluster workloads uses
          environments:\\n  - name: a\\n    workloads:\\n      podinfo:\\n        <cursor> | replicas containers
          components:\\n  - name: a\\n    autoscalers:\\n      - <cursor> | name target maxReplicas
          defaults:\\n  workloads:\\n    <cursor> | labels replicas
          uses:\\n  - <cursor> | component prefix namespace
          """)
  void completesKeys(String document, String expected) throws IOException {
    String text = document.replace("\\n", "\n");
    String before = text.substring(0, text.indexOf(CURSOR));
    int line = before.split("\n", -1).length - 1;
    int column = before.length() - before.lastIndexOf('\n') - 1;
    JsonNode all = server.completions(text.replace(CURSOR, ""), line, column);
    List<String> labels = new ArrayList<>();
    all.path("items").forEach(item -> labels.add(item.path("label").asText()));

    assertThat(labels).contains(expected.strip().split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          minReplicas | number of pods
          window | rate
          region | AWS region
          httpRequests | requests
          scrape | scrape settings
          """)
  void explainsKeysWithoutInternals(String key, String words) throws IOException {
    String text = starter.replace("preset: podinfo", "preset: podinfo\n    scrape: {port: 9797}");
    String before = text.substring(0, text.indexOf("  " + key + ":") + 3);
    if (before.length() < 4) {
      before = text.substring(0, text.indexOf(" " + key + ":") + 2);
    }
    int line = before.split("\n", -1).length - 1;
    String shown = server.hover(text, line, before.length() - before.lastIndexOf('\n') - 1);

    assertThat(shown).containsIgnoringCase(words).doesNotContain("{@", "effective", "null");
  }
}
