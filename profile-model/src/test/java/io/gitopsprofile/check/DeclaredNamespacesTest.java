package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.HelmVersion;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.MetricsAdapter;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.PrometheusEndpoint;
import io.gitopsprofile.model.ScaleTarget;
import io.gitopsprofile.model.ValuesFrom;
import io.gitopsprofile.model.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DeclaredNamespacesTest {

  private final Check check = new DeclaredNamespaces();

  @Test
  void declaredOnes() {
    Profile.Builder profile =
        CheckRun.profile()
            .namespaces(Namespace.of("demo"))
            .workloads(Workload.builder().name("podinfo").namespace("demo").build())
            .releases(
                release("demo").targetNamespace("made").build(),
                release("flux").build(),
                release("kube-system").build())
            .manifests(
                manifest("v1", "Namespace", "made", ""),
                manifest("v1", "ConfigMap", "a", "made"),
                manifest("rbac.authorization.k8s.io/v1", "ClusterRole", "b", ""),
                manifest("v1", "ConfigMap", "c", "default"));
    assertThat(CheckRun.places(check, profile)).isEmpty();
  }

  @Test
  void eachUndeclaredOneOnce() {
    Profile.Builder profile =
        CheckRun.profile()
            .namespaces(Namespace.of("monitoring"))
            .releases(release("monitoring").targetNamespace("demo").build(), release("x").build())
            .workloads(Workload.builder().name("podinfo").namespace("demo").build())
            .autoscalers(
                Autoscaler.builder()
                    .name("podinfo")
                    .namespace("demo2")
                    .target(ScaleTarget.workload("podinfo"))
                    .maxReplicas(3)
                    .build())
            .manifests(manifest("v1", "ConfigMap", "a", "y"), manifest("v1", "Secret", "b", "y"))
            .metricsAdapter(
                MetricsAdapter.builder()
                    .release(release("adapter").build())
                    .prometheus(PrometheusEndpoint.of("http://prometheus.elsewhere", 9090))
                    .build());
    assertThat(CheckRun.places(check, profile))
        .containsExactly(
            "PRF044 releases[0].targetNamespace",
            "PRF044 releases[1].namespace",
            "PRF044 metricsAdapter.release.namespace",
            "PRF044 autoscalers[0].namespace",
            "PRF044 manifests[0].metadata.namespace");
  }

  @Test
  void namesTheNearest() {
    Profile.Builder profile =
        CheckRun.profile()
            .namespaces(Namespace.of("monitoring-system"), Namespace.of("demo"))
            .releases(release("monitoring").build())
            .workloads(Workload.builder().name("podinfo").namespace("dmeo").build());
    assertThat(CheckRun.findings(check, profile))
        .extracting(Diagnostic::message)
        .containsExactly(
            "the release \"a\" is in the namespace \"monitoring\", which the profile does not"
                + " declare",
            "the workload \"podinfo\" is in the namespace \"dmeo\", which the profile does not"
                + " declare; did you mean \"demo\"?");
  }

  @Test
  void saysNothingOfWhatIsOnlyReadOrMadeByHelm2() {
    HelmRelease release =
        release("demo")
            .targetNamespace("made-by-helm")
            .helmVersion(HelmVersion.V2)
            .valuesFrom(
                List.of(ValuesFrom.SecretKeyRef.builder().name("a").namespace("elsewhere").build()))
            .build();
    Profile.Builder profile = CheckRun.profile().namespaces(Namespace.of("demo")).releases(release);
    assertThat(CheckRun.places(check, profile)).isEmpty();
  }

  private static HelmRelease.Builder release(String namespace) {
    return HelmRelease.builder()
        .name("a")
        .namespace(namespace)
        .chart(Chart.Repository.of("https://example.com", "a", "1.0.0"));
  }

  private static Manifest manifest(String version, String kind, String name, String namespace) {
    Map<String, Object> metadata =
        namespace.isEmpty() ? Map.of("name", name) : Map.of("name", name, "namespace", namespace);
    return new Manifest(
        new FreeForm(Map.of("apiVersion", version, "kind", kind, "metadata", metadata)));
  }
}
