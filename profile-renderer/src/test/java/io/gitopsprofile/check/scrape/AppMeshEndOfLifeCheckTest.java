package io.gitopsprofile.check.scrape;

import static io.gitopsprofile.check.SoundProfiles.eksHpa;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.Found;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Preset;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.render.RenderedObjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Uses of App Mesh, and uses of Envoy without App Mesh. */
class AppMeshEndOfLifeCheckTest {

  private static final String INJECTOR = "appmesh.k8s.aws/sidecarInjectorWebhook";
  private static final Map<String, String> ENABLED = Map.of(INJECTOR, "enabled");

  @Test
  void ignoresRulesAndPrometheusOfEnvoy() {
    assertThat(ended(eksHpa())).isEmpty();
    Namespace disabled =
        Namespace.builder().name("demo").labels(Map.of(INJECTOR, "disabled")).build();
    assertThat(ended(eksHpa().toBuilder().namespaces(disabled).build())).isEmpty();
  }

  @Test
  void reportsRequestedSidecars() {
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
  void reportsFirstUseOnce() {
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
    return RenderedObjects.findings(profile).stream()
        .filter(finding -> finding.code() == DiagnosticCode.APP_MESH_ENDED)
        .map(finding -> finding.path().toString())
        .toList();
  }
}
