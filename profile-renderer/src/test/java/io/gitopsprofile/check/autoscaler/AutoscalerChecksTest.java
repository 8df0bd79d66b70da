package io.gitopsprofile.check.autoscaler;

import static io.gitopsprofile.check.SoundProfiles.autoscaler;
import static io.gitopsprofile.check.SoundProfiles.eksHpa;
import static io.gitopsprofile.check.SoundProfiles.podinfo;
import static io.gitopsprofile.check.SoundProfiles.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gitopsprofile.check.CheckRun;
import io.gitopsprofile.check.Found;
import io.gitopsprofile.check.SoundProfiles;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Behavior;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
import io.gitopsprofile.model.autoscaler.ScalingRules;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.Resources;
import io.gitopsprofile.model.value.LabelExpression;
import io.gitopsprofile.model.value.LabelSelector;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.render.RenderedObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AutoscalerChecksTest {

  private static final Metric HTTP = new Metric.HttpRequests(Quantity.of(10));

  @Test
  void aSoundProfileHasNothingButSizes() {
    assertThat(RenderedObjects.findings(eksHpa()))
        .filteredOn(found -> found.code().code().compareTo("PRF027") >= 0)
        .filteredOn(found -> found.code().code().compareTo("PRF043") <= 0)
        .filteredOn(found -> found.code() != DiagnosticCode.CHART_BRANCH)
        .extracting(Diagnostic::code, found -> found.path().toString())
        .containsExactly(tuple(DiagnosticCode.FARGATE_SIZE, "workloads[0].fargate"));
  }

  @Test
  void requiresRequestsForUtilization() {
    Container sidecar = Container.builder().name("sidecar").image("envoy:v1").build();
    Profile profile =
        eksHpa().toBuilder()
            .workloads(
                podinfo().toBuilder()
                    .containers(List.of(podinfo().containers().get(0), sidecar))
                    .build())
            .autoscalers(autoscaler(Metric.Cpu.utilization(90), Metric.Memory.utilization(80)))
            .build();
    assertThat(Found.in(new ResourceRequestCheck(), profile))
        .containsExactly(
            "PRF027 workloads[0].containers[1].resources.requests autoscaler \"podinfo\" targets"
                + " the utilization of cpu and memory, and container \"sidecar\" of workload"
                + " \"podinfo\" requests no cpu or memory");
  }

  @Test
  void acceptsLimitsAndAmountTargets() {
    Resources limits = new Resources(Map.of(), Map.of("cpu", Quantity.of(1)));
    Profile profile =
        Found.withWorkload(
            workload -> Found.container(workload, podinfod -> podinfod.resources(limits)));
    ResourceRequestCheck check = new ResourceRequestCheck();
    assertThat(Found.in(check, with(profile, Metric.Cpu.utilization(90)))).isEmpty();
    assertThat(Found.in(check, with(profile))).isEmpty();
    assertThat(Found.in(check, with(profile, new Metric.Memory(null, Quantity.of("50Mi")))))
        .isEmpty();
    assertThat(Found.in(check, with(profile, Metric.Memory.utilization(90)))).hasSize(1);
  }

  @Test
  void treatsMissingMetricsAsCpuUtilization() {
    Profile profile =
        Found.withWorkload(
            workload -> Found.container(workload, podinfod -> podinfod.resources(null)));
    assertThat(Found.in(new ResourceRequestCheck(), with(profile)))
        .singleElement()
        .asString()
        .contains("has no metrics, so it targets 80 % cpu utilization");
    for (String key : List.of("defaultRequest", "default", "min", "max")) {
      Profile defaulted =
          with(profile).toBuilder()
              .manifests(
                  Found.manifest(
                      "v1",
                      "LimitRange",
                      "defaults",
                      Map.of(
                          "limits",
                          List.of(Map.of("type", "Container", key, Map.of("cpu", "100m"))))))
              .build();
      assertThat(Found.in(new ResourceRequestCheck(), defaulted)).as(key).isEmpty();
    }
  }

  @Test
  void reportsMissingWorkload() {
    assertThat(
            Found.scaling(new WorkloadTargetCheck(), "demo", ScaleTarget.workload("podinfos"), 10))
        .containsExactly(
            "PRF028 autoscalers[0].target autoscaler \"podinfo\" scales workload \"podinfos\","
                + " which the profile does not have; did you mean \"podinfo\"?");
    assertThat(Found.inAutoscaler(new WorkloadTargetCheck(), a -> a.namespace("default")))
        .containsExactly(
            "PRF028 autoscalers[0].namespace autoscaler \"podinfo\" is in namespace \"default\""
                + " and the workload that it scales, \"podinfo\", in \"demo\"");
  }

  @ParameterizedTest
  @CsvSource({
    "apps/v1, Deployment, podinfo, ''",
    "apps/v1, StatefulSet, queue, ''",
    "apps/v1, Deployment, elsewhere, ''",
    "argoproj.io/v1alpha1, Rollout, podinfo, ''",
    "v1, ReplicationController, old, ''",
    "extensions/v1beta1, Deployment, podinfo, target.apiVersion",
    "v1, Deployment, podinfo, target.apiVersion",
    "apps/v1, Deploymnt, podinfo, target.kind",
    "v1, deployment, podinfo, target.kind",
    "apps/v1, DaemonSet, podinfo, target.kind",
    "apps/v1, StatefulSet, podinfo, target.kind"
  })
  void reportsUnscalableObject(String apiVersion, String kind, String name, String place) {
    ScaleTarget target = new ScaleTarget.ObjectReference(apiVersion, kind, name);
    List<String> found =
        new ArrayList<>(Found.scaling(new ObjectTargetKindCheck(), "demo", target, 10));
    if (found.isEmpty()) {
      found.addAll(Found.scaling(new ObjectTargetCheck(), "demo", target, 10));
    }
    if (place.isEmpty()) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found)
          .singleElement()
          .asString()
          .startsWith("PRF028 autoscalers[0]." + place + " ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.14, extensions/v1beta1, Deployment, podinfo, ''",
    "1.15, extensions/v1beta1, Deployment, podinfo, ''",
    "1.15, extensions/v1beta1, Deployment, podinfos, PRF028 autoscalers[0].target.name",
    "1.15, extensions/v1beta1, StatefulSet, podinfo, PRF028 autoscalers[0].target.apiVersion",
    "1.16, extensions/v1beta1, Deployment, podinfo, PRF028 autoscalers[0].target.apiVersion",
    "1.16, apps/v1beta1, Deployment, podinfo, ''"
  })
  void reportsGroupThatIsNotServed(
      String kubernetes, String apiVersion, String kind, String name, String found) {
    ScaleTarget target = new ScaleTarget.ObjectReference(apiVersion, kind, name);
    Profile.Builder profile =
        CheckRun.profile(kubernetes, Flux.V1)
            .workloads(SoundProfiles.podinfo())
            .autoscalers(
                Autoscaler.builder()
                    .name("podinfo")
                    .namespace("demo")
                    .target(target)
                    .maxReplicas(10)
                    .build());
    List<String> places = new ArrayList<>(CheckRun.places(new ObjectTargetKindCheck(), profile));
    places.addAll(CheckRun.places(new ObjectTargetCheck(), profile));
    assertThat(String.join("", places)).isEqualTo(found);
  }

  @Test
  void reportsObjectInOtherNamespace() {
    ScaleTarget target = new ScaleTarget.ObjectReference("apps/v1", "Deployment", "podinfo");
    assertThat(Found.scaling(new ObjectTargetCheck(), "default", target, 10))
        .singleElement()
        .asString()
        .startsWith("PRF028 autoscalers[0].namespace ");
    assertThat(Found.scaling(new ObjectTargetCheck(), "monitoring-system", target, 10))
        .as("a chart may have made it")
        .isEmpty();
  }

  @Test
  void reportsUnknownContainer() {
    ContainerMetricCheck check = new ContainerMetricCheck();
    assertThat(Found.withMetrics(check, container("podinfod"), container("istio-proxy"))).isEmpty();
    assertThat(Found.withMetrics(check, HTTP, container("podinfo")))
        .singleElement()
        .asString()
        .startsWith("PRF028 autoscalers[0].metrics[1].containerResource.container ")
        .endsWith("did you mean \"podinfod\"?");
  }

  @Test
  void reportsFixedReplicasOfScaledWorkload() {
    assertThat(Found.inWorkload(new FixedReplicasCheck(), workload -> workload.replicas(2)))
        .singleElement()
        .asString()
        .startsWith("PRF029 workloads[0].replicas Deployment \"podinfo\" sets replicas");
    Profile unscaled =
        Found.withWorkload(workload -> workload.replicas(2)).toBuilder()
            .autoscalers(List.of())
            .build();
    assertThat(Found.in(new FixedReplicasCheck(), unscaled)).isEmpty();
    Profile keda = unscaled.toBuilder().manifests(scaledObject()).build();
    assertThat(Found.in(new FixedReplicasCheck(), keda)).hasSize(1);
  }

  @Test
  void reportsSecondAutoscaler() {
    Autoscaler second = autoscaler(HTTP).toBuilder().name("podinfo-cpu").build();
    Profile two = eksHpa().toBuilder().autoscalers(autoscaler(HTTP), second).build();
    assertThat(Found.in(new DuplicateAutoscalerCheck(), two))
        .containsExactly(
            "PRF030 autoscalers[1].target autoscaler \"podinfo-cpu\" scales Deployment \"podinfo\""
                + " in namespace \"demo\", which autoscaler \"podinfo\" scales too");
    Profile keda = eksHpa().toBuilder().manifests(scaledObject()).build();
    assertThat(Found.in(new DuplicateAutoscalerCheck(), keda))
        .singleElement()
        .asString()
        .startsWith("PRF030 manifests[0].spec.scaleTargetRef ScaledObject \"podinfo\"");
  }

  @Test
  void reportsMinimumAboveMaximum() {
    ReplicaBoundsCheck check = new ReplicaBoundsCheck();
    assertThat(Found.inAutoscaler(check, a -> a.minReplicas(10))).isEmpty();
    assertThat(Found.inAutoscaler(check, a -> a.minReplicas(null))).isEmpty();
    assertThat(Found.inAutoscaler(check, a -> a.minReplicas(11)))
        .singleElement()
        .asString()
        .startsWith("PRF032 autoscalers[0].minReplicas ");
    assertThat(Found.scaling(check, "demo", ScaleTarget.workload("podinfo"), 0))
        .singleElement()
        .asString()
        .startsWith("PRF032 autoscalers[0].maxReplicas ");
  }

  @Test
  void reportsZeroMinimumWithPodMetrics() {
    ReplicaBoundsCheck check = new ReplicaBoundsCheck();
    assertThat(Found.inAutoscaler(check, a -> a.minReplicas(0)))
        .singleElement()
        .asString()
        .contains("the feature gate HPAScaleToZero");
    Target gated =
        Target.builder()
            .kubernetes(target().kubernetes())
            .flux(target().flux())
            .featureGates(List.of("HPAScaleToZero"))
            .build();
    Metric external =
        Metric.External.builder().metric("queue").averageValue(Quantity.of(30)).build();
    Profile profile =
        Profile.builder()
            .languageVersion(LanguageVersion.V1)
            .name("queues")
            .target(gated)
            .autoscalers(autoscaler(external).toBuilder().minReplicas(0).build())
            .build();
    assertThat(Found.in(check, profile)).isEmpty();
    Profile pods =
        profile.toBuilder()
            .autoscalers(autoscaler(HTTP).toBuilder().minReplicas(0).build())
            .build();
    assertThat(Found.in(check, pods)).singleElement().asString().contains("without pods");
  }

  @Test
  void reportsInvalidMetricTargets() {
    MetricTargetCheck check = new MetricTargetCheck();
    assertThat(Found.withMetrics(check, HTTP, Metric.Cpu.utilization(90))).isEmpty();
    assertThat(Found.withMetrics(check, new Metric.HttpRequests(Quantity.of("0m"))))
        .singleElement()
        .asString()
        .startsWith("PRF032 autoscalers[0].metrics[0].httpRequests.averageValue ");
    assertThat(Found.withMetrics(check, HTTP, Metric.Cpu.utilization(0)))
        .singleElement()
        .asString()
        .startsWith("PRF032 autoscalers[0].metrics[1].cpu.averageUtilization ");
    assertThat(Found.withMetrics(check, new Metric.Memory(null, null)))
        .singleElement()
        .asString()
        .startsWith("PRF032 autoscalers[0].metrics[0].memory ");
    Quantity ten = Quantity.of(10);
    assertThat(Found.withMetrics(check, new Metric.External("queue", null, ten, ten)))
        .singleElement()
        .asString()
        .contains("has two targets, value and averageValue");
    assertThat(Found.withMetrics(check, new Metric.ContainerResource("gpu", "podinfod", 80, null)))
        .singleElement()
        .asString()
        .startsWith("PRF032 autoscalers[0].metrics[0].containerResource.name ");
  }

  @Test
  void reportsInvalidSelectorConditions() {
    MetricSelectorCheck check = new MetricSelectorCheck();
    assertThat(Found.withMetrics(check, queue("In", "a"), queue("Exists"))).isEmpty();
    assertThat(Found.withMetrics(check, queue("In")))
        .singleElement()
        .asString()
        .startsWith("PRF032 autoscalers[0].metrics[0].pods.selector.matchExpressions[0].values ");
    assertThat(Found.withMetrics(check, queue("Exists", "a"))).hasSize(1);
  }

  @Test
  void reportsNegativeTolerance() {
    BehaviorCheck check = new BehaviorCheck();
    assertThat(Found.inAutoscaler(check, a -> a.behavior(behavior("0")))).isEmpty();
    assertThat(Found.inAutoscaler(check, a -> a.behavior(behavior("-0.1"))))
        .singleElement()
        .asString()
        .startsWith("PRF033 autoscalers[0].behavior.scaleDown.tolerance ");
  }

  private static Behavior behavior(String tolerance) {
    return new Behavior(
        null,
        ScalingRules.builder()
            .stabilizationWindowSeconds(60)
            .tolerance(Quantity.of(tolerance))
            .build());
  }

  private static Metric queue(String operator, String... values) {
    LabelExpression one = new LabelExpression("queue", operator, List.of(values));
    return new Metric.Pods(
        "queue_length", new LabelSelector(Map.of(), List.of(one)), Quantity.of(30));
  }

  private static Metric container(String name) {
    return new Metric.ContainerResource("cpu", name, 80, null);
  }

  private static Manifest scaledObject() {
    return Found.manifest(
        "keda.sh/v1alpha1",
        "ScaledObject",
        "podinfo",
        Map.of("scaleTargetRef", Map.of("name", "podinfo")));
  }

  private static Profile with(Profile profile, Metric... metrics) {
    return profile.toBuilder().autoscalers(autoscaler(metrics)).build();
  }
}
