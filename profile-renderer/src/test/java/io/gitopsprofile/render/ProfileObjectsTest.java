package io.gitopsprofile.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The objects of a profile and the places of their fields. */
final class ProfileObjectsTest {

  private static final String PROFILE =
      """
      profile: v1
      name: objects
      target: {kubernetes: "1.27", flux: v2}
      namespaces: [{name: demo}]
      workloads:
        - name: web
          namespace: demo
          podLabels: {tier: front}
          fargate: {scheduler: fargate}
          containers:
            - name: web
              image: web:1.0.0
              ports: [{name: http, containerPort: 80}]
            - name: log
              image: log:1.0.0
          service:
            ports: [{name: http, port: 80, targetPort: http}]
            patch: {spec: {clusterIP: None}}
          podDisruptionBudget: {minAvailable: 1}
          patch:
            metadata: {labels: {team: a}}
            spec:
              template:
                spec:
                  hostNetwork: true
                  containers:
                    - name: log
                      resources: {requests: {cpu: 1}}
      autoscalers:
        - name: web
          namespace: demo
          target: web
          maxReplicas: 3
          metrics: [{cpu: {averageUtilization: 50}}]
      manifests:
        - apiVersion: v1
          kind: Service
          metadata: {name: other}
          spec: {ports: [{port: 81}]}
        - apiVersion: batch/v1
          kind: CronJob
          metadata: {name: nightly, namespace: demo}
          spec:
            jobTemplate:
              spec:
                template:
                  metadata: {labels: {tier: front}}
                  spec: {containers: [{name: job, image: "job:1"}]}
      """;

  private final ProfileObjects objects =
      RenderedObjects.of(new ProfileReader().read(PROFILE, "profile.yaml", Path.of(".")).profile());

  @ParameterizedTest
  @CsvSource({
    "Deployment web, metadata.name, workloads[0].name",
    "Deployment web, metadata.labels.team, workloads[0].patch.metadata.labels.team",
    "Deployment web, spec.replicas, workloads[0].replicas",
    "Deployment web, spec.selector.matchLabels.app, workloads[0].selector.app",
    "Deployment web, spec.template.metadata.labels.tier, workloads[0].podLabels.tier",
    "Deployment web, spec.template.metadata.labels.scheduler, workloads[0].fargate.scheduler",
    "Deployment web, spec.template.spec.volumes, workloads[0].volumes",
    "Deployment web, spec.template.spec.hostNetwork,"
        + " workloads[0].patch.spec.template.spec.hostNetwork",
    "Deployment web, kind, workloads[0]",
    "Service web, spec.ports, workloads[0].service.ports",
    "Service web, spec.clusterIP, workloads[0].service.patch.spec.clusterIP",
    "PodDisruptionBudget web, spec.minAvailable, workloads[0].podDisruptionBudget.minAvailable",
    "HorizontalPodAutoscaler web, spec.metrics, autoscalers[0].metrics",
    "HorizontalPodAutoscaler web, spec.scaleTargetRef, autoscalers[0].target",
    "Namespace demo, metadata.name, namespaces[0].name",
    "Service other, spec.ports, manifests[0].spec.ports"
  })
  void fieldsStandWhereTheProfileWritesThem(String object, String field, String path) {
    String[] named = object.split(" ", -1);
    ProfileObject found = objects.named(named[0], named[1]).get(0);
    assertThat(found.at(field.split("\\.", -1))).hasToString(path);
  }

  @Test
  void elementsOfListsStandWhereTheProfileWritesThem() {
    PodTemplate pods = objects.podsOf("Deployment", "demo", "web");
    assertThat(pods).isNotNull();
    assertThat(pods.containers())
        .extracting(container -> container.in("image").path().toString())
        .containsExactly("workloads[0].containers[0].image", "workloads[0].containers[1].image");
    ObjectField log = pods.containers().get(1);
    assertThat(log.in("resources", "requests", "cpu").path())
        .hasToString("workloads[0].patch.spec.template.spec.containers[0].resources.requests.cpu");
    assertThat(log.in("resources", "limits").path())
        .hasToString("workloads[0].containers[1].resources.limits");
  }

  @Test
  void everyObjectIsThereWithItsPatch() {
    assertThat(objects.all())
        .extracting(object -> object.kind() + " " + object.namespace() + "/" + object.name())
        .contains(
            "Namespace default/demo",
            "Deployment demo/web",
            "Service demo/web",
            "Service default/other",
            "CronJob demo/nightly",
            "HorizontalPodAutoscaler demo/web");
    ProfileObject deployment = objects.find("apps", "Deployment", "demo", "web");
    assertThat(deployment).isNotNull();
    assertThat(deployment.field("metadata", "labels").texts()).containsEntry("team", "a");
    assertThat(deployment).isSameAs(objects.of(ProfilePath.ROOT.key("workloads").index(0)));
    assertThat(objects.find("", "Deployment", "demo", "web")).isNull();
  }

  @Test
  void podsOfAllKindsAreFoundByTheirLabels() {
    assertThat(titles(objects.podsWith("demo", Map.of("tier", "front"))))
        .containsExactly("workload \"web\"", "CronJob \"nightly\"");
    assertThat(titles(objects.podsWith("demo", Map.of("tier", "front", "app", "web"))))
        .containsExactly("workload \"web\"");
    assertThat(objects.podsWith("default", Map.of("tier", "front"))).isEmpty();
    assertThat(objects.podsWith("demo", Map.of())).as("no selector selects none").isEmpty();
    assertThat(objects.podsWith("demo", Map.of("tier", "front"), 1)).hasSize(1);
  }

  private static List<String> titles(List<PodTemplate> pods) {
    return pods.stream().map(one -> one.object().title()).toList();
  }
}
