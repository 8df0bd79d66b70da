package io.gitopsprofile.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.gitopsprofile.model.adapter.PrometheusEndpoint;
import io.gitopsprofile.model.adapter.RuleName;
import io.gitopsprofile.model.autoscaler.ScalingPolicy;
import io.gitopsprofile.model.autoscaler.ScalingRules;
import io.gitopsprofile.model.cluster.FargateProfile;
import io.gitopsprofile.model.cluster.FargateSelector;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.ContainerPort;
import io.gitopsprofile.model.container.EnvSource;
import io.gitopsprofile.model.container.Probe;
import io.gitopsprofile.model.container.ProbeAction;
import io.gitopsprofile.model.container.Resources;
import io.gitopsprofile.model.container.SeccompProfile;
import io.gitopsprofile.model.container.SecurityContext;
import io.gitopsprofile.model.container.VolumeMount;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.release.action.FailureStrategy;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.InvalidValueException.Problem;
import io.gitopsprofile.model.value.LabelExpression;
import io.gitopsprofile.model.value.NamesTest;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.workload.Scrape;
import io.gitopsprofile.model.workload.ServicePort;
import io.gitopsprofile.model.workload.Toleration;
import io.gitopsprofile.model.workload.VolumeSource;
import io.gitopsprofile.model.workload.Workload;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Values that records refuse, beyond the names of {@link NamesTest}. */
final class RefusalTest {

  @Test
  void reportsAllProblemsOfRecordAtOnce() {
    ThrowingCallable broken =
        () ->
            Workload.builder()
                .name("Bad")
                .namespace("b.c")
                .labels(Map.of("a", "ok", "b", "not ok", "c d", "x"))
                .replicas(-1)
                .progressDeadlineSeconds(0)
                .serviceAccountName("A")
                .build();
    InvalidValueException refused = catchThrowableOfType(InvalidValueException.class, broken);
    assertThat(refused.problems())
        .extracting(Problem::component, Problem::entry, Problem::message)
        .containsExactly(
            tuple("name", "", "\"Bad\" is not a DNS subdomain"),
            tuple("namespace", "", "\"b.c\" is not a DNS label"),
            tuple("labels", "b", "\"not ok\" is not a label value"),
            tuple("labels", "c d", "\"c d\" is not a key of a label"),
            tuple("replicas", "", "replicas cannot be -1"),
            tuple("progressDeadlineSeconds", "", "progressDeadlineSeconds cannot be 0"),
            tuple("serviceAccountName", "", "\"A\" is not a DNS subdomain"));
    assertThat(refused.getMessage().lines()).hasSize(7);
    assertThat(refused.problems()).allMatch(problem -> !problem.fix().isBlank());
  }

  @Test
  void refusesIntervalOfZero() {
    GoDuration none = GoDuration.of("0m0s");
    refuses(
        () -> Sync.builder().interval(none).build(),
        "interval cannot be 0m0s; use a time above zero");
    refuses(
        () -> Sync.builder().retryInterval(none).build(),
        "retryInterval cannot be 0m0s; use a time above zero");
    refuses(
        () -> new FailureStrategy(FailureStrategy.Name.RETRY_ON_FAILURE, none),
        "retryInterval cannot be 0m0s; use a time above zero");
    refuses(
        () ->
            HelmRelease.builder()
                .name("a")
                .namespace("b")
                .chart(Chart.Repository.of("https://example.com", "c", "1.0.0"))
                .interval(none)
                .build(),
        "interval cannot be 0m0s; use a time above zero");
    assertThatCode(() -> Sync.builder().interval(GoDuration.of("1ms")).build())
        .doesNotThrowAnyException();
  }

  @Test
  void refusesPortsAbove65535() {
    assertThatCode(() -> new ContainerPort(null, 65535, null)).doesNotThrowAnyException();
    refuses(() -> new ContainerPort(null, 65536, null), "use a number from 1 to 65535");
    refuses(
        () -> ServicePort.builder().port(0).build(),
        "port cannot be 0; use a number from 1 to 65535");
    refuses(() -> new ProbeAction.Grpc(-1, null), "port cannot be -1; ");
    refuses(() -> Scrape.port(70000), "port cannot be 70000; ");
    refuses(() -> PrometheusEndpoint.of("http://a", 65536), "port cannot be 65536; ");
    assertThatCode(() -> PrometheusEndpoint.of("http://a", 0)).doesNotThrowAnyException();
  }

