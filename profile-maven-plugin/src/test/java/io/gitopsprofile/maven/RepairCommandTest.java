package io.gitopsprofile.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepairCommandTest {

  private final VerifyMojo goal = new VerifyMojo();

  @BeforeEach
  void aGoalOfAPom() {
    goal.execution = "default";
    goal.version = "1";
    goal.workingDirectory = new File("/repos/shop");
    goal.givenPom = new File("/repos/shop/pom.xml");
    goal.pom = new File("/repos/shop/pom.xml");
    bind(execution("default", null, "generate", "verify"));
  }

  private void bind(PluginExecution... executions) {
    Plugin plugin = new Plugin();
    plugin.setGroupId("io.gitopsprofile");
    plugin.setArtifactId("profile-maven-plugin");
    plugin.setExecutions(List.of(executions));
    goal.plugins = List.of(new Plugin(), plugin);
  }

  /** An execution, and a parameter of it with its value. */
  private static PluginExecution execution(
      String id, @Nullable String phase, String... goalsAndParameter) {
    PluginExecution execution = new PluginExecution();
    execution.setId(id);
    execution.setPhase(phase);
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    for (String word : goalsAndParameter) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        execution.addGoal(word);
      } else {
        Xpp3Dom value = new Xpp3Dom(word.substring(0, equals));
        value.setValue(word.substring(equals + 1));
        configuration.addChild(value);
      }
    }
    execution.setConfiguration(configuration);
    return execution;
  }

  @Test
  void runsExecutionsOfPom() {
    assertThat(RepairCommand.of(goal)).isEqualTo("mvn generate-sources");
  }

  @Test
  void repeatsInvokedGoal() {
    goal.execution = "default-cli";
    goal.givenPom = null;
    assertThat(RepairCommand.of(goal))
        .isEqualTo("mvn io.gitopsprofile:profile-maven-plugin:1:generate");
  }

  @Test
  void runsOtherExecutionWithSameTree() {
    goal.execution = "look";
    bind(
        execution("make", "initialize", "generate", "file=a.yaml", "copies=b"),
        execution("look", null, "verify", "file=a.yaml"));
    assertThat(RepairCommand.of(goal)).isEqualTo("mvn generate-sources");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void addsExecutionIfPhaseDoesNotRender() {
    goal.execution = "look";
    goal.pom = new File("/repos/shop/apps/pom.xml");
    goal.activeProfiles = List.of("eu");
    goal.selectedProjects = List.of("apps");
    goal.given.setProperty("profile.flux", "v1");
    PluginExecution look = execution("look", null, "verify", "file=a.yaml");
    String direct =
        "mvn -f apps/pom.xml -P eu io.gitopsprofile:profile-maven-plugin:1:generate@look"
            + " -Dprofile.flux=v1";
    for (PluginExecution make :
        List.of(
            execution("make", null, "verify", "file=a.yaml"),
            execution("make", "package", "generate", "file=a.yaml"),
            execution("make", null, "generate", "file=b.yaml"),
            execution("make", null, "generate"),
            execution("make", null, "generate", "file=a.yaml", "charts=maintained"),
            execution("make", null, "generate", "file=a.yaml", "skip=true"))) {
      bind(make, look);
      assertThat(RepairCommand.of(goal)).isEqualTo(direct);
    }
    goal.plugins = List.of();
    assertThat(RepairCommand.of(goal)).isEqualTo(direct);
  }

  @Test
  void repeatsPropertiesThatPomUses(@TempDir Path folder) throws IOException {
    Path module = Files.createDirectory(folder.resolve("module"));
    goal.pom =
        Files.writeString(
                module.resolve("pom.xml"),
                "<parent><relativePath>../parent</relativePath></parent><file>${which}.yaml")
            .toFile();
    Path parent = Files.createDirectory(folder.resolve("parent"));
    Files.writeString(
        parent.resolve("pom.xml"),
        "<relativePath>../module/pom.xml</relativePath><x>${parents}</x>");
    Files.writeString(
        folder.resolve("pom.xml"),
        "<activation><property><name>env</name>"
            + "<activation><property><name>!dev</name>"
            + "<activation><property><name>\n other\n</name>");
    for (String name : List.of("which", "env", "dev", "other", "parents", "file", "user.name")) {
      goal.given.setProperty(name, "b");
    }
    assertThat(RepairCommand.of(goal))
        .isEqualTo("mvn generate-sources -Ddev=b -Denv=b -Dother=b -Dparents=b -Dwhich=b");
  }

  @Test
  void overridesCheckOfPom() {
    goal.ofPom.setProperty("profile.check", "true");
    assertThat(RepairCommand.of(goal)).isEqualTo("mvn generate-sources -Dprofile.check=false");
    goal.given.setProperty("profile.check", "true");
    assertThat(RepairCommand.of(goal)).isEqualTo("mvn generate-sources -Dprofile.check=false");
  }

  @Test
  void repeatsPropertiesOfGoal() {
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
  void namesPomInOtherFolder() {
    goal.givenPom = new File("/repos/shop/gitops/pom.xml");
    assertThat(RepairCommand.of(goal)).isEqualTo("mvn -f gitops/pom.xml generate-sources");
    goal.givenPom = new File("/repos/other/a b.xml");
    assertThat(RepairCommand.of(goal)).isEqualTo("mvn -f '../other/a b.xml' generate-sources");
    goal.givenPom = new File("/repos/shop/other.xml");
    assertThat(RepairCommand.of(goal)).isEqualTo("mvn -f other.xml generate-sources");
  }

  @Test
  void repeatsProfilesAndModules() {
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
