package io.gitopsprofile.check.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.ReadFindings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sidecars of a metrics API that KEDA does not serve. */
class MetricsApiInMeshCheckTest {

  private static final String DATADOG =
      """
      profile: v1
      name: mesh
      target: {kubernetes: "1.35", flux: v2}
      namespaces:
        - {name: monitoring, labels: {istio-injection: enabled}}
      releases:
        - name: datadog
          namespace: monitoring
          chart: {repository: https://helm.datadoghq.com, name: datadog, version: 3.90.0}
          values: {clusterAgent: {metricsProvider: {enabled: true}}}
      """;

  private static final String STRICT =
      """
      manifests:
        - apiVersion: security.istio.io/v1
          kind: PeerAuthentication
          metadata: {name: default, namespace: monitoring}
          spec: {mtls: {mode: STRICT}}
      """;

  @Test
  void acceptsSidecarsOfDatadogThatTakePlainText() {
    assertThat(inMesh(DATADOG)).isEmpty();
  }

  @Test
  void reportsSidecarsOfDatadogThatTakeMtlsAlone() {
    assertThat(inMesh(DATADOG + STRICT))
        .containsExactly("warning PRF189 namespaces[0].labels.istio-injection");
  }

  private static List<String> inMesh(String profile) {
    return ReadFindings.of(profile).stream().filter(it -> it.contains("PRF189")).toList();
  }
}
