package io.gitopsprofile.check.network;

import static io.gitopsprofile.check.SoundProfiles.eksHpa;
import static io.gitopsprofile.check.SoundProfiles.podinfo;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.catalog.KnownImage;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.check.Found;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.ContainerPort;
import io.gitopsprofile.model.container.Probe;
import io.gitopsprofile.model.container.ProbeAction;
import io.gitopsprofile.model.container.Protocol;
import io.gitopsprofile.model.value.PortReference;
import io.gitopsprofile.model.workload.Service;
import io.gitopsprofile.model.workload.ServicePort;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.render.RenderedObjects;
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
    KnownImage known = KnownImages.of(Container.builder().name("a").image(image).build());
    assertThat(known).isNotNull();
    assertThat(known.title()).isEqualTo("podinfo");
    assertThat(
            KnownImages.of(Container.builder().name("a").image("notstefanprodan/podinfo").build()))
        .isNull();
  }

  @Test
  void reportsServiceWithoutPods() {
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
  void reportsUnknownNamedTargetPort() {
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
  void reportsNumberThatNoContainerListensOn() {
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
  void reportsFlagThatDiffersFromPorts(String right, String wrong, String place) {
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
  void reportsContainerPortWithoutListener() {
    assertThat(
            ports(w -> container(w, c -> c.ports(ContainerPort.of("http", 9899), METRICS, GRPC))))
        .containsExactly(
            "PRF036 workloads[0].containers[0].ports[0].containerPort container \"podinfod\" of"
                + " workload \"podinfo\" declares port 9899, and podinfo in it listens on"
                + " 9898 (port), 9797 (port-metrics) and 9999 (grpc-port)");
  }

  @Test
  void ignoresUnknownFlags() {
    assertThat(
            ports(
                w ->
                    container(w, c -> c.command("sh", "-c", "./podinfo --port=$PORT").ports(HTTP))))
        .isEmpty();
  }

  @Test
  void reportsProbeOfUnusedPort() {
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
  void reportsContainerPortWhenOtherPlacesAgree() {
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
  void warnsOfUndeclaredNumberUnlessAllImagesAreKnown() {
    Container.Builder web =
        Container.builder().name("web").image("web:1").ports(ContainerPort.of("http", 8080));
    assertThat(severities(w -> w.scrape(null).service(leadingTo("8081")).containers(web.build())))
        .containsExactly("PRF035 warning");
    Probe probe = probe(ProbeAction.HttpGet.of("/", PortReference.of(8081)));
    assertThat(
            severities(
                w -> w.scrape(null).service(null).containers(web.livenessProbe(probe).build())))
        .containsExactly("PRF036 warning");
    assertThat(severities(w -> w.service(leadingTo("8080")))).containsExactly("PRF035 error");
    assertThat(
            severities(
                w ->
                    w.service(leadingTo("8080"))
                        .containers(
                            container(w).build(),
                            web.livenessProbe(null).ports(ContainerPort.of("web", 80)).build())))
        .as("the other program may listen there")
        .containsExactly("PRF035 warning");
    assertThat(severities(w -> w.service(leadingTo("web")))).containsExactly("PRF035 error");
  }

  @Test
  void warnsOfDeclaredPortThatNothingUses() {
    assertThat(
            severities(
                w ->
                    container(w, c -> c.ports(HTTP, METRICS, GRPC, ContainerPort.of("old", 9000)))))
        .containsExactly("PRF036 warning");
    assertThat(
            severities(
                w ->
                    w.service(leadingTo("old"))
                        .containers(
                            container(w)
                                .ports(HTTP, METRICS, GRPC, ContainerPort.of("old", 9000))
                                .build())))
        .as("the Service leads to it by its name")
        .containsExactly("PRF036 error");
  }

  @Test
  void takesPortOfAnyProtocolForNamedProbe() {
    Container dns =
        Container.builder()
            .name("dns")
            .image("dns:1")
            .ports(udp(ContainerPort.of("dns", 53)))
            .readinessProbe(probe(new ProbeAction.TcpSocket(PortReference.of("dns"), null)))
            .build();
    assertThat(ports(w -> w.scrape(null).service(null).containers(dns))).isEmpty();
    assertThat(severities(w -> w.scrape(null).service(leadingTo("dns")).containers(dns)))
        .as("a Service looks for its own protocol")
        .containsExactly("PRF035 error");
  }

  @Test
  void reportsDuplicatePorts() {
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
  void reportsDuplicateAndUnnamedServicePorts() {
    ServicePortCheck check = new ServicePortCheck();
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

  private static List<String> severities(UnaryOperator<Workload.Builder> change) {
    DiagnosticCollector findings = new DiagnosticCollector();
    CheckContext context = RenderedObjects.context(Found.withWorkload(change));
    new PortNameCheck().run(context, findings);
    new PortNumberCheck().run(context, findings);
    new PortFlagCheck().run(context, findings);
    List<String> found = new ArrayList<>();
    for (Diagnostic finding : findings.all()) {
      found.add(finding.code().code() + " " + finding.severity().label());
    }
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
