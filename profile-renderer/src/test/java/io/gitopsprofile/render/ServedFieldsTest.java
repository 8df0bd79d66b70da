package io.gitopsprofile.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Behavior;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.HpaVersion;
import io.gitopsprofile.model.IntOrPercent;
import io.gitopsprofile.model.KubernetesVersion;
import io.gitopsprofile.model.LanguageVersion;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.PodDisruptionBudget;
import io.gitopsprofile.model.Probe;
import io.gitopsprofile.model.ProbeAction;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Quantity;
import io.gitopsprofile.model.ScaleTarget;
import io.gitopsprofile.model.ScalingRules;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a target cannot take is an error, and the version that can take it is not. */
final class ServedFieldsTest {

  private static final Behavior BEHAVIOR =
      new Behavior(null, ScalingRules.builder().stabilizationWindowSeconds(60).build());
  private static final Behavior TOLERANCE =
      new Behavior(ScalingRules.builder().tolerance(Quantity.of("0.05")).build(), null);

  @ParameterizedTest
  @CsvSource({"1.25, V2BETA1", "1.26, V2BETA2", "1.22, V2"})
  void anApiThatIsNotServed(String kubernetes, HpaVersion chosen) {
    assertThat(Findings.of(autoscaler(target(kubernetes, chosen), null)))
        .containsExactly("API_NOT_SERVED target.hpa");
  }

  @Test
  void namesWhatIsServedInstead() {
    Diagnostic found = Findings.all(autoscaler(target("1.25", HpaVersion.V2BETA1), null)).get(0);
    assertThat(found.message())
        .isEqualTo(
            "Kubernetes 1.25 does not serve autoscaling/v2beta1, which Kubernetes 1.8 to 1.24"
                + " does; it serves autoscaling/v2beta2, autoscaling/v2");
    assertThat(found.fix()).isEqualTo("leave hpa out, or write v2");
  }

