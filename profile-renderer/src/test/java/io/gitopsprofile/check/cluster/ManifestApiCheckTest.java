package io.gitopsprofile.check.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.CheckRun;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.value.FreeForm;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ManifestApiCheckTest {

  private final Check check = new ManifestApiCheck();

  @ParameterizedTest
  @CsvSource({
    "1.15, extensions/v1beta1, Deployment",
    "1.21, extensions/v1beta1, Ingress",
    "1.19, networking.k8s.io/v1, Ingress",
    "1.24, policy/v1beta1, PodSecurityPolicy",
    "1.21, rbac.authorization.k8s.io/v1beta1, ClusterRole",
    "1.28, flowcontrol.apiserver.k8s.io/v1beta2, FlowSchema",
    "1.40, apps/v1, StatefulSet",
    "1.40, v1, ConfigMap",
    "1.40, cert-manager.io/v1alpha2, Certificate",
    "1.40, networking.internal.knative.dev/v1alpha1, Ingress"
  })
  void acceptsServedApi(String kubernetes, String apiVersion, String kind) {
    assertThat(CheckRun.places(check, with(kubernetes, apiVersion, kind))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.16, extensions/v1beta1, Deployment, apps/v1",
    "1.16, extensions/v1beta1, NetworkPolicy, networking.k8s.io/v1",
    "1.16, apps/v1beta2, StatefulSet, apps/v1",
    "1.18, networking.k8s.io/v1, Ingress, networking.k8s.io/v1beta1",
    "1.22, extensions/v1beta1, Ingress, networking.k8s.io/v1",
    "1.20, batch/v1, CronJob, batch/v1beta1",
    "1.25, batch/v1beta1, CronJob, batch/v1",
    "1.20, policy/v1, PodDisruptionBudget, policy/v1beta1",
    "1.25, policy/v1beta1, PodDisruptionBudget, policy/v1",
    "1.22, autoscaling/v2, HorizontalPodAutoscaler, autoscaling/v2beta2",
    "1.22, apiregistration.k8s.io/v1beta1, APIService, apiregistration.k8s.io/v1",
    "1.32, flowcontrol.apiserver.k8s.io/v1beta3, FlowSchema, flowcontrol.apiserver.k8s.io/v1"
  })
  void reportsUnservedApi(String kubernetes, String apiVersion, String kind, String replacement) {
    assertThat(CheckRun.findings(check, with(kubernetes, apiVersion, kind)))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.code()).isEqualTo(DiagnosticCode.API_NOT_SERVED);
              assertThat(it.path()).hasToString("manifests[0].apiVersion");
              assertThat(it.fix()).startsWith("write apiVersion: " + replacement + ",");
            });
  }

  @Test
  void reportsRemovedKind() {
    assertThat(CheckRun.findings(check, with("1.25", "policy/v1beta1", "PodSecurityPolicy")))
        .singleElement()
        .hasToString(
            "manifests[0].apiVersion: error PRF070: the PodSecurityPolicy \"a\" has"
                + " apiVersion policy/v1beta1; Kubernetes 1.10 to 1.24 serves it, and the target is"
                + " 1.25\n"
                + "  fix: remove it; the namespace labels pod-security.kubernetes.io/* take its"
                + " place");
    assertThat(CheckRun.findings(check, with("1.14", "discovery.k8s.io/v1", "EndpointSlice")))
        .extracting(Diagnostic::fix)
        .containsExactly("remove it; Kubernetes 1.14 does not serve EndpointSlice");
  }

  private static Profile.Builder with(String kubernetes, String apiVersion, String kind) {
    return CheckRun.profile(kubernetes, Flux.V1)
        .manifests(
            new Manifest(
                new FreeForm(
                    Map.of(
                        "apiVersion", apiVersion, "kind", kind, "metadata", Map.of("name", "a")))));
  }
}
