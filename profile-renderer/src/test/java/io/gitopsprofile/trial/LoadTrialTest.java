package io.gitopsprofile.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.model.autoscaler.LoadShape;
import io.gitopsprofile.model.autoscaler.LoadTable;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.simulate.ScalingRun.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trials of starter profiles, with a figure for each sentence. */
class LoadTrialTest {

  private static final String FLUX2 = "eks-hpa-flux2";

  @TempDir Path folder;

  @Test
  void scalesAsTutorialMeasured() {
    LoadTrial trial = trial(FLUX2, "", "step:25@60..660");

    assertThat(trial.run().changes()).extracting(Change::to).containsExactly(2, 3, 2, 1);
    assertThat(trial.run().changes())
        .extracting(Change::time)
        .containsExactly(90.0, 120.0, 975.0, 1005.0);
    assertThat(trial.words())
        .containsExactly(
            "the first new pod is ready 110 s after the load: 1,650 requests above target until"
                + " then",
            "is back at 1 pod, 5:47 after the load",
            "Fargate: 0.23 vCPU-hours and 0.46 GB-hours in 26:00");
  }

  @Test
  void namesLoadBeyondMaximum() {
    assertThat(trial(FLUX2, "", "step:120@60..660").words())
        .contains("reaches maxReplicas (10) at 2:01 and stays short of 20 req/s");
  }

  @Test
  void namesWindowThatStopsFlapping() {
    String behavior = "    behavior: {scaleDown: {stabilizationWindowSeconds: 0}}\n";

    LoadTrial trial = trial(FLUX2, behavior, "sine:1-60/120@0..1800");

    CalmerWindow calmer = trial.calmer();
    assertThat(calmer).isNotNull();
    assertThat(calmer.changes() * 2).isLessThanOrEqualTo(trial.figures().mostChanges());
    assertThat(trial.words())
        .contains(
            "flaps: "
                + trial.figures().mostChanges()
                + " changes in 10 minutes; a scaleDown window of "
                + calmer.window()
                + " s makes it "
                + calmer.changes());
  }

  @Test
  void takesStartupOfExpectation() {
    String expect = "    expect: {startup: 30s}\n";

    TriedAutoscaler tried = autoscaler(FLUX2, expect);

    assertThat(tried.startup()).isEqualTo(30);
    assertThat(tried.notes()).isEmpty();
  }

  @Test
  void staysAtZeroPodsWithMetricOfPods() {
    Path profile = written("eks-hpa-keda", "    minReplicas: 1\n", "    minReplicas: 0\n");

    LoadTrial trial = of(profile).under(TrialLoad.of(LoadShape.of("step:25@60..360")));

    assertThat(trial).isNotNull();
    assertThat(trial.words().get(0))
        .isEqualTo("stays at 0 pods: the metric is counted by pods, and there are none");
  }

  @Test
  void runsTwiceWithOneResult() {
    TriedAutoscaler tried = autoscaler("eks-hpa-cpu", "");
    TrialLoad load = TrialLoad.of(LoadShape.of("ramp:0-3@60..600"));

    LoadTrial first = tried.under(load);

    assertThat(first).isNotNull();
    assertThat(tried.under(load)).isEqualTo(first);
    assertThat(first.figures().mostPods()).isEqualTo(10);
  }

  @Test
  void leavesPodsPendingThatNodesDoNotHold() throws IOException {
    Path profile = written(FLUX2, "    fargate: {scheduler: fargate}\n", "");
    String text = Files.readString(profile);
    Files.writeString(profile, text.replace("maxReplicas: 10", "maxReplicas: 20"));

    LoadTrial trial = of(profile).under(TrialLoad.of(LoadShape.of("step:200@60..660")));

    assertThat(trial).isNotNull();
    assertThat(trial.autoscaler().size()).isNull();
    assertThat(trial.words())
        .contains(
            "6 of 20 pods stay Pending: the nodes hold 14 if nothing else runs there",
            "reaches maxReplicas (20) at 2:01 and stays short of 60 req/s");
  }

  /** A profile of somebody else must not keep a build busy. */
  @Test
  void givesUpOnTooManyPodsForTooLong() {
    Path profile = written(FLUX2, "    maxReplicas: 10\n", "    maxReplicas: 2000000000\n");
    TriedAutoscaler tried = of(profile);

    assertThat(tried.under(TrialLoad.of(LoadShape.of("step:1000000000@60..86000")))).isNull();
    assertThat(tried.under(TrialLoad.of(LoadShape.of("step:3000@60..660")))).isNotNull();
  }

  @Test
  void holdsLoadOfTableUntilNextRow() {
    LoadTable table = LoadTable.of("day.csv", "time,load\n07:00,10\n07:30,80\n08:00,0\n");

    assertThat(List.of(table.at(0), table.at(1799), table.at(1800), table.at(3600)))
        .containsExactly(10.0, 10.0, 80.0, 0.0);
    assertThat(table.end()).isEqualTo(3600);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0\n", "0,x\n", "0,-1\n", "5,1\n5,2\n", "0,1\n90000,1\n", "7:x,1\n"})
  void refusesTable(String csv) {
    assertThatThrownBy(() -> LoadTable.of("day.csv", csv))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("day.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "step:25",
        "step:25@60",
        "step:-1@0..60",
        "step:25@60..60",
        "step:25@0..25h",
        "ramp:5@0..60",
        "sine:1-2@0..60",
        "sine:1-2/0@0..60",
        "flap:1@0..60"
      })
  void refusesShape(String text) {
    assertThatThrownBy(() -> LoadShape.of(text)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void readsShapes() {
    assertThat(LoadShape.of("step:2500m@60..10m").parts().at(599)).isEqualTo(2.5);
    assertThat(LoadShape.of("ramp:0-100@0..100").parts().at(25)).isEqualTo(25);
    assertThat(LoadShape.of("spike:200@0..100").parts().at(50)).isEqualTo(200);
    assertThat(LoadShape.of("sine:10-50/300@0..3600").parts().at(150)).isEqualTo(50);
    assertThat(LoadShape.of("step:25@60..360").parts().at(360)).isZero();
  }

  private LoadTrial trial(String template, String more, String load) {
    LoadTrial trial = autoscaler(template, more).under(TrialLoad.of(LoadShape.of(load)));
    assertThat(trial).isNotNull();
    return trial;
  }

  private TriedAutoscaler autoscaler(String template, String more) {
    return of(written(template, "    minReplicas: 1\n", "    minReplicas: 1\n" + more));
  }

  private static TriedAutoscaler of(Path profile) {
    return new ProfileGenerator().autoscalers(profile, TargetOverride.NONE).get(0);
  }

  private Path written(String template, String find, String put) {
    try {
      String text = Files.readString(Path.of("../templates", template, "profile.yaml"));
      assertThat(text).contains(find);
      return Files.writeString(folder.resolve("profile.yaml"), text.replace(find, put));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