  @Test
  void refusesNumbersOutOfKubernetesRanges() {
    refuses(
        () -> new ScalingPolicy("Pods", 1, 1801),
        "periodSeconds cannot be 1801; use a number from 1");
    refuses(() -> new ScalingPolicy("Pods", 0, 1), "value cannot be 0; use 1 or more");
    refuses(
        () -> ScalingRules.builder().stabilizationWindowSeconds(3601).build(),
        "3601; use a number from 0 to 3600");
    refuses(
        () -> new VolumeSource.KeyToPath("a", "b", 512),
        "mode cannot be 512; use a number from 0 to 511");
    refuses(
        () -> SecurityContext.builder().runAsUser(1L << 31).build(),
        "runAsUser cannot be 2147483648; ");
    refuses(
        () -> Probe.builder().action(ProbeAction.Exec.of("x")).periodSeconds(0).build(),
        "periodSeconds cannot be 0; use 1 or more");
  }

  @Test
  void refusesWordsUnknownToKubernetes() {
    refuses(
        () -> new ScalingPolicy("pods", 1, 1), "type cannot be \"pods\"; use one of Percent, Pods");
    refuses(
        () -> new LabelExpression("a", "in", List.of()),
        "operator cannot be \"in\"; use one of DoesNotExist, Exists, In, NotIn");
    refuses(
        () -> new SeccompProfile("None", null), "use one of Localhost, RuntimeDefault, Unconfined");
    refuses(
        () -> Scrape.builder().scheme("HTTP").build(),
        "scheme cannot be \"HTTP\"; use one of http, https");
    refuses(
        () -> new VolumeSource.EmptyDir("Disk", null),
        "medium cannot be \"Disk\"; use one of Memory");
    refuses(() -> Toleration.builder().effect("Never").build(), "effect cannot be \"Never\"");
  }

  @Test
  void refusesUrlsWithUnknownSchemeOrBlanks() {
    assertThatCode(() -> Chart.Repository.of("oci://ghcr.io/a", "b", "1"))
        .doesNotThrowAnyException();
    for (String bad :
        List.of("", "a", "ftp://a", "https://", "https:/a", "https://a b", "https://a\n")) {
      refuses(() -> Chart.Repository.of(bad, "b", "1"), "\"" + bad + "\" is not a URL");
    }
    assertThatCode(() -> Chart.Git.of("git@github.com:a/b", "m", "c")).doesNotThrowAnyException();
    refuses(() -> Chart.Git.of("github.com/a/b", "m", "c"), "\"github.com/a/b\" is not a URL");
  }

  @Test
  void refusesKeysAndPathsThatKubernetesRefuses() {
    refuses(() -> new EnvSource.SecretKeyRef("a", "b/c", null), "is not a key of a ConfigMap");
    refuses(() -> new EnvSource.ConfigMapKeyRef("a", "..", null), "is not a key of a ConfigMap");
    refuses(() -> new ProbeAction.HttpHeader("X Y", ""), "is not the name of an HTTP header");
    refuses(() -> new VolumeMount("a", "/b", "/c", null), "\"/c\" leads out of the volume");
    refuses(() -> new VolumeSource.KeyToPath("a", "b/../c", null), "leads out of the volume");
    assertThatCode(() -> new VolumeMount("a", "/b", "c/..d", null)).doesNotThrowAnyException();
    refuses(() -> Toleration.builder().key("a b").build(), "\"a b\" is not a key of a label");
  }

  @Test
  void refusesUnknownResourcesOfContainers() {
    assertThat(Resources.requests("1", "1Mi").requests().keySet()).containsExactly("cpu", "memory");
    Map<String, Quantity> requests =
        Map.of("mem", Quantity.of(1), "nvidia.com/gpu", Quantity.of(1));
    refuses(
        () -> new Resources(requests, Map.of()),
        "\"mem\" is not a resource of a container; use cpu,");
  }

  @Test
  void refusesBlankAndEmptyParts() {
    refuses(() -> new RuleName(" ", null), "matches is empty; give it a value or remove the key");
    refuses(() -> ProbeAction.Exec.of(), "command is empty; give it at least one element");
    refuses(() -> FargateProfile.of("a"), "selectors is empty; ");
    refuses(
        () -> FargateProfile.of("eks-a", new FargateSelector("a", Map.of())), "which EKS keeps");
    refuses(() -> Container.builder().name("a").image("b c").build(), "\"b c\" is not an image; ");
  }

  @Test
  void requiresIdentityOfManifest() {
    refuses(() -> manifest(Map.of("kind", "A", "metadata", Map.of("name", "b"))), "no apiVersion");
    refuses(
        () -> manifest(Map.of("apiVersion", "v1", "kind", 1)),
        "kind of the object must be text, but is 1");
    refuses(
        () -> manifest(Map.of("apiVersion", "v1", "kind", "A", "metadata", List.of())),
        "no metadata.name");
  }

  private static Manifest manifest(Map<String, Object> object) {
    return new Manifest(new FreeForm(object));
  }

  private static void refuses(ThrowingCallable record, String message) {
    assertThatThrownBy(record)
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(message);
  }
}
