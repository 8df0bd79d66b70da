package io.gitopsprofile.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.ProfileChecks;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Behavior;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.ContainerPort;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.IntOrPercent;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.PodDisruptionBudget;
import io.gitopsprofile.model.PortReference;
import io.gitopsprofile.model.Preset;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Protocol;
import io.gitopsprofile.model.Quantity;
import io.gitopsprofile.model.ScaleTarget;
import io.gitopsprofile.model.ScalingRules;
import io.gitopsprofile.model.Service;
import io.gitopsprofile.model.ServicePort;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.Volume;
import io.gitopsprofile.model.VolumeSource;
import io.gitopsprofile.model.Workload;
import io.gitopsprofile.read.ProfileReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

final class EffectiveProfileTest {

  @Test
  void withoutPatchesItIsTheProfile() {
    Profile profile = SeedProfile.profile();
    assertThat(
            EffectiveProfile.of(profile, ProfileRenderer.render(profile).objects(), new Problems()))
        .isSameAs(profile);
  }

  /** A patch of what no record types, on every part, so that every part is read back. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "../templates/eks-hpa",
        "../templates/eks-hpa-appmesh",
        "../templates/eks-hpa-cpu",
        "src/test/golden/kitchen-sink"
      })
  void readingBackLosesNothing(String directory) {
    Path file = Path.of(directory, "profile.yaml");
    Profile profile = patchedEverywhere(new ProfileReader().read(file).profile());
    Profile effective =
        EffectiveProfile.of(profile, ProfileRenderer.render(profile).objects(), new Problems());
    assertThat(effective.releases()).isEqualTo(profile.releases());
    for (int i = 0; i < profile.workloads().size(); i++) {
      Workload before = profile.workloads().get(i);
      Workload after = effective.workloads().get(i);
      assertThat(after.allLabels()).containsAllEntriesOf(before.allLabels());
      assertThat(after.allPodLabels()).isEqualTo(before.allPodLabels());
      assertThat(after.allPodAnnotations()).isEqualTo(before.allPodAnnotations());
      assertThat(plain(after)).isEqualTo(plain(before));
    }
    for (int i = 0; i < profile.namespaces().size(); i++) {
      Namespace before = profile.namespaces().get(i);
      assertThat(effective.namespaces().get(i).reconcile()).isEqualTo(before.reconcile());
    }
    for (int i = 0; i < profile.autoscalers().size(); i++) {
      Autoscaler before = profile.autoscalers().get(i);
      Autoscaler after = effective.autoscalers().get(i);
      assertThat(after.toBuilder().annotations(Map.of()).build())
          .isEqualTo(before.toBuilder().annotations(Map.of()).build());
    }
  }

  @Test
  void workload() {
    Workload effective =
        workload(
            """
            metadata: {annotations: {fluxcd.io/ignore: "yes"}}
            spec:
              replicas: 3
              template:
                metadata:
                  annotations: {prometheus.io/port: "9999"}
                  labels: {scheduler: null, app: other}
                spec:
                  hostNetwork: true
                  containers:
                    - name: podinfod
                      ports: [{name: http, containerPort: 8080}]
                      resources: {requests: {cpu: null}}
                      lifecycle: {preStop: {exec: {command: [sleep, "5"]}}}
                    - {name: sidecar, image: "envoy:1"}
                  volumes:
                    - {name: token, projected: {sources: []}}
            """);
    assertThat(effective.annotations()).containsEntry("fluxcd.io/ignore", "yes");
    assertThat(effective.replicas()).isEqualTo(3);
    assertThat(effective.scrape()).isNull();
    assertThat(effective.allPodAnnotations())
        .containsEntry("prometheus.io/port", "9999")
        .containsEntry("prometheus.io/scrape", "true");
    assertThat(effective.allPodLabels())
        .containsEntry("app", "other")
        .containsEntry("scheduler", "");
    assertThat(effective.containers())
        .extracting(Container::name)
        .containsExactly("podinfod", "sidecar");
    Container podinfod = effective.containers().get(0);
    assertThat(podinfod.ports()).contains(new ContainerPort("http", 8080, Protocol.TCP));
    assertThat(podinfod.resources()).isNotNull();
    assertThat(podinfod.resources().requests()).containsOnlyKeys("memory");
    assertThat(podinfod.livenessProbe()).isNotNull();
    assertThat(effective.volumes())
        .contains(new Volume("token", new VolumeSource.EmptyDir(null, null)));
  }

  @Test
  void typedPartsStayWhereThePatchLeavesThem() {
    Workload effective =
        workload("spec: {template: {metadata: {annotations: {a: b}}, spec: {dnsPolicy: None}}}");
    Workload preset = podinfo("{}");
    assertThat(effective.scrape()).isEqualTo(preset.scrape()).isNotNull();
    assertThat(effective.podAnnotations()).containsExactly(Map.entry("a", "b"));
    assertThat(effective.fargate()).isEqualTo(Map.of("scheduler", "fargate"));
    assertThat(effective.selector()).isEmpty();
    assertThat(effective.containers()).isEqualTo(preset.containers());
  }

  @Test
  void service() {
    Service service =
        Service.builder()
            .ports(ServicePort.of("http", 80, PortReference.of("http")))
            .patch(
                yaml(
                    """
                    spec:
                      selector: {app: other}
                      ports: [{name: http, port: 8080, targetPort: 9898}]
                    """))
            .build();
    Profile effective =
        effective(
            SeedProfile.builder().workloads(podinfo("{}").toBuilder().service(service).build()));
    Service patched = effective.workloads().get(0).service();
    assertThat(patched).isNotNull();
    assertThat(patched.name()).isNull();
    assertThat(patched.selector()).containsExactly(Map.entry("app", "other"));
    assertThat(patched.ports())
        .containsExactly(ServicePort.of("http", 8080, PortReference.of(9898)));
  }

  @Test
  void budget() {
    PodDisruptionBudget budget =
        new PodDisruptionBudget(
            IntOrPercent.of(1), null, yaml("spec: {minAvailable: null, maxUnavailable: 25%}"));
    Profile effective =
        effective(
            SeedProfile.builder()
                .workloads(podinfo("{}").toBuilder().podDisruptionBudget(budget).build()));
    assertThat(effective.workloads().get(0).podDisruptionBudget())
        .isEqualTo(new PodDisruptionBudget(null, IntOrPercent.of("25%"), budget.patch()));
  }

  @Test
  void namespace() {
    Namespace ignored =
        Namespace.builder()
            .name("demo")
            .reconcile(false)
            .patch(yaml("metadata: {annotations: {fluxcd.io/ignore: \"True\"}, labels: {a: b}}"))
            .build();
    Namespace effective = effective(SeedProfile.builder().namespaces(ignored)).namespaces().get(0);
    assertThat(effective.reconcile()).isNull();
    assertThat(effective.annotations()).containsExactly(Map.entry("fluxcd.io/ignore", "True"));
    assertThat(effective.labels()).containsExactly(Map.entry("a", "b"));
  }

  @Test
  void autoscaler() {
    Autoscaler effective =
        autoscaler(
            "1.30",
            """
            spec:
              minReplicas: null
              maxReplicas: 3
              scaleTargetRef: {kind: StatefulSet}
              behavior: {scaleUp: {stabilizationWindowSeconds: 60}}
            """);
    assertThat(effective.minReplicas()).isNull();
    assertThat(effective.maxReplicas()).isEqualTo(3);
    assertThat(effective.target())
        .isEqualTo(new ScaleTarget.ObjectReference("apps/v1", "StatefulSet", "podinfo"));
    assertThat(effective.behavior())
        .isEqualTo(
            new Behavior(ScalingRules.builder().stabilizationWindowSeconds(60).build(), null));
    assertThat(effective.metrics()).containsExactly(new Metric.HttpRequests(Quantity.of(10)));
  }

  @Test
  void metricsOfBothShapes() {
    List<Metric> expected =
        List.of(
            Metric.Cpu.utilization(80),
            new Metric.Pods("queue", null, Quantity.of("500m")),
            Metric.External.builder().metric("messages").value(Quantity.of(30)).build(),
            Metric.ObjectMetric.builder()
                .describedObject(
                    new ScaleTarget.ObjectReference("networking.k8s.io/v1", "Ingress", "front"))
                .metric("hits")
                .value(Quantity.of("2k"))
                .build());
    Autoscaler v2 =
        autoscaler(
            "1.30",
            """
            spec:
              metrics:
                - type: Resource
                  resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}
                - type: Pods
                  pods: {metric: {name: queue}, target: {type: AverageValue, averageValue: 500m}}
                - type: External
                  external: {metric: {name: messages}, target: {type: Value, value: 30}}
                - type: Object
                  object:
                    describedObject:
                      {apiVersion: networking.k8s.io/v1, kind: Ingress, name: front}
                    metric: {name: hits}
                    target: {type: Value, value: 2k}
            """);
    Autoscaler v2beta1 =
        autoscaler(
            "1.17",
            """
            spec:
              metrics:
                - type: Resource
                  resource: {name: cpu, targetAverageUtilization: 80}
                - type: Pods
                  pods: {metricName: queue, targetAverageValue: 500m}
                - type: External
                  external: {metricName: messages, targetValue: 30}
                - type: Object
                  object:
                    target: {apiVersion: networking.k8s.io/v1, kind: Ingress, name: front}
                    metricName: hits
                    targetValue: 2k
            """);
    assertThat(v2.metrics()).isEqualTo(expected);
    assertThat(v2beta1.metrics()).isEqualTo(expected);
  }

  @Test
  void theChecksSeeWhatAPatchBreaks() {
    Profile effective =
        effective(
            SeedProfile.builder()
                .workloads(
                    podinfo(
                        """
                        metadata: {annotations: {fluxcd.io/ignore: "yes"}}
                        spec:
                          template:
                            spec:
                              containers:
                                - name: podinfod
                                  env: [{name: DB_PASSWORD, value: hunter2}]
                        """)));
    assertThat(ProfileChecks.of(effective))
        .filteredOn(
            it ->
                it.code() == DiagnosticCode.IGNORE_VALUE
                    || it.code() == DiagnosticCode.PLAIN_CREDENTIAL)
        .extracting(Diagnostic::path)
        .extracting(Object::toString)
        .containsExactly(
            "workloads[0].annotations[\"fluxcd.io/ignore\"]",
            "workloads[0].containers[0].env[1].value");
  }

  private static Workload workload(String patch) {
    return effective(SeedProfile.builder().workloads(podinfo(patch))).workloads().get(0);
  }

  private static Autoscaler autoscaler(String kubernetes, String patch) {
    Autoscaler model =
        SeedProfile.autoscaler(new Metric.HttpRequests(Quantity.of(10))).patch(yaml(patch)).build();
    Profile profile = SeedProfile.builder().autoscalers(model).build();
    Target newest = Target.of(kubernetes, profile.target().flux());
    Profile other = profile.withTarget(kubernetes.equals("1.17") ? SeedProfile.TARGET : newest);
    return EffectiveProfile.of(other, ProfileRenderer.render(other).objects(), new Problems())
        .autoscalers()
        .get(0);
  }

  private static Workload podinfo(String patch) {
    return Preset.PODINFO
        .in("demo")
        .fargate(Map.of("scheduler", "fargate"))
        .patch(yaml(patch))
        .build();
  }

  private static Profile effective(Profile.Builder builder) {
    Profile profile = builder.build();
    return EffectiveProfile.of(profile, ProfileRenderer.render(profile).objects(), new Problems());
  }

  private static Profile patchedEverywhere(Profile profile) {
    FreeForm annotation = yaml("metadata: {annotations: {patched: \"yes\"}}");
    return profile.toBuilder()
        .namespaces(
            profile.namespaces().stream()
                .map(it -> it.toBuilder().patch(annotation).build())
                .toList())
        .workloads(
            profile.workloads().stream()
                .map(it -> it.toBuilder().patch(annotation).build())
                .toList())
        .autoscalers(
            profile.autoscalers().stream()
                .map(it -> it.toBuilder().patch(annotation).build())
                .toList())
        .build();
  }

  /** A workload without what the reading back may say in other words. */
  private static Workload plain(Workload workload) {
    return workload.toBuilder()
        .labels(Map.of())
        .annotations(Map.of())
        .podLabels(Map.of())
        .service(null)
        .build();
  }

  private static FreeForm yaml(String text) {
    Map<String, Object> map = new Yaml().load(text);
    return new FreeForm(map);
  }
}
