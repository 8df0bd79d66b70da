package io.gitopsprofile.check.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.ReadFindings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The choice among several monitors without a target. */
class MonitorCheckTest {

  private static final Path PROFILE = Path.of("src/test/golden/sound-operator/profile.yaml");

  private static final String OTHER =
      """
        - apiVersion: monitoring.coreos.com/v1
          kind: ServiceMonitor
          metadata: {name: %s, namespace: demo, labels: {release: kps}}
          spec: {selector: {matchLabels: {app: %s}}, endpoints: [{port: http}]}
      """;

  @Test
  void meansMonitorOfTheSameNameAfterOthers() throws IOException {
    String broken = Files.readString(PROFILE).replace("app: podinfo", "app: web");
    String others = "manifests:\n" + OTHER.formatted("a", "a") + OTHER.formatted("b", "b");
    assertThat(ReadFindings.of(broken.replace("manifests:\n", others)))
        .contains("warning PRF130 manifests[2].spec.selector.matchLabels.app");
  }
}
