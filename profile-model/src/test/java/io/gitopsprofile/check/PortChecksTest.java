package io.gitopsprofile.check;

import static io.gitopsprofile.check.SoundProfiles.eksHpa;
import static io.gitopsprofile.check.SoundProfiles.podinfo;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.ContainerPort;
import io.gitopsprofile.model.PortReference;
import io.gitopsprofile.model.Preset;
import io.gitopsprofile.model.Probe;
import io.gitopsprofile.model.ProbeAction;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Protocol;
import io.gitopsprofile.model.Service;
import io.gitopsprofile.model.ServicePort;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PortChecksTest {

  private static final ContainerPort HTTP = ContainerPort.of("http", 9898);
  private static final ContainerPort METRICS = ContainerPort.of("http-metrics", 9797);
  private static final ContainerPort GRPC = ContainerPort.of("grpc", 9999);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stefanprodan/podinfo:3.1.0",
        "ghcr.io/stefanprodan/podinfo@sha256:00",
        "registry:5000/stefanprodan/podinfo"
      })
  void podinfoIsKnownByItsName(String image) {
    assertThat(KnownImage.of(Container.builder().name("a").image(image).build()))
        .isEqualTo(KnownImage.PODINFO);
    assertThat(
            KnownImage.of(Container.builder().name("a").image("notstefanprodan/podinfo").build()))
        .isNull();
  }

  @Test
  void selectorsAreOfThePods() {
    SelectorCheck check = new SelectorCheck();
    assertThat(Found.in(check, eksHpa())).isEmpty();
    assertThat(Found.inWorkload(check, w -> w.podLabels(Map.of("app", "other"))))
        .containsExactly(
            "PRF034 workloads[0].podLabels.app workload \"podinfo\" selects pods by app: podinfo,"
                + " and its pods get app: other");
    assertThat(Found.inWorkload(check, w -> w.fargate(Map.of("app", "other"))))
        .singleElement()
        .asString()
        .startsWith("PRF034 workloads[0].fargate.app ");
  }

  @Test
  void selectorsDoNotOverlap() {
    SelectorOverlapCheck check = new SelectorOverlapCheck();
    Workload loadtester = Preset.LOADTESTER.in("demo").selector(Map.of("app", "podinfo")).build();
    Profile both = eksHpa().toBuilder().workloads(podinfo(), loadtester).build();
    assertThat(Found.in(check, both))
        .containsExactly(
            "PRF034 workloads[1].selector the selector of workload \"loadtester\" (app: podinfo)"
                + " also selects the pods of workload \"podinfo\" in namespace \"demo\"");
    Workload elsewhere = loadtester.toBuilder().namespace("test").build();
    assertThat(Found.in(check, eksHpa().toBuilder().workloads(podinfo(), elsewhere).build()))
        .isEmpty();
  }

  @Test
  void aServiceSelectsPods() {
    ServiceSelectorCheck check = new ServiceSelectorCheck();
    assertThat(Found.inWorkload(check, w -> w.service(selecting("app", "podinfo")))).isEmpty();
    assertThat(Found.inWorkload(check, w -> w.service(selecting("app", "loadtester"))))
        .as("another workload's")
        .isEmpty();
    assertThat(Found.inWorkload(check, w -> w.service(selecting("app", "podinf"))))
        .singleElement()
        .asString()
        .startsWith("PRF035 workloads[0].service.selector.app ");
    assertThat(Found.inWorkload(check, w -> w.service(selecting("apps", "podinfo"))))
        .singleElement()
        .asString()
        .endsWith("have no such label; did you mean \"app\"?");
  }

  @Test
  void aNamedTargetPortIsAContainerPort() {
    assertThat(ports(w -> w.service(leadingTo("https"))))
        .containsExactly(
            "PRF035 workloads[0].service.ports[0].targetPort Service \"podinfo\" leads to port"
                + " \"https\", and no container of workload \"podinfo\" has a port of that name;"
                + " did you mean \"http\"?");
    assertThat(ports(w -> container(w, c -> c.ports(udp(HTTP), METRICS, GRPC))))
        .contains(
            "PRF035 workloads[0].service.ports[0].targetPort Service \"podinfo\" leads to port"
                + " \"http\", which is none of its container's with protocol TCP");
  }

  @Test
  void aNumberIsAPortThatIsListenedOn() {
    assertThat(ports(w -> w.service(leadingTo("9898")))).isEmpty();
    assertThat(ports(w -> w.service(leadingTo("8080"))))
        .singleElement()
        .asString()
        .startsWith("PRF035 workloads[0].service.ports[0].targetPort ");
    assertThat(ports(w -> w.service(leadingTo("8080")).containers(plain("app", "web:1"))))
        .as("ports need not be declared")
        .isEmpty();
    assertThat(
            ports(
                w ->
                    w.service(leadingTo("9898"))
                        .scrape(null)
                        .containers(container(w).ports(GRPC).build())))
        .as("podinfo listens there, declared or not")
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "9898, 9899, containers[0].command[1]",
    "9999, 9990, containers[0].ports[2].containerPort"
  })
  void aFlagAndItsPortsAgree(String right, String wrong, String place) {
    List<String> command = new ArrayList<>();
    for (String word : podinfo().containers().get(0).command()) {
      command.add(word.replace(right, wrong));
    }
    assertThat(ports(w -> container(w, c -> c.command(command))))
        .singleElement()
        .asString()
        .startsWith("PRF036 workloads[0]." + place + " ");
  }

  @Test
  void aContainerPortIsListenedOn() {
    assertThat(
            ports(w -> container(w, c -> c.ports(ContainerPort.of("http", 9899), METRICS, GRPC))))
        .containsExactly(
            "PRF036 workloads[0].containers[0].ports[0].containerPort container \"podinfod\" of"
                + " workload \"podinfo\" declares port 9899, and podinfo in it listens on"
                + " 9898 (port), 9797 (port-metrics) and 9999 (grpc-port)");
  }

  @Test
  void whatTheFlagsDoNotTellIsNotJudged() {
    assertThat(
            ports(
                w ->
                    container(w, c -> c.command("sh", "-c", "./podinfo --port=$PORT").ports(HTTP))))
        .isEmpty();
  }

  @Test
  void aProbeAsksAPortThatIsListenedOn() {
    ProbeAction exec = ProbeAction.Exec.of("podcli", "check", "http", "localhost:9899/healthz");
    assertThat(ports(w -> container(w, c -> c.livenessProbe(probe(exec)))))
        .singleElement()
        .asString()
        .startsWith("PRF036 workloads[0].containers[0].livenessProbe.exec.command[3] ");
    ProbeAction http = ProbeAction.HttpGet.of("/healthz", PortReference.of("htp"));
    assertThat(ports(w -> container(w, c -> c.readinessProbe(probe(http)))))
        .singleElement()
        .asString()
        .startsWith("PRF036 workloads[0].containers[0].readinessProbe.httpGet.port ")
        .contains("did you mean \"http\"?");
    ProbeAction grpc = new ProbeAction.Grpc(9998, null);
    assertThat(ports(w -> container(w, c -> c.readinessProbe(probe(grpc)))))
        .singleElement()
        .asString()
        .startsWith("PRF036 workloads[0].containers[0].readinessProbe.grpc.port ");
    ProbeAction outside = ProbeAction.Exec.of("wget", "http://db.demo:5432");
    assertThat(ports(w -> container(w, c -> c.readinessProbe(probe(outside))))).isEmpty();
  }

  @Test
  void severalThatAgreeOutvoteTheContainerPort() {
    Container.Builder web =
        Container.builder()
            .name("web")
            .image("web:1")
            .livenessProbe(probe(ProbeAction.HttpGet.of("/", PortReference.of(8080))))
            .readinessProbe(probe(ProbeAction.HttpGet.of("/", PortReference.of(8080))));
    Service service = leadingTo("8080");
    assertThat(
            ports(
                w ->
                    w.scrape(null)
                        .service(service)
                        .containers(web.ports(ContainerPort.of("http", 8081)).build())))
        .singleElement()
        .asString()
        .startsWith("PRF036 workloads[0].containers[0].ports[0].containerPort ");
    Container named =
        Container.builder()
            .name("web")
            .image("web:1")
            .ports(ContainerPort.of("htttp", 8080))
            .livenessProbe(probe(ProbeAction.HttpGet.of("/", PortReference.of("http"))))
            .build();
    assertThat(ports(w -> w.scrape(null).service(leadingTo("http")).containers(named)))
        .singleElement()
        .asString()
        .startsWith("PRF035 workloads[0].containers[0].ports[0].name ");
  }

  @Test
  void portsStandOnce() {
    DuplicatePortCheck check = new DuplicatePortCheck();
    assertThat(Found.in(check, eksHpa())).isEmpty();
    assertThat(
            Found.inWorkload(
                check,
                w -> container(w, c -> c.ports(HTTP, METRICS, ContainerPort.of("web", 9898)))))
        .singleElement()
        .asString()
        .startsWith("PRF037 workloads[0].containers[0].ports[2].containerPort ");
    assertThat(
            Found.inWorkload(
                check, w -> container(w, c -> c.ports(HTTP, ContainerPort.of("http", 80)))))
        .singleElement()
        .asString()
        .startsWith("PRF037 workloads[0].containers[0].ports[1].name ");
    assertThat(Found.inWorkload(check, w -> container(w, c -> c.ports(HTTP, udp(HTTP)))))
        .singleElement()
        .asString()
        .contains("ports[1].name");
  }

  @Test
  void servicePortsStandOnceAndHaveNames() {
    ServicePortsCheck check = new ServicePortsCheck();
    ServicePort http = ServicePort.of("http", 80, PortReference.of("http"));
    assertThat(Found.inWorkload(check, w -> w.service(Service.of(http, http))))
        .singleElement()
        .asString()
        .startsWith("PRF037 workloads[0].service.ports[1].port ");
    ServicePort renamed = ServicePort.of("http", 81, PortReference.of("http"));
    assertThat(Found.inWorkload(check, w -> w.service(Service.of(http, renamed))))
        .singleElement()
        .asString()
        .startsWith("PRF037 workloads[0].service.ports[1].name ");
    ServicePort nameless = ServicePort.builder().port(81).build();
    assertThat(Found.inWorkload(check, w -> w.service(Service.of(http, nameless))))
        .singleElement()
        .asString()
        .startsWith("PRF039 workloads[0].service.ports[1].name ");
    assertThat(Found.inWorkload(check, w -> w.service(Service.of(nameless)))).isEmpty();
    assertThat(Found.inWorkload(check, w -> w.service(Service.of())))
        .singleElement()
        .asString()
        .startsWith("PRF039 workloads[0].service.ports ");
  }

  private static List<String> ports(UnaryOperator<Workload.Builder> change) {
    Profile profile = Found.withWorkload(change);
    List<String> found = new ArrayList<>(Found.in(new PortNameCheck(), profile));
    found.addAll(Found.in(new PortNumberCheck(), profile));
    found.addAll(Found.in(new PortFlagCheck(), profile));
    return found;
  }

  private static Workload.Builder container(
      Workload.Builder workload, UnaryOperator<Container.Builder> change) {
    return Found.container(workload, change);
  }

  private static Container.Builder container(Workload.Builder workload) {
    return workload.build().containers().get(0).toBuilder();
  }

  private static Container plain(String name, String image) {
    return Container.builder().name(name).image(image).build();
  }

  private static Probe probe(ProbeAction action) {
    return Probe.builder().action(action).build();
  }

  private static ContainerPort udp(ContainerPort port) {
    return new ContainerPort(port.name(), port.containerPort(), Protocol.UDP);
  }

  private static Service selecting(String key, String value) {
    return leadingTo("http").toBuilder().selector(Map.of(key, value)).build();
  }

  private static Service leadingTo(String port) {
    return Service.of(ServicePort.of("http", 80, PortReference.of(port)));
  }
}
