package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.junit.jupiter.api.Test;

class PluginCommandTest {

  private static final String GOAL = "io.gitopsprofile:profile-maven-plugin:1:diff";

  private final File folder = new File("/repos/shop");

  @Test
  void namesThePlugin() {
    assertThat(command()).hasToString("mvn " + GOAL);
  }

  @Test
  void namesThePomThatMavenWouldNotFind() {
    assertThat(command().in(new File(folder, "pom.xml"), folder)).hasToString("mvn " + GOAL);
    assertThat(command().in(null, folder)).hasToString("mvn " + GOAL);
    assertThat(command().in(new File(folder, "red/pom.xml"), folder))
        .hasToString("mvn -f red/pom.xml " + GOAL);
    assertThat(command().in(new File("/repos/shopping/pom.xml"), folder))
        .hasToString("mvn -f /repos/shopping/pom.xml " + GOAL);
  }

  @Test
  void quotesForAShell() {
    assertThat(command().with("a", "it's here").with("b", "ä/1.x"))
        .hasToString("mvn " + GOAL + " '-Da=it'\\''s here' '-Db=ä/1.x'");
  }

  private static PluginCommand command() {
    return PluginCommand.of("1", "diff");
  }
}
