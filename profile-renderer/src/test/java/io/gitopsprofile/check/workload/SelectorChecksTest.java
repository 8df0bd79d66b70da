package io.gitopsprofile.check.workload;

import static io.gitopsprofile.check.SoundProfiles.eksHpa;
import static io.gitopsprofile.check.SoundProfiles.podinfo;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.CheckRun;
import io.gitopsprofile.check.Found;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Preset;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.workload.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Selectors of workloads against the labels of pods. */
final class SelectorChecksTest {

  @Test
  void reportsSelectorThatMissesItsPods() {
    SelectorCheck check = new SelectorCheck();
    assertThat(Found.in(check, eksHpa())).isEmpty();
    assertThat(Found.inWorkload(check, w -> w.podLabels(Map.of("app", "other"))))
        .containsExactly(
            "PRF034 workloads[0].podLabels.app workload \"podinfo\" selects pods by app: podinfo,"
                + " and its pods get app: other");
    assertThat(Found.inWorkload(check, w -> w.fargate(Map.of("app", "other"))))
        .singleElement()
        .asString()
        .startsWith("PRF034 workloads[0].fargate.app ");
  }

  @Test
  void reportsOverlappingSelectors() {
    SelectorOverlapCheck check = new SelectorOverlapCheck();
    Workload loadtester = Preset.LOADTESTER.in("demo").selector(Map.of("app", "podinfo")).build();
    Profile both = eksHpa().toBuilder().workloads(podinfo(), loadtester).build();
    assertThat(Found.in(check, both))
        .containsExactly(
            "PRF034 workloads[1].selector the selector of workload \"loadtester\" (app: podinfo)"
                + " also selects the pods of workload \"podinfo\" in namespace \"demo\"");
    Workload elsewhere = loadtester.toBuilder().namespace("test").build();
    assertThat(Found.in(check, eksHpa().toBuilder().workloads(podinfo(), elsewhere).build()))
        .isEmpty();
  }

  @Test
  void reportsSecondBudgetOfPodsHoweverItSelectsThem() {
    Map<String, Object> labels = Map.of("matchLabels", Map.of("app", "podinfo"));
    Map<String, Object> in = Map.of("key", "app", "operator", "In", "values", List.of("podinfo"));
    Map<String, Object> notIn = Map.of("key", "app", "operator", "NotIn", "values", List.of("b"));
    for (Map<String, Object> selector :
        List.of(
            labels,
            Map.<String, Object>of("matchExpressions", List.of(in)),
            Map.of("matchLabels", Map.of("app", "podinfo"), "matchExpressions", List.of(notIn)),
            Map.<String, Object>of("matchLabels", Map.of()))) {
      Profile twice =
          eksHpa().toBuilder()
              .manifests(budget("first", labels), budget("second", selector))
              .build();
      assertThat(Found.in(new BudgetRoomCheck(), twice))
          .as(selector.toString())
          .singleElement()
          .asString()
          .contains("\"second\" selects the pods of workload \"podinfo\", and so does");
    }
  }

  private static Manifest budget(String name, Map<String, Object> selector) {
    return Found.manifest(
        "policy/v1",
        "PodDisruptionBudget",
        name,
        Map.of("maxUnavailable", 1L, "selector", selector));
  }

  @Test
  void warnsOfDeploymentsThatNothingElseCounts() {
    SelectorOverlapCheck check = new SelectorOverlapCheck();
    Workload loadtester = Preset.LOADTESTER.in("demo").selector(Map.of("app", "podinfo")).build();
    Profile.Builder both = eksHpa().toBuilder().workloads(podinfo(), loadtester);
    assertThat(CheckRun.findings(check, both))
        .extracting(Diagnostic::severity)
        .containsExactly(Severity.ERROR);
    assertThat(CheckRun.findings(check, both.autoscalers(List.of())))
        .extracting(Diagnostic::severity)
        .containsExactly(Severity.WARNING);
  }
}
