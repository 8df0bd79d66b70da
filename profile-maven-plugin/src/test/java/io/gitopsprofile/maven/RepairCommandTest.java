package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class RepairCommandTest {

  private final Properties given = new Properties();

  @Test
  void runsTheExecutionsOfThePom() {
    assertThat(RepairCommand.of("default", "1", given)).isEqualTo("mvn generate-sources");
  }

  @Test
  void callsTheGoalThatWasCalled() {
    assertThat(RepairCommand.of("default-cli", "1", given))
        .isEqualTo("mvn io.gitopsprofile:profile-maven-plugin:1:generate");
  }

  @Test
  void givesTheGoalsPropertiesAgain() {
    given.setProperty("profile.check", "true");
    given.setProperty("profile.outputDirectory", "two words");
    given.setProperty("profile.file", "a/profile.yaml");
    given.setProperty("style.color", "never");

    assertThat(RepairCommand.of("default", "1", given))
        .isEqualTo(
            "mvn generate-sources -Dprofile.file=a/profile.yaml"
                + " \"-Dprofile.outputDirectory=two words\"");
  }
}
