package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.read.ProfileSchema;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.templates.StarterProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitMojoTest {

  @TempDir Path folder;
  private final RecordingLog log = new RecordingLog();

  @Test
  void writesEveryStarterIntoNewFolder() throws Exception {
    for (String name : StarterProfile.names()) {
      Path target = folder.resolve(name);

      mojo(name, target).execute();

      StarterProfile starter = StarterProfile.named(name).orElseThrow();
      for (Map.Entry<String, String> file : starter.files().entrySet()) {
        String modeline = "# yaml-language-server: $schema=profile.schema.json\n";
        boolean isProfile = file.getKey().equals(StarterProfile.PROFILE);
        assertThat(target.resolve(file.getKey()))
            .hasContent((isProfile ? modeline : "") + file.getValue());
        assertThat(log.lines).contains("info created " + target.resolve(file.getKey()));
      }
      assertThat(target.resolve("profile.schema.json")).hasContent(ProfileSchema.text());
    }
  }

  @Test
  void writesOwnApplication() throws Exception {
    InitMojo mojo = mojo(null, folder);
    mojo.name = "orders";
    mojo.image = "ghcr.io/acme/shop-orders:2.1.0";
    mojo.counter = "orders_processed_total";
    mojo.execute();

    Path profile = folder.resolve("profile.yaml");
    assertThat(profile)
        .content()
        .contains(
            "target: orders\n",
            "image: ghcr.io/acme/shop-orders:2.1.0\n",
            "counter: orders_processed_total\n",
            "as: orders_processed_per_second\n",
            "metric: orders_processed_per_second,")
        .doesNotContain("my-app", "http_requests");
    assertThat(new ProfileGenerator().generate(profile, TargetOverride.NONE).diagnostics())
        .isEmpty();
  }

  @Test
  void keepsImageOfOtherName() throws Exception {
    InitMojo mojo = mojo(null, folder);
    mojo.name = "front";
    mojo.image = "ghcr.io/acme/my-app:1";
    mojo.execute();

    assertThat(folder.resolve("profile.yaml"))
        .content()
        .contains("image: ghcr.io/acme/my-app:1\n", "- name: front\n");
  }

  @ParameterizedTest
  @CsvSource({
    "Orders,ghcr.io/acme/orders:1,orders_total,-Dprofile.name",
    "orders,GHCR.io/acme/orders 1,orders_total,-Dprofile.image",
    "orders,ghcr.io/acme/orders:1,orders-total,-Dprofile.counter",
    "'a: [',ghcr.io/acme/orders:1,orders_total,-Dprofile.name"
  })
  void refusesInvalidValueOfOwnApplication(
      String name, String image, String counter, String property) {
    InitMojo mojo = mojo(null, folder);
    mojo.name = name;
    mojo.image = image;
    mojo.counter = counter;

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("is not valid for " + property);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesOwnApplicationInStarterOfPodinfo() {
    InitMojo mojo = mojo("eks-hpa", folder);
    mojo.image = "ghcr.io/acme/orders:1";

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("use -Dprofile.template=app");
  }

  @Test
  void keepsExistingSourceIgnore() throws Exception {
    Path mine = Files.writeString(folder.resolve(".sourceignore"), "/secrets/\n");

    mojo("eks-hpa-flux2", folder).execute();

    assertThat(mine).hasContent("/secrets/\n");
    assertThat(folder.resolve("profile.yaml")).exists();
    assertThat(log.lines)
        .contains("info " + mine + " exists; add these lines to it:")
        .contains("info   /profile.yaml", "info   /eksctl/");
  }

  @Test
  void keepsExistingProfile() throws IOException {
    Path mine = Files.writeString(folder.resolve("profile.yaml"), "mine\n");

    assertThatThrownBy(mojo("eks-hpa", folder)::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith(mine + " already exists");
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
  void suggestsNoDistantName() {
    assertThatThrownBy(mojo("kubeflow", folder)::execute)
        .hasMessageStartingWith("there is no starter profile \"kubeflow\"\nchoose one")
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
  void printsGenerateCommand() throws Exception {
    mojo("eks-hpa", folder).execute();

    assertThat(log.lines)
        .endsWith(
            "info Check it with:",
            "info   mvn io.gitopsprofile:profile-maven-plugin:1:validate",
            "info Render it with:",
            "info   mvn io.gitopsprofile:profile-maven-plugin:1:generate");
  }

  @Test
  void printsFolderInCommand() throws Exception {
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

  private InitMojo mojo(@Nullable String template, Path into) {
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
