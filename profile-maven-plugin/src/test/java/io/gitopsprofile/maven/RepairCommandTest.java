package io.gitopsprofile.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepairCommandTest {

  private final VerifyMojo goal = new VerifyMojo();

  @BeforeEach
  void aGoalOfAPom() {
    goal.execution = "default";
    goal.version = "1";
    goal.workingDirectory = new File("/work/shop");
    goal.givenPom = new File("/work/shop/pom.xml");
  }

  @Test
  void runsTheExecutionsOfThePom() {
    assertThat(RepairCommand.of(goal)).isEqualTo("mvn generate-sources");
  }

  @Test
  void callsTheGoalThatWasCalled() {
    goal.execution = "default-cli";
    goal.givenPom = null;
    assertThat(RepairCommand.of(goal))
        .isEqualTo("mvn io.gitopsprofile:profile-maven-plugin:1:generate");
  }

  @Test
  void givesTheGoalsPropertiesAgain() {
    goal.given.setProperty("profile.check", "true");
    goal.given.setProperty("profile.outputDirectory", "two words");
    goal.given.setProperty("profile.file", "a/profile.yaml");
    goal.given.setProperty("style.color", "never");

    assertThat(RepairCommand.of(goal))
        .isEqualTo(
            "mvn generate-sources -Dprofile.file=a/profile.yaml"
                + " '-Dprofile.outputDirectory=two words'");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void namesAPomThatLiesElsewhere() {
    goal.givenPom = new File("/work/shop/gitops/pom.xml");
    assertThat(RepairCommand.of(goal)).isEqualTo("mvn -f gitops/pom.xml generate-sources");
    goal.givenPom = new File("/work/other/a b.xml");
    assertThat(RepairCommand.of(goal)).isEqualTo("mvn -f '../other/a b.xml' generate-sources");
    goal.givenPom = new File("/work/shop/other.xml");
    assertThat(RepairCommand.of(goal)).isEqualTo("mvn -f other.xml generate-sources");
  }

  @Test
  void choosesTheSameProfilesAndModules() {
    goal.activeProfiles = List.of("eu", "prod");
    goal.inactiveProfiles = List.of("slow");
    goal.selectedProjects = List.of(":shop", "sub/shop");
    goal.excludedProjects = List.of("docs");
    assertThat(RepairCommand.of(goal))
        .isEqualTo("mvn -P 'eu,prod,!slow' -pl ':shop,sub/shop,!docs' generate-sources");
  }

  @ParameterizedTest
  @DisabledOnOs(OS.WINDOWS)
  @ValueSource(
      strings = {
        "$(touch x)",
        "`id`",
        "it's",
        "\"two\" words",
        "a\\b",
        "$HOME",
        "~",
        "*",
        "a;b|c&d",
        "!x",
        "#x",
        "''",
        "\\",
        "new\nline"
      })
  void isReadByAShellAsItIsMeant(String value) throws IOException, InterruptedException {
    goal.given.setProperty("profile.file", value);
    String arguments = RepairCommand.of(goal).substring("mvn ".length());
    Process shell =
        new ProcessBuilder("sh", "-c", "printf '%s|' " + arguments)
            .redirectErrorStream(true)
            .start();
    String said = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertThat(shell.waitFor()).isZero();
    assertThat(said).isEqualTo("generate-sources|-Dprofile.file=" + value + "|");
  }
}
