package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.templates.StarterProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitMojoTest {

  @TempDir Path folder;
  private final RecordingLog log = new RecordingLog();

  @Test
  void writesEveryStarterIntoAFolderThatIsNotThereYet() throws Exception {
    for (String name : StarterProfile.names()) {
      Path target = folder.resolve(name);

      mojo(name, target).execute();

      StarterProfile starter = StarterProfile.named(name).orElseThrow();
      for (Map.Entry<String, String> file : starter.files().entrySet()) {
        assertThat(target.resolve(file.getKey())).hasContent(file.getValue());
        assertThat(log.lines).contains("info created " + target.resolve(file.getKey()));
      }
    }
  }

  @Test
  void leavesWhatFluxIsToIgnoreAndSaysWhatItNeeds() throws Exception {
    Path mine = Files.writeString(folder.resolve(".sourceignore"), "/secrets/\n");

    mojo("eks-hpa-flux2", folder).execute();

    assertThat(mine).hasContent("/secrets/\n");
    assertThat(folder.resolve("profile.yaml")).exists();
    assertThat(log.lines)
        .contains("info " + mine + " is yours and was not touched; let it have these lines:")
        .contains("info   /profile.yaml", "info   /eksctl/");
  }

  @Test
  void doesNotOverwrite() throws IOException {
    Path mine = Files.writeString(folder.resolve("profile.yaml"), "mine\n");

    assertThatThrownBy(mojo("eks-hpa", folder)::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith(mine + " is there already and was not touched");
    assertThat(mine).hasContent("mine\n");
  }

  @Test
  void namesTheNearestStarterAndAllOthers() {
    assertThatThrownBy(mojo("eks_hpa", folder)::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith(
            "there is no starter profile \"eks_hpa\"; did you mean \"eks-hpa\"?")
        .message()
        .contains(StarterProfile.names());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void guessesNoNameThatIsFarOff() {
    assertThatThrownBy(mojo("kubeflow", folder)::execute)
        .hasMessageStartingWith("there is no starter profile \"kubeflow\"\nname one")
        .message()
        .contains(StarterProfile.names());
  }

  @Test
  void listsTheNamesAndWritesNothing() throws Exception {
    mojo("list", folder).execute();

    assertThat(log.lines)
        .hasSameSizeAs(StarterProfile.names())
        .allMatch(line -> line.matches("info [a-z0-9-]+: .+"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void printsTheCommandThatRendersIt() throws Exception {
    mojo("eks-hpa", folder).execute();

    assertThat(log.lines)
        .endsWith(
            "info Render it with:", "info   mvn io.gitopsprofile:profile-maven-plugin:1:generate");
  }

  @Test
  void printsWhereItHasWrittenInTheCommand() throws Exception {
    mojo("eks-hpa", folder.resolve("my shop")).execute();

    assertThat(log.lines)
        .endsWith(
            "info   mvn io.gitopsprofile:profile-maven-plugin:1:generate"
                + " '-Dprofile.file=my shop/profile.yaml' '-Dprofile.outputDirectory=my shop'");
  }

  @Test
  void namesThePomOfAModuleInTheCommand() throws Exception {
    InitMojo mojo = mojo("eks-hpa", folder.resolve("module"));
    mojo.basedir = folder.resolve("module").toFile();
    mojo.pom = folder.resolve("module/pom.xml").toFile();
    mojo.execute();

    assertThat(log.lines)
        .endsWith("info   mvn -f module/pom.xml io.gitopsprofile:profile-maven-plugin:1:generate");
  }

  private InitMojo mojo(String template, Path into) {
    InitMojo mojo = new InitMojo();
    mojo.version = "1";
    mojo.basedir = folder.toFile();
    mojo.workingDirectory = folder.toFile();
    mojo.template = template;
    mojo.outputDirectory = into.toFile();
    mojo.setLog(log);
    return mojo;
  }
}
