package io.gitopsprofile.check.keda;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.ReadFindings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Variants of a sound profile for KEDA in which no check may find anything. */
class SoundQueriesTest {

  private static final Path PROFILE = Path.of("src/test/golden/sound-keda-operator/profile.yaml");

  private static final String RELABELING = "{action: labeldrop, regex: container_id}";

  private static final String TRIGGERS = "      maxReplicaCount: 5\n      triggers:\n";

  private static final String GATE =
      """
      manifests:
        - apiVersion: apps/v1
          kind: Deployment
          metadata: {name: gate, namespace: gates}
          spec:
            selector: {matchLabels: {app: gate}}
            template:
              metadata: {labels: {app: gate}}
              spec: {containers: [{name: gate, image: "ghcr.io/acme/gate:1.0.0"}]}
      """;

  @Test
  void takesRelabelingOfLabelsThatQueriesDoNotAsk() throws IOException {
    assertSound(RELABELING, "{action: labeldrop, regex: pod}");
  }

  @Test
  void takesRegexOfRelabelingByDefaultAsAnything() throws IOException {
    assertSound(RELABELING, "{action: keep, sourceLabels: [__name__]}");
  }

  @Test
  void takesEachModeOfRabbitmq() throws IOException {
    assertSound(
        TRIGGERS,
        TRIGGERS
            + "        - {type: rabbitmq, metadata: {host: \"amqp://rabbit\", queueName: mails,"
            + " mode: PublishedToDeliveredRatio, value: \"5\"}}\n");
  }

  @Test
  void takesLabelsThatChartGivesAllObjects() throws IOException {
    String monitor = "serviceMonitor: {enabled: true, additionalLabels: {release: kps}}\n";
    String before = "      prometheus:\n        operator:\n          enabled: true\n          ";
    assertSound(
        before + monitor,
        "      additionalLabels: {release: kps}\n" + before + "serviceMonitor: {enabled: true}\n");
  }

  @Test
  void takesSeriesThatPodsOfAnotherNamespaceMayExport() throws IOException {
    String query = "rate(orders_processed_total{namespace=\"%s\"}";
    String sound = Files.readString(PROFILE);
    String gates = sound.replace(query.formatted("shop"), query.formatted("gates"));
    assertThat(ReadFindings.of(gates)).singleElement().asString().contains("PRF144");
    String text =
        gates.replace("  - name: shop\nreleases", "  - name: shop\n  - name: gates\nreleases");
    assertThat(ReadFindings.of(text.replace("manifests:\n", GATE))).isEmpty();
  }

  private static void assertSound(String text, String other) throws IOException {
    String sound = Files.readString(PROFILE);
    assertThat(sound).contains(text);
    assertThat(ReadFindings.of(sound.replace(text, other))).isEmpty();
  }
}
