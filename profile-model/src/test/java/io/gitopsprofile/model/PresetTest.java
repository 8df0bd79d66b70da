package io.gitopsprofile.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The presets are the two workloads of the eks-hpa profile, fact by fact. */
final class PresetTest {

  private final Workload podinfo = Preset.PODINFO.in("demo").build();
  private final Workload loadtester = Preset.LOADTESTER.in("demo").build();

  @Test
  void podinfoIsThatOfTheSeed() {
    assertThat(podinfo)
        .isEqualTo(
            Workload.builder()
                .name("podinfo")
                .namespace("demo")
                .minReadySeconds(1)
                .revisionHistoryLimit(5)
                .strategy(podinfo.strategy())
                .scrape(Scrape.port(9797))
                .containers(podinfo.containers())
                .service(podinfo.service())
                .build());
    assertThat(podinfo.strategy())
        .isEqualTo(
            new Strategy(StrategyType.ROLLING_UPDATE, new RollingUpdate(IntOrPercent.of(0), null)));
    assertThat(podinfo.matchLabels()).isEqualTo(Map.of("app", "podinfo"));
    assertThat(podinfo.allPodAnnotations())
        .isEqualTo(Map.of("prometheus.io/scrape", "true", "prometheus.io/port", "9797"));
  }

  @Test
  void podinfosContainerIsThatOfTheSeed() {
    Container container = only(podinfo.containers());
    assertThat(container.name()).isEqualTo("podinfod");
    assertThat(container.image()).isEqualTo("stefanprodan/podinfo:3.1.0");
    assertThat(container.imagePullPolicy()).hasToString("IfNotPresent");
    assertThat(container.ports())
        .containsExactly(
            new ContainerPort("http", 9898, Protocol.TCP),
            new ContainerPort("http-metrics", 9797, Protocol.TCP),
            new ContainerPort("grpc", 9999, Protocol.TCP));
    assertThat(container.command())
        .containsExactly(
            "./podinfo",
            "--port=9898",
            "--port-metrics=9797",
            "--grpc-port=9999",
            "--grpc-service-name=podinfo",
            "--level=info");
    assertThat(container.env()).containsExactly(EnvVar.of("PODINFO_UI_COLOR", "#34577c"));
    assertThat(container.livenessProbe()).isEqualTo(podcli("localhost:9898/healthz"));
    assertThat(container.readinessProbe()).isEqualTo(podcli("localhost:9898/readyz"));
    assertThat(container.resources()).isEqualTo(Resources.requests("100m", "64Mi"));
    assertThat(hasNothingElse(container)).isTrue();
  }

  @Test
  void loadtesterIsThatOfTheSeed() {
    assertThat(loadtester)
        .isEqualTo(
            Workload.builder()
                .name("loadtester")
                .namespace("demo")
                .scrape(Scrape.port(8080))
                .containers(loadtester.containers())
                .service(loadtester.service())
                .build());
    Container container = only(loadtester.containers());
    assertThat(container.name()).isEqualTo("loadtester");
    assertThat(container.image()).isEqualTo("weaveworks/flagger-loadtester:0.12.0");
    assertThat(container.imagePullPolicy()).hasToString("IfNotPresent");
    assertThat(container.ports()).containsExactly(new ContainerPort("http", 8080, null));
    assertThat(container.command())
        .containsExactly("./loadtester", "-port=8080", "-log-level=info", "-timeout=1h");
    assertThat(container.env()).isEmpty();
    assertThat(container.livenessProbe()).isEqualTo(wget()).isEqualTo(container.readinessProbe());
    assertThat(container.resources()).isEqualTo(Resources.requests("100m", "128Mi"));
    assertThat(hasNothingElse(container)).isTrue();
  }

  @Test
  void bothServicesLeadFrom80ToTheHttpPort() {
    ServicePort http = new ServicePort("http", 80, Protocol.TCP, PortReference.of("http"));
    for (Workload workload : List.of(podinfo, loadtester)) {
      assertThat(workload.service())
          .isEqualTo(Service.builder().type(ServiceType.CLUSTER_IP).ports(http).build());
    }
  }

  @Test
  void everyPartCanBeReplaced() {
    Workload other =
        Preset.PODINFO.in("prod").name("web").replicas(2).scrape(null).service(null).build();
    assertThat(other.namespace()).isEqualTo("prod");
    assertThat(other.matchLabels()).isEqualTo(Map.of("app", "web"));
    assertThat(other.allPodAnnotations()).isEmpty();
    assertThat(other.service()).isNull();
    assertThat(other.containers()).isEqualTo(podinfo.containers());
  }

  private static Container only(List<Container> containers) {
    assertThat(containers).hasSize(1);
    return containers.get(0);
  }

  private static boolean hasNothingElse(Container container) {
    return container.args().isEmpty()
        && container.startupProbe() == null
        && container.securityContext() == null
        && container.volumeMounts().isEmpty();
  }

  private static Probe podcli(String url) {
    return Probe.builder()
        .action(ProbeAction.Exec.of("podcli", "check", "http", url))
        .initialDelaySeconds(5)
        .timeoutSeconds(5)
        .build();
  }

  private static Probe wget() {
    return Probe.builder()
        .action(
            ProbeAction.Exec.of(
                "wget",
                "--quiet",
                "--tries=1",
                "--timeout=4",
                "--spider",
                "http://localhost:8080/healthz"))
        .timeoutSeconds(5)
        .build();
  }
}
