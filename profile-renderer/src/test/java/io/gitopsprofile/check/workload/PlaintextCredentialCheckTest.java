package io.gitopsprofile.check.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.CheckRun;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.EnvSource;
import io.gitopsprofile.model.container.EnvVar;
import io.gitopsprofile.model.container.Lifecycle;
import io.gitopsprofile.model.container.Probe;
import io.gitopsprofile.model.container.ProbeAction;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.PortReference;
import io.gitopsprofile.model.workload.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlaintextCredentialCheckTest {

  private final Check check = new PlaintextCredentialCheck();

  @Test
  void reportsReleaseValues() {
    Map<String, Object> values =
        Map.of(
            "adminPassword", "hunter2",
            "env",
                List.of(
                    Map.of("name", "LEVEL", "value", "info"),
                    Map.of("name", "DB_PASSWORD", "value", "hunter2")),
            "list", List.of("a", "AKIAIOSFODNN7EXAMPLE"),
            "z", Map.of("token", "abc", "port", 80, "password", true));
    assertThat(CheckRun.places(check, CheckRun.profile().releases(release(values))))
        .containsExactly(
            "PRF051 releases[0].values.adminPassword",
            "PRF051 releases[0].values.env[1].value",
            "PRF051 releases[0].values.list[1]",
            "PRF051 releases[0].values.z.token");
  }

  @Test
  void doesNotPrintTheCredential() {
    assertThat(
            CheckRun.findings(
                check,
                CheckRun.profile().releases(release(Map.of("a", Map.of("apiKey", "hunter2"))))))
        .singleElement()
        .hasToString(
            "releases[0].values.a.apiKey: warning PRF051: the value \"apiKey\" of the release"
                + " \"grafana\" looks like a credential in plain text, which everyone who reads the"
                + " repository can read\n"
                + "  fix: put it into a Secret that is not in the repository, and name that under"
                + " the release's valuesFrom, as - secretKeyRef: {name: ...}");
  }

  @Test
  void acceptsReferences() {
    Map<String, Object> values =
        Map.of(
            "admin", Map.of("existingSecret", "a", "passwordKey", "b", "password", ""),
            "s3", Map.of("secretName", "s3", "secretKey", "key", "accessKey", "access"),
            "env",
                List.of(
                    Map.of(
                        "name",
                        "TOKEN",
                        "valueFrom",
                        Map.of("secretKeyRef", Map.of("name", "a", "key", "token")))),
            "imagePullSecrets", List.of("registry"),
            "password", 12);
    assertThat(CheckRun.places(check, CheckRun.profile().releases(release(values)))).isEmpty();
  }

  @Test
  void reportsContainerEnvironment() {
    Container container =
        Container.builder()
            .name("a")
            .image("a:1")
            .env(
                List.of(
                    EnvVar.of("LEVEL", "info"),
                    EnvVar.of("TOKEN", new EnvSource.SecretKeyRef("a", "token", null)),
                    EnvVar.of("DB_PASSWORD", "hunter2")))
            .args(List.of("--token=$(TOKEN)", "--password=hunter2", "--level=info", "https://a"))
            .build();
    Profile.Builder profile =
        CheckRun.profile()
            .workloads(
                Workload.builder()
                    .name("app")
                    .namespace("demo")
                    .initContainers(List.of(container))
                    .containers(List.of(container))
                    .build());
    assertThat(CheckRun.places(check, profile))
        .containsExactly(
            "PRF051 workloads[0].initContainers[0].env[2].value",
            "PRF051 workloads[0].initContainers[0].args[1]",
            "PRF051 workloads[0].containers[0].env[2].value",
            "PRF051 workloads[0].containers[0].args[1]");
    assertThat(CheckRun.findings(check, profile))
        .extracting(Diagnostic::message)
        .first()
        .asString()
        .startsWith("the variable \"DB_PASSWORD\" of the workload \"app\" looks like");
  }

  @Test
  void reportsArgumentsInEveryForm() {
    assertThat(inArguments("--password", "hunter2")).containsExactly("args[1]");
    assertThat(inArguments("--set=adminPassword=hunter2")).containsExactly("args[0]");
    assertThat(inArguments("DB_PASSWORD=hunter2", "--dsn=mysql://a:b@c/d"))
        .containsExactly("args[0]", "args[1]");
    assertThat(inArguments("--password", "--level", "info", "--password-file", "a")).isEmpty();
    assertThat(inArguments("--token=$(TOKEN)", "--selector=app=podinfo", "a=b=c", "=", "-"))
        .isEmpty();
  }

  private List<String> inArguments(String... arguments) {
    Container container =
        Container.builder().name("a").image("a:1").args(List.of(arguments)).build();
    return inContainer(container);
  }

  private List<String> inContainer(Container container) {
    Workload workload =
        Workload.builder().name("app").namespace("demo").containers(List.of(container)).build();
    return CheckRun.findings(check, CheckRun.profile().workloads(workload)).stream()
        .map(it -> it.path().toString().replace("workloads[0].containers[0].", ""))
        .toList();
  }

  @Test
  void reportsProbesAndLifecycle() {
    ProbeAction.HttpGet get =
        ProbeAction.HttpGet.builder()
            .path("/")
            .port(PortReference.of(80))
            .httpHeaders(
                List.of(
                    new ProbeAction.HttpHeader("Authorization", "Basic YTpi"),
                    new ProbeAction.HttpHeader("X-Api-Key", "12ab"),
                    new ProbeAction.HttpHeader("Accept", "text/plain")))
            .build();
    Container container =
        Container.builder()
            .name("a")
            .image("a:1")
            .livenessProbe(
                Probe.builder().action(ProbeAction.Exec.of("ping", "--password=hunter2")).build())
            .readinessProbe(Probe.builder().action(get).build())
            .lifecycle(new Lifecycle(ProbeAction.Exec.of("join", "--token=hunter2"), get))
            .build();
    assertThat(inContainer(container))
        .containsExactly(
            "livenessProbe.exec.command[1]",
            "readinessProbe.httpGet.httpHeaders[0].value",
            "readinessProbe.httpGet.httpHeaders[1].value",
            "lifecycle.postStart.exec.command[1]",
            "lifecycle.preStop.httpGet.httpHeaders[0].value",
            "lifecycle.preStop.httpGet.httpHeaders[1].value");
  }

  @Test
  void reportsChartAddress() {
    Chart git = Chart.Git.of("https://me:hunter2@example.com/charts", "v1", "app");
    Chart repository = Chart.Repository.of("https://me:hunter2@example.com", "app", "1.0.0");
    assertThat(
            CheckRun.places(
                check,
                CheckRun.profile()
                    .releases(
                        HelmRelease.builder().name("a").namespace("demo").chart(git).build(),
                        HelmRelease.builder()
                            .name("b")
                            .namespace("demo")
                            .chart(repository)
                            .build())))
        .containsExactly("PRF051 releases[0].chart.git", "PRF051 releases[1].chart.repository");
  }

  @Test
  void reportsManifests() {
    Profile.Builder profile =
        CheckRun.profile()
            .manifests(
                manifest("v1", "ConfigMap", "data", Map.of("password", "hunter2", "level", "info")),
                manifest("v1", "Secret", "stringData", Map.of("a", "b")),
                manifest("v1", "Secret", "data", Map.of("a", "aHVudGVyMg==")),
                manifest(
                    "v1",
                    "Secret",
                    "stringData",
                    Map.of("netrc", "machine git.example.com\n  login ci\n  password hunter2\n")),
                manifest("example.com/v1", "Thing", "spec", Map.of("key", "AKIAIOSFODNN7EXAMPLE")));
    assertThat(CheckRun.places(check, profile))
        .containsExactly(
            "PRF051 manifests[0].data.password",
            "PRF051 manifests[1].stringData.a",
            "PRF051 manifests[2].data.a",
            "PRF051 manifests[3].stringData.netrc",
            "PRF051 manifests[4].spec.key");
  }

  @Test
  void reportsElementsOfXmlInSecrets() {
    String server = "<server>\n  <id>nexus</id>\n  <password>hunter2</password>\n</server>\n";
    String mirror = "<mirror>\n  <id>nexus</id>\n  <mirrorOf>*</mirrorOf>\n</mirror>\n";
    Profile.Builder profile =
        CheckRun.profile()
            .manifests(
                manifest("v1", "Secret", "stringData", Map.of("settings.xml", server)),
                manifest("v1", "Secret", "stringData", Map.of("settings.xml", mirror)));
    assertThat(CheckRun.places(check, profile))
        .containsExactly("PRF051 manifests[0].stringData[\"settings.xml\"]");
  }

  @Test
  void acceptsManifestsWithoutCredentials() {
    Profile.Builder profile =
        CheckRun.profile()
            .manifests(
                manifest("v1", "ConfigMap", "data", Map.of("password", "${PASSWORD}")),
                manifest("v1", "Secret", "stringData", Map.of("a", "${A}")),
                manifest("v1", "Secret", "metadata2", Map.of()),
                manifest("bitnami.com/v1alpha1", "SealedSecret", "spec", Map.of("token", "AgBy")),
                manifest("example.com/v1", "Thing", "spec", Map.of("token", "name-of-it")));
    assertThat(CheckRun.places(check, profile)).isEmpty();
  }

  @Test
  void acceptsSopsEncryptedSecrets() {
    Map<String, Object> object =
        Map.of(
            "apiVersion", "v1",
            "kind", "Secret",
            "metadata", Map.of("name", "a"),
            "data", Map.of("a", "ENC[AES256_GCM,data:abc]", "b", "x"),
            "sops", Map.of("version", "3.7.1"));
    assertThat(
            CheckRun.places(
                check, CheckRun.profile().manifests(new Manifest(new FreeForm(object)))))
        .isEmpty();
  }

  private static HelmRelease release(Map<String, Object> values) {
    return HelmRelease.builder()
        .name("grafana")
        .namespace("demo")
        .chart(Chart.Repository.of("https://example.com", "grafana", "1.0.0"))
        .values(new FreeForm(values))
        .build();
  }

  private static Manifest manifest(
      String apiVersion, String kind, String key, Map<String, Object> part) {
    return new Manifest(
        new FreeForm(
            Map.of(
                "apiVersion",
                apiVersion,
                "kind",
                kind,
                "metadata",
                Map.of("name", "a"),
                key,
                part)));
  }
}
