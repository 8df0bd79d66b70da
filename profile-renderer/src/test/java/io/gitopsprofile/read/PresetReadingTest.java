package io.gitopsprofile.read;

import static io.gitopsprofile.read.Reading.HEAD;
import static io.gitopsprofile.read.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Preset;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.ContainerPort;
import io.gitopsprofile.model.container.EnvVar;
import io.gitopsprofile.model.container.Probe;
import io.gitopsprofile.model.container.ProbeAction;
import io.gitopsprofile.model.container.Resources;
import io.gitopsprofile.model.value.PortReference;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.workload.Scrape;
import io.gitopsprofile.model.workload.Service;
import io.gitopsprofile.model.workload.ServicePort;
import io.gitopsprofile.model.workload.Workload;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The keys beside {@code preset}. */
final class PresetReadingTest {

  private static final String PODINFO = "workloads:\n  - preset: podinfo\n    namespace: demo\n";

  private final Workload podinfo = Preset.PODINFO.in("demo").build();
  private final Container podinfod = podinfo.containers().get(0);

  @Test
  void equalsPresetOfJava() {
    assertThat(read("")).isEqualTo(podinfo);
    assertThat(
            Reading.profile(HEAD + "workloads: [{preset: loadtester, namespace: a}]\n").workloads())
        .containsExactly(Preset.LOADTESTER.in("a").build());
  }

  @Test
  void replacesEveryPart() {
    Workload replaced =
        read(
            """
                name: web
                replicas: 3
                minReadySeconds: 9
                strategy: {type: Recreate}
                scrape: {port: 80}
                podLabels: {a: b}
                service: {ports: [{port: 8080}]}
                patch: {spec: {paused: true}}
            """);
    assertThat(replaced.name()).isEqualTo("web");
    assertThat(replaced.replicas()).isEqualTo(3);
    assertThat(replaced.minReadySeconds()).isEqualTo(9);
    assertThat(replaced.revisionHistoryLimit()).isEqualTo(5);
    assertThat(replaced.strategy()).hasToString("Strategy[type=Recreate, rollingUpdate=null]");
    assertThat(replaced.scrape()).isEqualTo(Scrape.port(80));
    assertThat(replaced.podLabels()).isEqualTo(Map.of("a", "b"));
    assertThat(replaced.service())
        .isEqualTo(
            Service.builder()
                .type(podinfo.service() == null ? null : podinfo.service().type())
                .ports(ServicePort.builder().port(8080).build())
                .build());
    assertThat(replaced.containers()).isEqualTo(podinfo.containers());
  }

  @Test
  void removesPartSetToNull() {
    Workload bare =
        read(
            """
                service: ~
                scrape:
                strategy: null
                containers:
                  - name: podinfod
                    livenessProbe: ~
                    resources: {requests: {cpu: ~, memory: 1Gi}}
            """);
    assertThat(bare.service()).isNull();
    assertThat(bare.scrape()).isNull();
    assertThat(bare.strategy()).isNull();
    assertThat(bare.containers())
        .containsExactly(
            podinfod.toBuilder()
                .livenessProbe(null)
                .resources(new Resources(Map.of("memory", Quantity.of("1Gi")), Map.of()))
                .build());
  }

  @Test
  void replacesKindSetToNull() {
    Workload changed =
        read(
            """
                containers:
                  - name: podinfod
                    livenessProbe: {exec: ~, httpGet: {port: 9898}}
                    readinessProbe: {tcpSocket: ~, timeoutSeconds: 9}
            """);
    Container container = changed.containers().get(0);
    assertThat(container.livenessProbe())
        .extracting(Probe::action)
        .isEqualTo(ProbeAction.HttpGet.builder().port(PortReference.of(9898)).build());
    assertThat(container.readinessProbe())
        .extracting(Probe::action)
        .isEqualTo(ProbeAction.Exec.of("podcli", "check", "http", "localhost:9898/readyz"));
  }

  @Test
  void requiresKindOfProbe() {
    assertThat(
            problems(
                """
                workloads:
                  - preset: podinfo
                    namespace: demo
                    containers:
                      - name: podinfod
                        livenessProbe: {exec: ~, periodSeconds: 9}
                """))
        .containsExactly(
            "9:24 PRF006 workloads[0].containers[0].livenessProbe has no key that names its kind;"
                + " add one of exec, httpGet, tcpSocket, grpc");
  }

