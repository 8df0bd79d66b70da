package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.render.RenderedObjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A manifest is checked by the rule of the typed part that makes the same object. */
final class ManifestsAlikeTest {

  private static final Map<String, ?> WEB =
      Map.of(
          "selector",
          Map.of("matchLabels", Map.of("app", "web")),
          "template",
          Map.of(
              "metadata",
              Map.of("labels", Map.of("app", "web")),
              "spec",
              Map.of(
                  "containers",
                  List.of(
                      Map.of(
                          "name",
                          "web",
                          "image",
                          "web:1.0.0",
                          "ports",
                          List.of(
                              Map.of("name", "http", "containerPort", 80),
                              Map.of("name", "http", "containerPort", 81)),
                          "livenessProbe",
                          Map.of("httpGet", Map.of("port", "htp")))))));

  @Test
  void portsAreThoseOfThePods() {
    Profile profile = with(Found.manifest("apps/v1", "StatefulSet", "web", WEB));
    assertThat(Found.of(DiagnosticCode.PORT_MISMATCH, profile))
        .containsExactly(
            "PRF036 manifests[0].spec.template.spec.containers[0].livenessProbe.httpGet.port"
                + " livenessProbe of container \"web\" leads to port \"htp\", and no container of"
                + " StatefulSet \"web\" has a port of that name; did you mean \"http\"?");
    assertThat(Found.of(DiagnosticCode.DUPLICATE_PORT, profile))
        .containsExactly(
            "PRF037 manifests[0].spec.template.spec.containers[0].ports[1].name port \"http\" of"
                + " StatefulSet \"web\" stands twice, in container \"web\"");
  }

  @Test
  void servicesLeadToPodsOfManifests() {
    Manifest web = Found.manifest("apps/v1", "StatefulSet", "web", WEB);
    assertThat(Found.of(DiagnosticCode.SERVICE_TARGET, with(web, service("web", "http"))))
        .isEmpty();
    assertThat(Found.of(DiagnosticCode.SERVICE_TARGET, with(web, service("web", "grpc"))))
        .singleElement()
        .asString()
        .startsWith("PRF035 manifests[1].spec.ports[0].targetPort Service \"front\" leads to port");
    assertThat(Found.of(DiagnosticCode.SERVICE_TARGET, with(web, service("wob", "http"))))
        .hasSize(1);
  }

  @Test
  void servicesWithoutPortsAreHeadlessOrExternal() {
    assertThat(Found.of(DiagnosticCode.WORKLOAD_INVALID, with(service(Map.of("type", "NodePort")))))
        .containsExactly("PRF039 manifests[0].spec.ports Service \"front\" has no ports");
    assertThat(
            Found.of(DiagnosticCode.WORKLOAD_INVALID, with(service(Map.of("clusterIP", "None")))))
        .isEmpty();
    assertThat(
            Found.of(
                DiagnosticCode.WORKLOAD_INVALID, with(service(Map.of("type", "ExternalName")))))
        .isEmpty();
  }

  @Test
  void selectorsDoNotOverlap() {
    Profile profile =
        with(
            Found.manifest("apps/v1", "StatefulSet", "web", WEB),
            Found.manifest("apps/v1", "Deployment", "other", WEB));
    assertThat(Found.of(DiagnosticCode.SELECTOR, profile))
        .containsExactly(
            "PRF034 manifests[1].spec.selector the selector of Deployment \"other\" (app: web) also"
                + " selects the pods of StatefulSet \"web\" in namespace \"demo\"");
  }

  @Test
  void podsOfJobsOverlapOnlyIfCounted() {
    Manifest deployment = Found.manifest("apps/v1", "Deployment", "web", WEB);
    Manifest job =
        Found.manifest(
            "batch/v1",
            "Job",
            "web",
            Map.of("template", Map.of("metadata", Map.of("labels", Map.of("app", "web")))));
    assertThat(Found.of(DiagnosticCode.SELECTOR, with(deployment, job))).isEmpty();
    String overlap =
        "PRF034 manifests[1].spec.template.metadata.labels.app the selector of Deployment \"web\""
            + " (app: web) also selects the pods of Job \"web\" in namespace \"demo\"";
    Manifest autoscaler =
        Found.manifest(
            "autoscaling/v1",
            "HorizontalPodAutoscaler",
            "web",
            Map.of(
                "scaleTargetRef",
                Map.of("apiVersion", "apps/v1", "kind", "Deployment", "name", "web"),
                "maxReplicas",
                3));
    assertThat(Found.of(DiagnosticCode.SELECTOR, with(deployment, job, autoscaler)))
        .containsExactly(overlap);
    Manifest budget =
        Found.manifest(
            "policy/v1",
            "PodDisruptionBudget",
            "web",
            Map.of("minAvailable", 1, "selector", Map.of("matchLabels", Map.of("app", "web"))));
    assertThat(Found.of(DiagnosticCode.SELECTOR, with(deployment, job, budget)))
        .containsExactly(overlap);
  }

  @Test
  void servicesMeanPodsOfClosestLabel() {
    Manifest first = Found.manifest("batch/v1", "Job", "first", labelled("api"));
    Manifest second = Found.manifest("batch/v1", "Job", "second", labelled("shop"));
    assertThat(Found.of(DiagnosticCode.SERVICE_TARGET, with(first, second, service("shopp", "80"))))
        .containsExactly(
            "PRF035 manifests[2].spec.selector.app Service \"front\" selects pods by app: shopp,"
                + " and the pods of Job \"second\" have app: shop");
    assertThat(RenderedObjects.findings(with(first, second, service("other", "80"))))
        .filteredOn(found -> found.code() == DiagnosticCode.SERVICE_TARGET)
        .singleElement()
        .satisfies(found -> assertThat(found.edits()).isEmpty());
  }

  private static Map<String, ?> labelled(String app) {
    return Map.of("template", Map.of("metadata", Map.of("labels", Map.of("app", app))));
  }

  private static Manifest service(String app, String port) {
    return service(
        Map.of(
            "selector",
            Map.of("app", app),
            "ports",
            List.of(Map.of("port", 80, "targetPort", port))));
  }

  private static Manifest service(Map<String, ?> spec) {
    return Found.manifest("v1", "Service", "front", spec);
  }

  private static Profile with(Manifest... manifests) {
    return SoundProfiles.eksHpa().toBuilder().manifests(manifests).build();
  }
}
