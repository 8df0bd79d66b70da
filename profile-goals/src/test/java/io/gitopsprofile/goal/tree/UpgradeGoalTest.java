package io.gitopsprofile.goal.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.GoalHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradeGoalTest {

  private static final String FORMER =
      """
      # The shop.
      profile: v1
      name: shop
      target: {kubernetes: "1.33", flux: v1, charts: living} # as charts are maintained
      namespaces:
        - name: 'shop'
      """;
  private static final String TODAY = FORMER.replace("living", "maintained");

  @TempDir Path folder;
  private Path file;
  private final Printed host = new Printed();

  /** The lines that a goal prints. */
  private final class Printed implements GoalHost {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void print(Level level, String text) {
      lines.add(text.replace(folder.toString(), "DIR"));
    }

    @Override
    public Path folder() {
      return folder;
    }

    @Override
    public String option(String name) {
      return "--" + name;
    }

    @Override
    public String typed(String name) {
      return "--" + name;
    }

    @Override
    public String command(String goal, Map<String, String> options) {
      return "profile " + goal + options;
    }

    @Override
    public String repair() {
      return "";
    }
  }

  @BeforeEach
  void writeFormerProfile() throws IOException {
    file = folder.resolve("profile.yaml");
    Files.writeString(file, FORMER);
  }

  private void upgrade(boolean dryRun) throws GoalFailure {
    new UpgradeGoal(host, file, folder, dryRun).run();
  }

  @Test
  void replacesWordAndKeepsTheRest() throws IOException, GoalFailure {
    upgrade(false);
    assertThat(file).hasContent(TODAY);
    assertThat(host.lines)
        .contains(
            "DIR/profile.yaml:4:48: charts \"living\" is now called maintained",
            "updated DIR/profile.yaml")
        .anyMatch(line -> line.contains("\n-target: {") && line.contains("\n+target: {"));
  }

  @Test
  void saysThatNothingIsToDo() throws IOException, GoalFailure {
    Files.writeString(file, TODAY);
    upgrade(false);
    assertThat(file).hasContent(TODAY);
    assertThat(host.lines)
        .containsExactly("Nothing to upgrade: DIR/profile.yaml is a profile of today");
  }

  @Test
  void writesNothingInDryRun() throws IOException, GoalFailure {
    upgrade(true);
    assertThat(file).hasContent(FORMER);
    assertThat(names()).containsExactly("profile.yaml");
    assertThat(host.lines).contains("would update DIR/profile.yaml");
  }

  @Test
  void keepsLinkAndPermissions() throws IOException, GoalFailure {
    Path real = folder.resolve("shop.yaml");
    Files.move(file, real);
    Files.createSymbolicLink(file, real);
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    upgrade(false);
    assertThat(file).isSymbolicLink();
    assertThat(real).hasContent(TODAY);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r-----");
    assertThat(names()).containsExactly("profile.yaml", "shop.yaml");
  }

  @Test
  void namesLinesThatItCannotRewrite() throws IOException {
    Files.writeString(file, FORMER.replace("'shop'", "'Shop'"));
    assertThatThrownBy(() -> upgrade(false))
        .isInstanceOf(GoalFailure.class)
        .hasMessageContaining("; change these lines by hand:")
        .hasMessageContaining("profile.yaml:6:11: error PRF005")
        .hasMessageContaining("fix: use at most 63 lower-case letters");
    assertThat(file).hasContent(TODAY.replace("'shop'", "'Shop'"));
  }

  @Test
  void failsWithoutProfile() throws IOException {
    Files.delete(file);
    assertThatThrownBy(() -> upgrade(false))
        .isInstanceOf(GoalFailure.class)
        .hasMessageContaining("there is no file");
    assertThat(names()).isEmpty();
  }

  @Test
  void namesSchemaOfAnotherSnapshot() throws IOException, GoalFailure {
    Files.writeString(file, TODAY);
    Files.writeString(folder.resolve("profile.schema.json"), "{}");
    upgrade(false);
    assertThat(host.lines)
        .contains(
            "DIR/profile.schema.json is of another snapshot; renew it with:", "  profile schema{}");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
