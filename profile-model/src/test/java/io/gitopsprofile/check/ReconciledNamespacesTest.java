package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.Cluster;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.MetricsAdapter;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.PrometheusEndpoint;
import io.gitopsprofile.model.Quantity;
import io.gitopsprofile.model.ScaleTarget;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReconciledNamespacesTest {

  private final Check check = new ReconciledNamespaces();

  @Test
  void theSeedsDemoIsSound() {
    Profile.Builder profile =
        CheckRun.profile()
            .namespaces(Namespace.of("monitoring"), off("demo"))
            .releases(release("metrics-server", "monitoring").build())
            .metricsAdapter(adapter("monitoring", "http://prometheus.monitoring"))
            .autoscalers(autoscaler("demo", new Metric.HttpRequests(Quantity.of(10)), cpu()));
    assertThat(CheckRun.places(check, profile)).isEmpty();
  }

  @Test
  void aReleaseIsInstalledIntoIt() {
    Profile.Builder profile =
        CheckRun.profile()
            .namespaces(Namespace.of("flux-apps"), off("demo"))
            .releases(
                release("podinfo", "flux-apps").targetNamespace("demo").build(),
                release("other", "flux-apps").targetNamespace("demo").build());
    assertThat(CheckRun.findings(check, profile))
        .singleElement()
        .hasToString(
            "namespaces[1].reconcile: error PRF045: Flux does not apply the namespace \"demo\","
                + " but the release \"podinfo\" is installed into it, from \"flux-apps\", which"
                + " Flux applies\n"
                + "  fix: let Flux apply it, or leave out what needs it as well");
  }

  @Test
  void theAdapterReadsAPrometheusInIt() {
    for (String url :
        List.of(
            "http://prometheus.prom",
            "http://prometheus.prom.svc:9090/x",
            "http://prometheus.prom.svc.cluster.local")) {
      Profile.Builder profile =
          CheckRun.profile()
              .namespaces(off("prom"), Namespace.of("monitoring"))
              .metricsAdapter(adapter("monitoring", url));
      assertThat(CheckRun.places(check, profile)).containsExactly("PRF045 namespaces[0].reconcile");
    }
    Profile.Builder elsewhere =
        CheckRun.profile()
            .namespaces(off("prom"), Namespace.of("monitoring"))
            .metricsAdapter(adapter("monitoring", "http://prometheus.prom.example.com"));
    assertThat(CheckRun.places(check, elsewhere)).isEmpty();
  }

  @Test
  void anAutoscalerNeedsTheAdapterInIt() {
    Profile.Builder profile =
        CheckRun.profile()
            .namespaces(off("monitoring"), Namespace.of("demo"))
            .metricsAdapter(adapter("monitoring", "http://prometheus.monitoring"));
    assertThat(CheckRun.places(check, profile.autoscalers(autoscaler("demo", cpu())))).isEmpty();
    assertThat(
            CheckRun.findings(
                check,
                profile.autoscalers(
                    autoscaler("demo", new Metric.Pods("queue", null, Quantity.of(10))))))
        .extracting(Diagnostic::message)
        .containsExactly(
            "Flux does not apply the namespace \"monitoring\", but the autoscaler \"podinfo\" needs"
                + " \"prometheus-adapter\" in it, from \"demo\", which Flux applies");
  }

  @Test
  void anAutoscalerNeedsTheMetricsServerInIt() {
    Profile.Builder profile =
        CheckRun.profile()
            .namespaces(off("monitoring"), Namespace.of("demo"))
            .releases(release("metrics-server", "monitoring").build())
            .autoscalers(autoscaler("demo", cpu()));
    assertThat(CheckRun.places(check, profile)).containsExactly("PRF045 namespaces[0].reconcile");
    Cluster cluster = Cluster.builder().name("a").provides(List.of("metrics-server")).build();
    assertThat(CheckRun.places(check, profile.cluster(cluster))).isEmpty();
  }

  @Test
  void byAnnotation() {
    HelmRelease podinfo = release("podinfo", "apps").targetNamespace("demo").build();
    Namespace v1 = annotated("fluxcd.io/ignore", "true");
    assertThat(
            CheckRun.places(
                check, CheckRun.profile().namespaces(Namespace.of("apps"), v1).releases(podinfo)))
        .containsExactly("PRF045 namespaces[1].annotations[\"fluxcd.io/ignore\"]");
    assertThat(
            CheckRun.places(
                check,
                CheckRun.profile("1.30", Flux.V2)
                    .namespaces(Namespace.of("apps"), v1)
                    .releases(podinfo)))
        .containsExactly("PRF045 namespaces[1].annotations[\"fluxcd.io/ignore\"]");
    Namespace notIgnored = annotated("fluxcd.io/ignore", "yes");
    assertThat(
            CheckRun.places(
                check,
                CheckRun.profile().namespaces(Namespace.of("apps"), notIgnored).releases(podinfo)))
        .isEmpty();
    Namespace v2 = annotated("kustomize.toolkit.fluxcd.io/reconcile", "disabled");
    assertThat(
            CheckRun.places(
                check,
                CheckRun.profile("1.30", Flux.V2)
                    .namespaces(Namespace.of("apps"), v2)
                    .releases(podinfo)))
        .containsExactly(
            "PRF045 namespaces[1].annotations[\"kustomize.toolkit.fluxcd.io/reconcile\"]");
  }

  private static Namespace off(String name) {
    return Namespace.builder().name(name).reconcile(false).build();
  }

  private static Namespace annotated(String key, String value) {
    return Namespace.builder().name("demo").annotations(Map.of(key, value)).build();
  }

  private static HelmRelease.Builder release(String name, String namespace) {
    return HelmRelease.builder()
        .name(name)
        .namespace(namespace)
        .chart(Chart.Repository.of("https://example.com", name, "3.0.0"));
  }

  private static MetricsAdapter adapter(String namespace, String url) {
    return MetricsAdapter.builder()
        .release(release("prometheus-adapter", namespace).build())
        .prometheus(PrometheusEndpoint.builder().url(url).build())
        .build();
  }

  private static Metric cpu() {
    return Metric.Cpu.utilization(80);
  }

  private static Autoscaler autoscaler(String namespace, Metric... metrics) {
    return Autoscaler.builder()
        .name("podinfo")
        .namespace(namespace)
        .target(ScaleTarget.workload("podinfo"))
        .maxReplicas(3)
        .metrics(metrics)
        .build();
  }
}
