package io.gitopsprofile.check.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.CheckRun;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.adapter.PrometheusEndpoint;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.release.HelmVersion;
import io.gitopsprofile.model.release.KubeConfig;
import io.gitopsprofile.model.release.ValuesFrom;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.workload.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NamespaceDeclaredCheckTest {

  private final Check check = new NamespaceDeclaredCheck();

  @Test
  void acceptsDeclaredNamespaces() {
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
  void acceptsNamespaceOfAnotherCluster() {
    HelmRelease remote =
        release("kube-system")
            .targetNamespace("remote")
            .kubeConfig(new KubeConfig(null, new LocalReference("remote")))
            .build();
    assertThat(CheckRun.places(check, CheckRun.profile().releases(remote))).isEmpty();
  }

  @Test
  void reportsEachUndeclaredNamespaceOnce() {
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
  void suggestsClosestNamespace() {
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
  void ignoresValuesFromNamespacesAndHelm2Releases() {
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
