package io.gitopsprofile.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitopsprofile.conformance.TargetTrees.Rendered;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.value.KubernetesVersion;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Kubernetes' built-in kinds, checked with the models of the official client as strictly as a
 * cluster.
 */
class CoreKindsTest {

  /** The cases of objects that the API server or Flux takes, and the client's models do not. */
  private static final Set<String> LOOSER = Set.of("sound-raw-objects", "sound-sync");

  @Test
  void acceptsEveryObject() {
    Set<String> kinds = new TreeSet<>();
    for (String name : TargetTrees.profiles()) {
      Profile profile = TargetTrees.profile(name);
      for (Target target : TargetTrees.targets(profile, name)) {
        for (Rendered rendered : TargetTrees.objects(profile, target)) {
          if (ClientModels.areOf(rendered.object()) && !LOOSER.contains(name)) {
            assertThat(ClientModels.refusals(rendered.object(), target.kubernetes()))
                .as("%s for %s, %s: %s", name, target, rendered.file(), rendered.object())
                .isEmpty();
            kinds.add(kind(rendered.object()));
          }
        }
      }
    }
    assertThat(kinds)
        .contains(
            "apps/v1 Deployment",
            "autoscaling/v2 HorizontalPodAutoscaler",
            "autoscaling/v2beta1 HorizontalPodAutoscaler",
            "autoscaling/v2beta2 HorizontalPodAutoscaler",
            "policy/v1 PodDisruptionBudget",
            "policy/v1beta1 PodDisruptionBudget",
            "v1 Namespace",
            "v1 Service");
  }

  @Test
  void rejectsUnknownField() {
    ObjectNode service = service();
    ((ObjectNode) service.get("spec")).put("portz", 80);
    refused(service, "portz");
    ObjectNode port = service();
    ((ObjectNode) port.at("/spec/ports/0")).put("targetport", 80);
    refused(port, "targetport");
    ObjectNode metadata = service();
    ((ObjectNode) metadata.get("metadata")).put("nameSpace", "demo");
    refused(metadata, "nameSpace");
  }

  @Test
  void rejectsWrongType() {
    ObjectNode port = service();
    ((ObjectNode) port.at("/spec/ports/0")).put("port", "80");
    refused(port, "port");
    ObjectNode label = service();
    ((ObjectNode) label.get("spec")).putObject("selector").put("on", true);
    refused(label, "selector");
    ObjectNode quantity = deployment("resources: {requests: {cpu: one}}");
    refused(quantity, "cpu");
  }

  @Test
  void rejectsMissingField() {
    ObjectNode port = service();
    ((ObjectNode) port.at("/spec/ports/0")).remove("port");
    refused(port, "port");
    ObjectNode deployment = deployment("");
    ((ObjectNode) deployment.get("spec")).remove("selector");
    refused(deployment, "selector");
  }

  @Test
  void rejectsFieldsAbsentFromRelease() {
    ObjectNode probe = deployment("startupProbe: {grpc: {port: 80}}");
    assertThat(ClientModels.refusals(probe, KubernetesVersion.of("1.17"))).isNotEmpty();
    assertThat(ClientModels.refusals(probe, KubernetesVersion.of("1.23"))).isEmpty();
    ObjectNode unserved = service().put("apiVersion", "apps/v1");
    assertThat(ClientModels.refusals(unserved, KubernetesVersion.of("1.23"))).isEmpty();
    unserved.put("apiVersion", "apps/v7");
    assertThat(ClientModels.refusals(unserved, KubernetesVersion.of("1.23"))).hasSize(1);
  }

  /** Checks that every release rejects the object with the location. */
  private static void refused(ObjectNode object, String where) {
    for (KubernetesVersion version : ClientModels.versions()) {
      assertThat(ClientModels.refusals(object, version))
          .as("%s", version)
          .hasSize(1)
          .first()
          .asString()
          .contains(where);
    }
  }

  private static String kind(JsonNode object) {
    return object.path("apiVersion").asText() + " " + object.path("kind").asText();
  }

  private static ObjectNode service() {
    return (ObjectNode)
        TargetTrees.json(
            """
            apiVersion: v1
            kind: Service
            metadata: {name: podinfo, namespace: demo}
            spec: {ports: [{port: 80}]}
            """);
  }

  private static ObjectNode deployment(String container) {
    return (ObjectNode)
        TargetTrees.json(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: podinfo, namespace: demo}
            spec:
              selector: {matchLabels: {app: podinfo}}
              template:
                metadata: {labels: {app: podinfo}}
                spec:
                  containers:
                    - name: podinfo
                      %s
            """
                .formatted(container));
  }
}