  @Test
  void mergesContainersByNameAndAddsNewOnes() {
    Workload merged =
        read(
            """
                containers:
                  - name: sidecar
                    image: b:1
                  - name: podinfod
                    image: podinfo:6
                    ports: [{name: http, containerPort: 1}]
                    env: [{name: A, value: b}]
                    readinessProbe: {timeoutSeconds: 9}
                    livenessProbe: {httpGet: {port: http}}
            """);
    Container first = merged.containers().get(0);
    assertThat(merged.containers())
        .hasSize(2)
        .contains(Container.builder().name("sidecar").image("b:1").build());
    assertThat(first.image()).isEqualTo("podinfo:6");
    assertThat(first.ports()).containsExactly(ContainerPort.of("http", 1));
    assertThat(first.env()).containsExactly(EnvVar.of("A", "b"));
    assertThat(first.command()).isEqualTo(podinfod.command());
    assertThat(first.readinessProbe())
        .isEqualTo(
            Probe.builder()
                .action(ProbeAction.Exec.of("podcli", "check", "http", "localhost:9898/readyz"))
                .initialDelaySeconds(5)
                .timeoutSeconds(9)
                .build());
    PortReference http = PortReference.of("http");
    assertThat(first.livenessProbe())
        .isEqualTo(
            Probe.builder()
                .action(ProbeAction.HttpGet.builder().port(http).build())
                .initialDelaySeconds(5)
                .timeoutSeconds(5)
                .build());
  }

  @Test
  void reportsPartsBesideBadPreset() {
    assertThat(
            problems(
                """
                workloads:
                  - {preset: podinf, namespace: a, replica: 1}
                  - {preset: [podinfo], namespace: a}
                  - {preset: , namespace: a}
                  - {prest: podinfo, namespace: a}
                  - {preset: podinfo}
                  - {preset: podinfo, namespac: a}
                """))
        .containsExactly(
            "5:14 PRF005 preset cannot be \"podinf\"; did you mean \"podinfo\"?; use one of"
                + " podinfo, loadtester",
            "5:36 PRF002 unknown key \"replica\"; did you mean \"replicas\"?; rename it to"
                + " \"replicas\"",
            "6:14 PRF004 preset must be one of podinfo, loadtester, but is a list; write one of"
                + " podinfo, loadtester",
            "7:13 PRF005 preset cannot be empty; use one of podinfo, loadtester",
            "8:6 PRF002 unknown key \"prest\"; did you mean \"preset\"?; rename it to \"preset\"",
            "9:5 PRF006 workloads[4] has no namespace; add namespace: ...",
            "10:23 PRF002 unknown key \"namespac\"; did you mean \"namespace\"?; rename it to"
                + " \"namespace\"");
  }

  @Test
  void locatesWrongOverlays() {
    assertThat(
            problems(
                PODINFO
                    + """
                        containers:
                          - name: podinfod
                            image: ~
                            imag: x
                          - image: z
                          - name: new
                          - x
                        service: [a]
                        scrape: {port: http}
                        name: ~
                    """))
        .containsExactly(
            "9:16 PRF004 image must be text, but is empty; give it a value or remove it",
            "10:9 PRF002 unknown key \"imag\"; remove it, or use one of imagePolicy,"
                + " imagePullPolicy, ports, command, args, env, livenessProbe, readinessProbe,"
                + " startupProbe, resources, securityContext, volumeMounts",
            "11:9 PRF006 workloads[0].containers[1] has no name; add name: ...",
            "12:9 PRF006 workloads[0].containers[1] has no image; add image: ...",
            "13:9 PRF004 containers[1] must be a mapping, but is the text \"x\"; write its parts"
                + " below it as key: value",
            "14:14 PRF004 service must be a mapping, but is a list; write its parts below it as"
                + " key: value",
            "15:20 PRF004 port must be a whole number, but is the text \"http\"; write digits"
                + " alone, without quotes or a unit",
            "16:11 PRF004 name must be text, but is empty; give it a value or remove it");
  }

  private static Workload read(String beside) {
    return Reading.profile(HEAD + PODINFO + beside).workloads().get(0);
  }
}
