package io.gitopsprofile.render.flux;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.render.TreeValues;
import io.gitopsprofile.rendered.RenderedObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The order in which Flux v2 applies Kustomizations, and their names. */
class KustomizationRendererTest {

  private static final String START =
      """
      profile: v1
      name: shop
      target: {kubernetes: "1.34", flux: v2}
      """;

  @Test
  void avoidsCyclesBetweenReleases() {
    String profile =
        START
            + """
            namespaces: [{name: infra}, {name: cert-manager}, {name: edge}, {name: apps}, {name: demo}]
            releases:
              - name: cert-manager
                namespace: infra
                targetNamespace: cert-manager
                releaseName: cert-manager
                chart: {repository: "https://example.com", name: cert-manager, version: 1.0.0}
              - name: gateway
                namespace: infra
                targetNamespace: edge
                releaseName: gateway
                chart: {repository: "https://example.com", name: gateway, version: 1.0.0}
              # It may need the CRDs of cert-manager.
              - name: web
                namespace: apps
                releaseName: web
                chart: {repository: "https://example.com", name: web, version: 1.0.0}
            workloads:
              - {preset: podinfo, namespace: edge}
              - {preset: podinfo, namespace: demo}
            """;
    assertThat(waits(profile))
        .isEqualTo(
            Map.of(
                "infra", List.of("cert-manager"),
                "cert-manager", List.of(),
                "edge", List.of(),
                "apps", List.of(),
                "demo", List.of("infra", "apps")));
  }

  @Test
  void doesNotWaitForMetrics() {
    String profile =
        START
            + """
            cluster: {name: shop, provides: [metrics-server]}
            namespaces: [{name: infra}, {name: edge}, {name: monitoring}, {name: demo}]
            releases:
              - name: gateway
                namespace: infra
                targetNamespace: edge
                releaseName: gateway
                chart: {repository: "https://example.com", name: gateway, version: 1.0.0}
            metricsAdapter:
              release:
                name: prometheus-adapter
                namespace: monitoring
                chart:
                  repository: https://prometheus-community.github.io/helm-charts
                  name: prometheus-adapter
                  version: 5.3.0
              prometheus: {url: "https://prometheus.example.com", port: 443}
              rules: [{counter: http_requests_total, window: 1m, as: http_requests_per_second}]
            workloads:
              - {preset: podinfo, namespace: edge}
              - {preset: podinfo, namespace: demo}
            autoscalers:
              - name: podinfo
                namespace: edge
                target: podinfo
                maxReplicas: 4
                metrics: [{httpRequests: {averageValue: 10}}]
              - name: podinfo
                namespace: demo
                target: podinfo
                maxReplicas: 4
                metrics: [{httpRequests: {averageValue: 10}}]
            """;
    assertThat(waits(profile))
        .isEqualTo(
            Map.of(
                "infra", List.of(),
                "edge", List.of(),
                "monitoring", List.of(),
                "demo", List.of("infra", "monitoring")));
  }

  @Test
  void doesNotWaitForPodsThatNeedRelease() {
    String profile =
        START
            + """
            namespaces: [{name: infra}, {name: demo}]
            releases:
              # podinfo may need its Secret, so that demo is ready only with it.
              - name: redis
                namespace: infra
                targetNamespace: demo
                releaseName: redis
                dependsOn: [{name: operator, namespace: demo}]
                chart: {repository: "https://example.com", name: redis, version: 1.0.0}
              - name: operator
                namespace: demo
                releaseName: operator
                chart: {repository: "https://example.com", name: operator, version: 1.0.0}
            workloads:
              - {preset: podinfo, namespace: demo}
            """;
    assertThat(waits(profile)).isEqualTo(Map.of("infra", List.of(), "demo", List.of()));
  }

  @Test
  void shortensNameToLabelLength() {
    String longest = "n".repeat(63);
    String profile =
        START
            + """
            namespaces: [{name: %1$s}]
            releases:
              - name: web
                namespace: %1$s
                releaseName: web
                chart: {repository: "https://example.com", name: web, version: 1.0.0}
            manifests:
              - apiVersion: example.com/v1
                kind: Color
                metadata: {name: red, namespace: %1$s}
            """
                .formatted(longest);
    assertThat(waits(profile).keySet())
        .contains(longest)
        .hasSize(2)
        .allMatch(name -> name.matches("n{63}|n{54}-[0-9a-f]{8}"));
  }

  /** Each Kustomization, with those that it waits for. */
  private static Map<String, List<?>> waits(String profile) {
    Map<String, List<?>> waits = new TreeMap<>();
    GenerationResult result =
        new ProfileGenerator().generate(profile, "profile.yaml", Path.of("."), TargetOverride.NONE);
    for (RenderedObject object : result.tree().objects()) {
      if (object.kind().equals("Kustomization")) {
        waits.put(object.name(), dependencies(object));
      }
    }
    return waits;
  }

  private static List<?> dependencies(RenderedObject kustomization) {
    return TreeValues.at(kustomization.content().entries(), "spec", "dependsOn")
            instanceof List<?> dependencies
        ? dependencies.stream().map(each -> TreeValues.at(each, "name")).toList()
        : List.of();
  }
}