  @Test
  void anApiThatNobodyUsesIsNoProblem() {
    Profile none =
        Profile.builder()
            .languageVersion(LanguageVersion.V1)
            .name("none")
            .target(target("1.30", HpaVersion.V2BETA1))
            .build();
    assertThat(Findings.of(none)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1.17, ", "1.17, V2BETA1", "1.18, V2BETA1", "1.24, V2BETA1"})
  void behaviorIsTooNew(String kubernetes, HpaVersion chosen) {
    assertThat(Findings.of(autoscaler(target(kubernetes, chosen), BEHAVIOR)))
        .containsExactly("FIELD_NOT_SERVED autoscalers[0].behavior");
  }

  @Test
  void aFieldInManyPlacesIsOneFinding() {
    List<Autoscaler> autoscalers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      autoscalers.add(
          Autoscaler.builder()
              .name("a" + i)
              .namespace("demo")
              .target(ScaleTarget.workload("w" + i))
              .maxReplicas(3)
              .behavior(TOLERANCE)
              .build());
    }
    Profile profile =
        Profile.builder()
            .languageVersion(LanguageVersion.V1)
            .name("p")
            .target(target("1.30", null))
            .autoscalers(autoscalers.toArray(Autoscaler[]::new))
            .build();
    assertThat(Findings.of(profile))
        .containsExactly("FIELD_NOT_SERVED autoscalers[0].behavior.scaleUp.tolerance");
    assertThat(Findings.all(profile).get(0).message())
        .startsWith("Kubernetes 1.30 does not have tolerance, which also stands at autoscalers[1].")
        .endsWith("autoscalers[3].behavior.scaleUp.tolerance and 1 more");
  }

  @ParameterizedTest
  @CsvSource({"1.18, ", "1.24, V2BETA2", "1.30, V2"})
  void behaviorIsServed(String kubernetes, HpaVersion chosen) {
    assertThat(Findings.of(autoscaler(target(kubernetes, chosen), BEHAVIOR))).isEmpty();
  }

  @Test
  void namesTheApiThatHasTheField() {
    Diagnostic found =
        Findings.all(autoscaler(target("1.24", HpaVersion.V2BETA1), BEHAVIOR)).get(0);
    assertThat(found.message()).isEqualTo("autoscaling/v2beta1 does not have behavior");
    assertThat(found.fix()).isEqualTo("leave it out, or use autoscaling/v2beta2 or autoscaling/v2");
  }

  @Test
  void namesTheVersionThatHasTheField() {
    Diagnostic found = Findings.all(autoscaler(target("1.34", null), TOLERANCE)).get(0);
    assertThat(found.message()).isEqualTo("Kubernetes 1.34 does not have tolerance");
    assertThat(found.fix())
        .isEqualTo(
            "leave it out, or target a cluster that has it: Kubernetes 1.35, or 1.33 with the"
                + " feature gate HPAConfigurableTolerance");
  }

  @ParameterizedTest
  @CsvSource({
    "1.34, , false",
    "1.35, , true",
    "1.33, HPAConfigurableTolerance, true",
    "1.32, HPAConfigurableTolerance, false",
    "1.34, HPAContainerMetrics, false"
  })
  void tolerance(String kubernetes, String gate, boolean served) {
    assertServed(
        autoscaler(target(kubernetes, null, gate), TOLERANCE),
        served,
        "autoscalers[0].behavior.scaleUp.tolerance");
  }

  @ParameterizedTest
  @CsvSource({
    "1.26, , false",
    "1.27, , true",
    "1.20, HPAContainerMetrics, true",
    "1.19, HPAContainerMetrics, false"
  })
  void containerResource(String kubernetes, String gate, boolean served) {
    Profile profile =
        Profile.builder()
            .languageVersion(LanguageVersion.V1)
            .name("p")
            .target(target(kubernetes, null, gate))
            .autoscalers(
                SeedProfile.autoscaler(
                        Metric.Cpu.utilization(1),
                        new Metric.ContainerResource("cpu", "podinfod", 80, null))
                    .build())
            .build();
    assertServed(profile, served, "autoscalers[0].metrics[1].containerResource");
  }

  @ParameterizedTest
  @CsvSource({
    "1.17, , false",
    "1.18, , true",
    "1.16, StartupProbe, true",
    "1.15, StartupProbe, false"
  })
  void startupProbe(String kubernetes, String gate, boolean served) {
    Probe probe = Probe.builder().action(ProbeAction.Exec.of("true")).build();
    Container container = Container.builder().name("a").image("a:1").startupProbe(probe).build();
    assertServed(
        workload(target(kubernetes, null, gate), container),
        served,
        "workloads[0].containers[0].startupProbe");
  }

  @ParameterizedTest
  @CsvSource({
    "1.23, , false",
    "1.24, , true",
    "1.23, GRPCContainerProbe, true",
    "1.22, GRPCContainerProbe, false"
  })
  void grpcProbe(String kubernetes, String gate, boolean served) {
    Probe probe = Probe.builder().action(new ProbeAction.Grpc(9999, null)).build();
    Container container = Container.builder().name("a").image("a:1").livenessProbe(probe).build();
    assertServed(
        workload(target(kubernetes, null, gate), container),
        served,
        "workloads[0].containers[0].livenessProbe.grpc");
  }

  @Test
  void initContainersAreAskedToo() {
    Probe probe = Probe.builder().action(new ProbeAction.Grpc(9999, null)).build();
    Container container = Container.builder().name("a").image("a:1").readinessProbe(probe).build();
    Profile profile =
        Profile.builder()
            .languageVersion(LanguageVersion.V1)
            .name("p")
            .target(target("1.20", null))
            .workloads(
                Workload.builder().name("w").namespace("demo").initContainers(container).build())
            .build();
    assertThat(Findings.of(profile))
        .containsExactly("FIELD_NOT_SERVED workloads[0].initContainers[0].readinessProbe.grpc");
  }

  @ParameterizedTest
  @CsvSource({"1.20, policy/v1beta1", "1.21, policy/v1", "1.25, policy/v1"})
  void podDisruptionBudget(String kubernetes, String apiVersion) {
    Workload workload =
        Workload.builder()
            .name("w")
            .namespace("demo")
            .podDisruptionBudget(
                new PodDisruptionBudget(null, IntOrPercent.of("50%"), FreeForm.EMPTY))
            .build();
    Profile profile =
        Profile.builder()
            .languageVersion(LanguageVersion.V1)
            .name("p")
            .target(target(kubernetes, null))
            .workloads(workload)
            .build();
    RenderedFile file = ProfileRenderer.render(profile).file("base/demo/w/pdb.yaml").orElseThrow();
    assertThat(file.objects().get(0).content().entries())
        .isEqualTo(
            Tree.map(
                "apiVersion",
                apiVersion,
                "kind",
                "PodDisruptionBudget",
                "metadata",
                Tree.map("name", "w", "namespace", "demo"),
                "spec",
                Tree.map(
                    "maxUnavailable",
                    "50%",
                    "selector",
                    Tree.map("matchLabels", Tree.map("app", "w")))));
  }

  @Test
  void everythingIsReportedTogether() {
    Target target =
        Target.builder()
            .kubernetes(KubernetesVersion.of("1.17"))
            .flux(Flux.V2)
            .hpa(HpaVersion.V2)
            .build();
    Profile profile = autoscaler(target, BEHAVIOR);
    assertThat(Findings.of(profile))
        .containsExactly("API_NOT_SERVED target.hpa", "FIELD_NOT_SERVED autoscalers[0].behavior");
  }

  @ParameterizedTest
  @CsvSource({"1.17, ", "1.17, V2BETA1", "1.24, V2BETA1"})
  void aPatchDoesNotGetPastTheTable(String kubernetes, HpaVersion chosen) {
    FreeForm patch =
        new FreeForm(
            Tree.map(
                "spec",
                Tree.map(
                    "behavior",
                    Tree.map("scaleUp", Tree.map("stabilizationWindowSeconds", 5)),
                    "metrics",
                    List.of(
                        Tree.map(
                            "type",
                            "ContainerResource",
                            "containerResource",
                            Tree.map("name", "cpu", "container", "c"))))));
    Profile profile = patched(target(kubernetes, chosen), null, patch);
    assertThat(Findings.of(profile))
        .containsExactly(
            "FIELD_NOT_SERVED autoscalers[0].patch.spec.behavior",
            "FIELD_NOT_SERVED autoscalers[0].patch.spec.metrics[0].containerResource");
    assertThat(Findings.of(patched(target("1.27", null), null, patch))).isEmpty();
  }

  @Test
  void aPatchNamesTheApiThatHasTheField() {
    FreeForm patch = new FreeForm(Tree.map("spec", Tree.map("behavior", Tree.map())));
    Profile profile = patched(target("1.24", HpaVersion.V2BETA1), null, patch);
    assertThat(Findings.all(profile).get(0).message())
        .isEqualTo("autoscaling/v2beta1 does not have behavior");
  }

  @Test
  void aPatchedToleranceNeedsItsKubernetes() {
    FreeForm patch =
        new FreeForm(
            Tree.map(
                "spec",
                Tree.map("behavior", Tree.map("scaleDown", Tree.map("tolerance", "0.05")))));
    String path = "autoscalers[0].patch.spec.behavior";
    assertThat(Findings.of(patched(target("1.34", null), null, patch)))
        .containsExactly("FIELD_NOT_SERVED " + path + ".scaleDown.tolerance");
    assertThat(Findings.of(patched(target("1.35", null), null, patch))).isEmpty();
    assertThat(Findings.of(patched(target("1.17", null), null, patch)))
        .containsExactly("FIELD_NOT_SERVED " + path);
    assertThat(Findings.of(patched(target("1.17", null), BEHAVIOR, patch)))
        .containsExactly("FIELD_NOT_SERVED autoscalers[0].behavior");
  }

  @Test
  void aPatchedProbeNeedsItsKubernetes() {
    FreeForm patch =
        podPatch(
            Tree.map(
                "name",
                "c",
                "livenessProbe",
                Tree.map("grpc", Tree.map("port", 1)),
                "startupProbe",
                Tree.map("tcpSocket", Tree.map("port", 1))));
    Container container = Container.builder().name("c").image("i:1").build();
    String path = "FIELD_NOT_SERVED workloads[0].patch.spec.template.spec.containers[0].";
    assertThat(Findings.of(workload(target("1.17", null), container, patch)))
        .containsExactly(path + "livenessProbe.grpc", path + "startupProbe");
    assertThat(Findings.of(workload(target("1.24", null), container, patch))).isEmpty();
    Map<String, Object> removing = Tree.map("name", "c", "startupProbe", null);
    assertThat(Findings.of(workload(target("1.17", null), container, podPatch(removing))))
        .isEmpty();
  }

  @Test
  void whatTheTypedPartSaidIsNotReportedAgainInItsPatch() {
    Container container =
        Container.builder()
            .name("c")
            .image("i:1")
            .startupProbe(Probe.builder().action(ProbeAction.Exec.of("x")).build())
            .build();
    FreeForm patch =
        podPatch(Tree.map("name", "c", "startupProbe", Tree.map("failureThreshold", 5)));
    assertThat(Findings.of(workload(target("1.17", null), container, patch)))
        .containsExactly("FIELD_NOT_SERVED workloads[0].containers[0].startupProbe");
  }

  private static FreeForm podPatch(Map<String, Object> container) {
    return new FreeForm(
        Tree.map(
            "spec",
            Tree.map("template", Tree.map("spec", Tree.map("containers", List.of(container))))));
  }

  private static Profile patched(Target target, @Nullable Behavior behavior, FreeForm patch) {
    return Profile.builder()
        .languageVersion(LanguageVersion.V1)
        .name("p")
        .target(target)
        .autoscalers(
            SeedProfile.autoscaler(Metric.Cpu.utilization(90))
                .behavior(behavior)
                .patch(patch)
                .build())
        .build();
  }

  private static Profile workload(Target target, Container container, FreeForm patch) {
    return Profile.builder()
        .languageVersion(LanguageVersion.V1)
        .name("p")
        .target(target)
        .workloads(
            Workload.builder()
                .name("w")
                .namespace("demo")
                .containers(container)
                .patch(patch)
                .build())
        .build();
  }

  private static void assertServed(Profile profile, boolean served, String path) {
    if (served) {
      assertThat(Findings.of(profile)).isEmpty();
      String key = path.substring(path.lastIndexOf('.') + 1);
      assertThat(ProfileRenderer.render(profile).files())
          .anySatisfy(file -> assertThat(file.text()).contains(" " + key + ":"));
    } else {
      assertThat(Findings.of(profile)).containsExactly("FIELD_NOT_SERVED " + path);
    }
  }

  private static Target target(String kubernetes, @Nullable HpaVersion hpa, @Nullable String gate) {
    List<String> gates = gate == null ? List.of() : List.of(gate);
    return Target.builder()
        .kubernetes(KubernetesVersion.of(kubernetes))
        .flux(Flux.V1)
        .hpa(hpa)
        .featureGates(gates)
        .build();
  }

  private static Target target(String kubernetes, @Nullable HpaVersion hpa) {
    return target(kubernetes, hpa, null);
  }

  private static Profile autoscaler(Target target, @Nullable Behavior behavior) {
    return Profile.builder()
        .languageVersion(LanguageVersion.V1)
        .name("p")
        .target(target)
        .autoscalers(SeedProfile.autoscaler(Metric.Cpu.utilization(90)).behavior(behavior).build())
        .build();
  }

  private static Profile workload(Target target, Container container) {
    return Profile.builder()
        .languageVersion(LanguageVersion.V1)
        .name("p")
        .target(target)
        .workloads(Workload.builder().name("w").namespace("demo").containers(container).build())
        .build();
  }
}
