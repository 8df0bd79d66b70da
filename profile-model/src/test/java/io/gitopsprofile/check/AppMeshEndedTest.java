package io.gitopsprofile.check;

import static io.gitopsprofile.check.SoundProfiles.eksHpa;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Preset;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What uses App Mesh, and what only has to do with Envoys. */
class AppMeshEndedTest {

  private static final String INJECTOR = "appmesh.k8s.aws/sidecarInjectorWebhook";
  private static final Map<String, String> ENABLED = Map.of(INJECTOR, "enabled");

  @Test
  void envoysRulesAndPrometheusUseNone() {
    assertThat(ended(eksHpa())).isEmpty();
    Namespace disabled =
        Namespace.builder().name("demo").labels(Map.of(INJECTOR, "disabled")).build();
    assertThat(ended(eksHpa().toBuilder().namespaces(disabled).build())).isEmpty();
  }

  @Test
  void sidecarsUseIt() {
    Workload annotated = Preset.PODINFO.in("demo").podAnnotations(ENABLED).build();
    assertThat(ended(eksHpa().toBuilder().workloads(annotated).build()))
        .containsExactly("workloads[0].podAnnotations[\"" + INJECTOR + "\"]");
    String image = "public.ecr.aws/appmesh/aws-appmesh-envoy:v1.29.12.1-prod";
    Container envoy = Container.builder().name("proxy").image(image).build();
    Workload written = Preset.PODINFO.in("demo").containers(envoy).build();
    assertThat(ended(eksHpa().toBuilder().workloads(written).build()))
        .containsExactly("workloads[0].containers[0].image");
  }

  @Test
  void itIsSaidOnceOfTheFirst() {
    Chart chart =
        Chart.Repository.of("https://aws.github.io/eks-charts", "appmesh-controller", "1.13.0");
    HelmRelease controller =
        HelmRelease.builder().name("appmesh-controller").namespace("demo").chart(chart).build();
    Profile all =
        eksHpa().toBuilder()
            .releases(controller)
            .namespaces(Namespace.builder().name("demo").labels(ENABLED).build())
            .manifests(Found.manifest("appmesh.k8s.aws/v1beta2", "Mesh", "m", Map.of()))
            .build();
    assertThat(ended(all)).containsExactly("releases[0].chart");
    Profile without = all.toBuilder().releases(List.of()).build();
    assertThat(ended(without)).containsExactly("namespaces[0].labels[\"" + INJECTOR + "\"]");
    assertThat(ended(without.toBuilder().namespaces(Namespace.of("demo")).build()))
        .containsExactly("manifests[0]");
  }

  private static List<String> ended(Profile profile) {
    return ProfileChecks.of(profile).stream()
        .filter(finding -> finding.code() == DiagnosticCode.APP_MESH_ENDED)
        .map(finding -> finding.path().toString())
        .toList();
  }
}
