package io.gitopsprofile.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepairCommandTest {

  private static final String GOAL = "mvn io.gitopsprofile:profile-maven-plugin:1:generate";

  private final VerifyMojo goal = new VerifyMojo();

  @BeforeEach
  void aGoalOfAPom() {
    goal.execution = "default";
    goal.version = "1";
    goal.workingDirectory = new File("/repos/shop");
    goal.pom = new File("/repos/shop/pom.xml");
  }

  @Test
  void callsTheGoalWithItsExecution() {
    assertThat(RepairCommand.of(goal)).isEqualTo(GOAL + "@default");
  }

  @Test
  void callsTheGoalAloneIfItWasCalledWithoutAnExecution() {
    goal.execution = "default-cli";
    goal.pom = null;
    assertThat(RepairCommand.of(goal)).isEqualTo(GOAL);
  }

  @Test
  void writesThoughThePomSaysThatItOnlyChecks() {
    goal.ofPom.setProperty("profile.check", "true");
    assertThat(RepairCommand.of(goal)).isEqualTo(GOAL + "@default -Dprofile.check=false");
    goal.given.setProperty("profile.check", "true");
    assertThat(RepairCommand.of(goal)).isEqualTo(GOAL + "@default -Dprofile.check=false");
  }

  @Test
  void givesThePropertiesOfThisPluginAgain() {
    goal.given.setProperty("profile.check", "true");
    goal.given.setProperty("profile.outputDirectory", "two words");
    goal.given.setProperty("profile.file", "a/profile.yaml");
    goal.given.setProperty("registry.password", "secret");
    assertThat(RepairCommand.of(goal))
        .isEqualTo(
            GOAL
                + "@default -Dprofile.file=a/profile.yaml"
                + " '-Dprofile.outputDirectory=two words'");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void namesAPomThatIsNotTheOneInTheWorkingDirectory() {
    goal.pom = new File("/repos/shop/gitops/pom.xml");
    assertThat(RepairCommand.of(goal)).isEqualTo(GOAL + "@default -f gitops/pom.xml");
    goal.pom = new File("/repos/shop/other.xml");
    assertThat(RepairCommand.of(goal)).isEqualTo(GOAL + "@default -f other.xml");
    goal.pom = new File("/repos/other/a b.xml");
    assertThat(RepairCommand.of(goal)).isEqualTo(GOAL + "@default -f '/repos/other/a b.xml'");
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
    assertThat(said)
        .isEqualTo(GOAL.substring("mvn ".length()) + "@default|-Dprofile.file=" + value + "|");
  }
}
