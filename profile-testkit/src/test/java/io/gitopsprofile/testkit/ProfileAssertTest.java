package io.gitopsprofile.testkit;

import static io.gitopsprofile.testkit.ProfileAssertions.assertThat;
import static io.gitopsprofile.testkit.ProfileAssertions.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.gitopsprofile.render.FleetGenerator;
import io.gitopsprofile.render.TargetOverride;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileAssertTest {

  private static final Path STARTER = Path.of("../templates/eks-hpa-flux2/profile.yaml");
  private static final Path GOLDEN =
      Path.of("../profile-renderer/src/test/golden/eks-hpa-flux2/expected");

  @TempDir Path folder;
  private Path tree;

  @BeforeEach
  void copyTree() throws IOException {
    tree = folder.resolve("tree");
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      for (Path file : files.toList()) {
        Files.copy(file, tree.resolve(GOLDEN.relativize(file).toString()));
      }
    }
  }

  @AfterEach
  void doNotUpdate() {
    System.clearProperty(CommittedFiles.UPDATE);
  }

  @Test
  void acceptsTreeWithEitherLineEnd() throws IOException {
    assertThat(profile(STARTER)).hasNoFindings().rendersTo(tree);

    Path deployment = tree.resolve("base/demo/podinfo/deployment.yaml");
    Files.writeString(deployment, Files.readString(deployment).replace("\n", "\r\n"));
    assertThat(profile(STARTER)).rendersTo(tree.toString());
  }

  static List<Path> starters() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../templates"), 2)) {
      return files.filter(file -> file.endsWith("profile.yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("starters")
  void takesEveryStarterAndEnvironment(Path starter) {
    assertThat(profile(starter).tree().files()).isNotEmpty();
    FleetGenerator fleet = FleetGenerator.of(starter, TargetOverride.NONE);
    for (String name : fleet == null ? List.<String>of() : fleet.names()) {
      TestedProfile environment = profile(starter).onEnvironment(name);
      assertThat(environment).hasNoFindings().object("v1", "Namespace", "", "demo");
      assertThat(environment.tree().files()).isNotEmpty();
    }
  }

  @Test
  void namesEnvironmentsThatAreThere() {
    Path fleet = Path.of("../templates/eks-hpa-fleet/profile.yaml");
    assertThatThrownBy(() -> profile(fleet).onEnvironment("prod").findings())
        .hasMessageEndingWith("has no environment prod; it has staging, prod-eu, prod-us");
    assertThatThrownBy(() -> profile(STARTER).onEnvironment("prod").findings())
        .hasMessageEndingWith("has no environment prod");
  }

  @Test
  void showsChangedMissingAndExtraFiles() throws IOException {
    Path deployment = tree.resolve("base/demo/podinfo/deployment.yaml");
    Files.writeString(deployment, Files.readString(deployment).replace("image: ", "image: x/"));
    Files.delete(tree.resolve("base/demo/namespace.yaml"));
    Files.writeString(tree.resolve("base/demo/extra.yaml"), "a: 1\n");

    assertThatThrownBy(() -> assertThat(profile(STARTER)).rendersTo(tree))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(tree + " differs from the profile; write it with")
        .hasMessageContaining("--- base/demo/podinfo/deployment.yaml\n")
        .hasMessageContaining("-          image: x/")
        .hasMessageContaining("--- /dev/null\n+++ base/demo/namespace.yaml (profile)\n")
        .hasMessageContaining("base/demo/extra.yaml is in the folder, and the profile does not");
  }

  @Test
  void letsOtherFilesBe() throws IOException {
    Files.createDirectories(tree.resolve("base/mine"));
    Files.writeString(tree.resolve("base/mine/a.yaml"), "a: 1\n");
    Files.writeString(tree.resolve("base/mine.yaml"), "a: 1\n");

    assertThat(profile(STARTER)).rendersTo(tree, "base/mine", "base/mine.yaml");
    assertThatThrownBy(() -> assertThat(profile(STARTER)).rendersTo(tree, "base/mine"))
        .hasMessageContaining("base/mine.yaml is in the folder")
        .hasMessageNotContaining("base/mine/a.yaml");
  }

  @Test
  void findsWhatTheProfileNoLongerRendersBesideFilesOfOthers() throws IOException {
    Path mine = Files.createDirectories(tree.resolve("mine"));
    Files.writeString(mine.resolve("a.yaml"), "a: 1\n");
    assertThatThrownBy(() -> assertThat(profile(STARTER)).rendersTo(tree))
        .hasMessageContaining("mine/a.yaml is in the folder");

    Path own = Files.copy(STARTER, tree.resolve("profile.yaml"));
    Files.writeString(tree.resolve("base/blue.yaml"), "a: 1\n");
    Files.writeString(
        tree.resolve(".profile.sum"),
        line("eksctl/cluster.yaml", "profile.yaml") + line("base/blue.yaml", "blue.yaml"));
    assertThat(profile(own)).rendersTo(tree);

    String yaml = Files.readString(own).replaceFirst("(?ms)^cluster:\n.*?^(?=\\S)", "");
    Files.writeString(own, yaml);
    assertThatThrownBy(() -> assertThat(profile(own)).rendersTo(tree))
        .hasMessageContaining("eksctl/cluster.yaml is in the folder");
  }

  private static String line(String path, String profile) {
    return path + " sha256:" + "0".repeat(64) + " 1 " + profile + "\n";
  }

  @Test
  void updateWritesFailsAndKeepsExtraFiles() throws IOException {
    Path changed = Files.writeString(tree.resolve("base/demo/namespace.yaml"), "a: 1\n");
    Path extra = Files.writeString(tree.resolve("base/demo/extra.yaml"), "a: 1\n");
    System.setProperty(CommittedFiles.UPDATE, "true");

    assertThatThrownBy(() -> assertThat(profile(STARTER)).rendersTo(tree))
        .hasMessageContaining("updated [base/demo/namespace.yaml]; read the changes")
        .hasMessageContaining("base/demo/extra.yaml");
    assertThat(changed).hasSameTextualContentAs(GOLDEN.resolve("base/demo/namespace.yaml"));
    assertThat(extra).exists();

    Files.delete(extra);
    assertThat(profile(STARTER)).rendersTo(tree);
  }

  @Test
  void findsCodesAtLines() throws IOException {
    Path broken = folder.resolve("profile.yaml");
    Files.writeString(broken, Files.readString(STARTER).replaceFirst("minReplicas", "minReplica"));
    int line =
        1 + (int) Files.lines(broken).takeWhile(each -> !each.contains("minReplica:")).count();

    assertThat(profile(broken)).finds("PRF002").saying("minReplica").at(line).finds("PRF002");
    assertThatThrownBy(() -> assertThat(profile(broken)).finds("PRF002").at(1))
        .hasMessageContaining("PRF002 is not at line 1 but at [" + line + "]")
        .hasMessageContaining("unknown key");
    assertThatThrownBy(() -> assertThat(profile(broken)).finds("PRF012"))
        .hasMessageContaining("has no finding PRF012; its findings are:")
        .hasMessageContaining("PRF002");
    assertThatThrownBy(() -> assertThat(profile(broken)).hasNoFindings())
        .hasMessageContaining("has findings:");
    assertThatThrownBy(() -> assertThat(profile(broken)).rendersTo(tree))
        .hasMessageContaining("has errors:");
  }

  @Test
  void readsObjectsAsTypes() {
    assertThat(profile(STARTER))
        .object("apps/v1", "Deployment", "demo", "podinfo")
        .as(
            Deployment.class,
            podinfo ->
                assertThat(podinfo.getSpec().getTemplate().getSpec().getContainers()).hasSize(1))
        .object("v1", "Namespace", "", "demo");
    assertThatThrownBy(
            () -> assertThat(profile(STARTER)).object("apps/v1", "Deployment", "demo", "none"))
        .hasMessageContaining("renders no apps/v1 Deployment demo/none; it renders:")
        .hasMessageContaining("apps/v1 Deployment demo/podinfo");
  }

  @Test
  void rendersForOtherTargets() {
    assertThat(profile(STARTER))
        .onTarget("1.22", "v2")
        .object("autoscaling/v2beta2", "HorizontalPodAutoscaler", "demo", "podinfo");
    assertThat(profile(STARTER))
        .onTarget("1.33")
        .object("autoscaling/v2", "HorizontalPodAutoscaler", "demo", "podinfo");
  }

  @Test
  void readsCommittedTreesAsTypes() {
    TypedTree committed = TypedTree.of(GOLDEN);
    TypedTree rendered = TypedTree.of(profile(STARTER).tree());

    assertThat(committed.object(Deployment.class, "demo", "podinfo"))
        .isEqualTo(rendered.object(Deployment.class, "demo", "podinfo"));
    assertThat(committed.object(Namespace.class, "", "demo").getKind()).isEqualTo("Namespace");
    assertThat(committed.all()).hasSameSizeAs(rendered.all()).hasSizeGreaterThan(10);
    assertThat(committed.all(Deployment.class)).hasSameSizeAs(rendered.all(Deployment.class));
    assertThatThrownBy(() -> committed.object(Deployment.class, "demo", "none"))
        .hasMessage("no apps/v1 Deployment demo/none");
  }

  @Test
  void triesLoad() {
    assertThat(profile(STARTER))
        .underLoad("podinfo", "step:25@60..660")
        .needsAtMostPods(3)
        .isAboveTargetAtMost(Duration.ofMinutes(3))
        .changesAtMost(4)
        .isBackAtMinimumWithin(Duration.ofMinutes(6))
        .says("the first new pod is ready 110 s after the load")
        .and()
        .hasNoFindings();
  }

  @Test
  void showsWhatLoadDoes() {
    LoadAssert trial = assertThat(profile(STARTER)).underLoad("podinfo", "step:120@60..660");

    assertThatThrownBy(() -> trial.needsAtMostPods(9))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the autoscaler podinfo under step:120@60..660 needs 10 pods")
        .hasMessageContaining("stays short of 20 req/s");
    assertThatThrownBy(() -> trial.isAboveTargetAtMost(Duration.ofSeconds(30)))
        .hasMessageContaining("is above its target for ");
    assertThatThrownBy(() -> trial.changesAtMost(1)).hasMessageContaining("times in ten minutes");
    assertThatThrownBy(() -> trial.isBackAtMinimumWithin(Duration.ofSeconds(30)))
        .hasMessageContaining("is back at its minimum ");
    assertThatThrownBy(() -> trial.says("nothing")).hasMessageContaining("does not say");
    assertThatThrownBy(() -> assertThat(profile(STARTER)).underLoad("other", "step:1@0..9"))
        .hasMessageContaining("has no autoscaler other; it has podinfo");
  }
}
