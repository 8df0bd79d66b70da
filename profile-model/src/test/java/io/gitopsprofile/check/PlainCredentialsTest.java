package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.EnvSource;
import io.gitopsprofile.model.EnvVar;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.PortReference;
import io.gitopsprofile.model.Probe;
import io.gitopsprofile.model.ProbeAction;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlainCredentialsTest {

  private final Check check = new PlainCredentials();

  @Test
  void valuesOfARelease() {
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
  void doesNotRepeatTheCredential() {
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
  void references() {
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
  void containers() {
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
  void argumentsInEveryForm() {
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
  void probes() {
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
            .build();
    assertThat(inContainer(container))
        .containsExactly(
            "livenessProbe.exec.command[1]",
            "readinessProbe.httpGet.httpHeaders[0].value",
            "readinessProbe.httpGet.httpHeaders[1].value");
  }

  @Test
  void theAddressOfAChart() {
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
  void manifests() {
    Profile.Builder profile =
        CheckRun.profile()
            .manifests(
                manifest("v1", "ConfigMap", "data", Map.of("password", "hunter2", "level", "info")),
                manifest("v1", "Secret", "stringData", Map.of("a", "b")),
                manifest("v1", "Secret", "data", Map.of("a", "aHVudGVyMg==")),
                manifest("example.com/v1", "Thing", "spec", Map.of("key", "AKIAIOSFODNN7EXAMPLE")));
    assertThat(CheckRun.places(check, profile))
        .containsExactly(
            "PRF051 manifests[0].data.password",
            "PRF051 manifests[1].stringData.a",
            "PRF051 manifests[2].data.a",
            "PRF051 manifests[3].spec.key");
  }

  @Test
  void manifestsWithoutAny() {
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
  void encryptedBySops() {
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
