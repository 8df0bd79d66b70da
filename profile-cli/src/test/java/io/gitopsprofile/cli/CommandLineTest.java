package io.gitopsprofile.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.cli.terminal.Terminal;
import io.gitopsprofile.render.FleetGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.templates.StarterProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.OptionSpec;

class CommandLineTest {

  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| ((?:`[a-z]+`(?:, )?)+) \\| `\\w+` \\| `profile\\.([\\w.]+)` \\| .*");

  @TempDir Path folder;
  private String out = "";
  private String err = "";

  @Test
  void hasEveryGoalAndOptionOfThePlugin() throws IOException {
    Map<String, Set<String>> expected = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("../docs/reference/parameters.md")));
    while (row.find()) {
      for (String goal : row.group(1).replace("`", "").split(", ")) {
        expected.computeIfAbsent(goal, key -> new TreeSet<>()).add(row.group(2));
      }
    }
    Map<String, Set<String>> options = new TreeMap<>();
    for (GoalCommand goal : GoalCommands.all()) {
      Set<String> names = new TreeSet<>();
      for (OptionSpec option : goal.options()) {
        names.add(option.longestName().substring(2));
      }
      options.put(goal.name(), names);
    }
    assertThat(options).isEqualTo(expected);
  }

  @Test
  void describesEveryOption() {
    for (GoalCommand goal : GoalCommands.all()) {
      assertThat(run(goal.name(), "--help")).isEqualTo(ProfileProgram.DONE);
      assertThat(out).contains("Usage: profile " + goal.name(), goal.description());
      for (OptionSpec option : CommandSpecs.described(goal).options()) {
        assertThat(option.description()).as(goal.name() + option).isNotEmpty();
        assertThat(option.description()[0]).as(goal.name() + option).isNotEmpty();
      }
    }
    assertThat(run("help", "diff")).isEqualTo(ProfileProgram.DONE);
    assertThat(out).contains("--against.flux=<version>");
    assertThat(run("--help")).isEqualTo(ProfileProgram.DONE);
    assertThat(out).contains("validate  ", "Exit status: 0 done");
    assertThat(run()).isEqualTo(ProfileProgram.DONE);
    assertThat(run("--version")).isEqualTo(ProfileProgram.DONE);
    assertThat(out).startsWith("profile ");
  }

  @Test
  void leadsFromAnEmptyFolderToACheckedTree() {
    assertThat(run("init")).isEqualTo(ProfileProgram.DONE);
    assertThat(out).endsWith("Render it with:\n  profile generate\n");
    assertThat(run("validate")).isEqualTo(ProfileProgram.DONE);
    assertThat(out).endsWith("profile.yaml: no errors, no warnings, no notes\n");
    assertThat(run("verify")).isEqualTo(ProfileProgram.REFUSED);
    assertThat(err).endsWith("fix: run this, and commit the changes:\n  profile generate\n");
    assertThat(run("generate")).isEqualTo(ProfileProgram.DONE);
    assertThat(run("verify")).isEqualTo(ProfileProgram.DONE);
    assertThat(run("generate", "--check")).isEqualTo(ProfileProgram.DONE);
    assertThat(run("diff")).isEqualTo(ProfileProgram.DONE);
    assertThat(out).endsWith(" unchanged\n");
    assertThat(err).isEmpty();
  }

  @Test
  void printsFolderInCommands() {
    assertThat(run("init", "--outputDirectory=my shop", "--template=eks-hpa"))
        .isEqualTo(ProfileProgram.DONE);
    assertThat(out)
        .endsWith("  profile generate '--file=my shop/profile.yaml' '--outputDirectory=my shop'\n");
    assertThat(run("generate", "--check=true", "--file=my shop/profile.yaml", "--flux", "v2"))
        .isEqualTo(ProfileProgram.REFUSED);
    assertThat(err).endsWith("  profile generate '--file=my shop/profile.yaml' --flux=v2\n");
  }

  @Test
  void acceptsOptionsAsMavenDoes() throws IOException {
    starter();
    assertThat(run("generate", "-Dprofile.outputDirectory=tree", "-Dprofile.fsync=false"))
        .isEqualTo(ProfileProgram.DONE);
    Files.writeString(folder.resolve("tree/base/demo/namespace.yaml"), "a: 1\n");
    assertThat(run("generate", "--outputDirectory=tree")).isEqualTo(ProfileProgram.REFUSED);
    assertThat(err).contains("-Dprofile.force");
    assertThat(run("generate", "--outputDirectory=tree", "-Dprofile.force"))
        .isEqualTo(ProfileProgram.DONE);
    assertThat(folder.resolve("target/profile-copies/base/demo/namespace.yaml")).exists();
  }

  @Test
  void comparesTwoEnvironments() {
    run("init", "--template=eks-hpa-fleet");
    assertThat(
            run("diff", "-Dprofile.environment=prod-eu", "-Dprofile.against.environment=prod-us"))
        .isEqualTo(ProfileProgram.DONE);
    assertThat(out).contains("us-east-1", "eu-central-1");
    assertThat(run("diff", "--environment=prod-eu", "--against.environment=prod-us"))
        .isEqualTo(ProfileProgram.DONE);
    assertThat(run("diff", "--environment=prod-eu", "--against.environment=nowhere"))
        .isEqualTo(ProfileProgram.USAGE);
    assertThat(err).contains("--against.environment compares two environments");
  }

  @Test
  void remembersARunOnlyInACache() throws IOException {
    starter();
    run("generate");
    assertThat(folder.resolve("cache")).doesNotExist();
    assertThat(run("generate", "--cache=cache")).isEqualTo(ProfileProgram.DONE);
    assertThat(folder.resolve("cache/command-line")).exists();
  }

  @Test
  void tellsFailuresApart() throws IOException {
    assertThat(run("validate")).isEqualTo(ProfileProgram.REFUSED);
    assertThat(err).contains("PRF007").contains("write a starter profile: profile init\n");
    assertThat(run("validat")).isEqualTo(ProfileProgram.USAGE);
    assertThat(err).startsWith("there is no goal \"validat\"; did you mean validate?\n");
    assertThat(run("help", "nothing")).isEqualTo(ProfileProgram.USAGE);
    assertThat(run("validate", "--flie=x")).isEqualTo(ProfileProgram.USAGE);
    assertThat(err).contains("'--flie=x'").endsWith("list the options: profile validate --help\n");
    assertThat(run("validate", "--skip=maybe")).isEqualTo(ProfileProgram.USAGE);
    assertThat(err).isEqualTo("--skip is true or false, not \"maybe\"\n");
    assertThat(run("validate", "--color=red")).isEqualTo(ProfileProgram.USAGE);
    assertThat(run("validate", "--file=\0")).isEqualTo(ProfileProgram.USAGE);
    assertThat(run("verify", "--report=a.xml")).isEqualTo(ProfileProgram.USAGE);
    assertThat(err).startsWith("--report: unsupported extension ");
    assertThat(run("explain", "PRF12")).isEqualTo(ProfileProgram.USAGE);
    assertThat(err).endsWith("list all codes: profile explain\n");
    Files.writeString(folder.resolve("taken"), "");
    assertThat(run("schema", "--schemaFile=taken/x.json")).isEqualTo(ProfileProgram.IO);
    assertThat(run("validate", "--skip")).isEqualTo(ProfileProgram.DONE);
    assertThat(out).isEqualTo("Skipped: --skip is set\n");
  }

  @Test
  void explainsCodesWithOrWithoutOption() {
    assertThat(run("explain", "--code=prf031")).isEqualTo(ProfileProgram.DONE);
    String page = out;
    assertThat(page).startsWith("\nPRF031\n");
    assertThat(run("explain", "PRF031")).isEqualTo(ProfileProgram.DONE);
    assertThat(out).isEqualTo(page);
    assertThat(run("explain")).isEqualTo(ProfileProgram.DONE);
    assertThat(out.lines()).hasSizeGreaterThan(60);
  }

  @Test
  void colorsDifferencesAndSeverities() throws IOException {
    starter();
    run("generate");
    Path namespace = folder.resolve("base/demo/namespace.yaml");
    Files.writeString(namespace, Files.readString(namespace).replace("demo", "other"));
    assertThat(run("verify", "--color=always")).isEqualTo(ProfileProgram.REFUSED);
    assertThat(err)
        .contains("\u001b[31m-  name: other\u001b[0m\n\u001b[32m+  name: demo\u001b[0m\n");
    assertThat(run("verify", "--color=never")).isEqualTo(ProfileProgram.REFUSED);
    assertThat(err).contains("-  name: other\n+  name: demo\n");
    assertThat(run("diff", "--color=always")).isEqualTo(ProfileProgram.DONE);
    assertThat(out).contains("\u001b[32m    +  name: demo\u001b[0m\n");
    // A test has no terminal.
    assertThat(run("diff")).isEqualTo(ProfileProgram.DONE);
    assertThat(out).contains("    +  name: demo\n");

    Path profile = folder.resolve("profile.yaml");
    Files.writeString(profile, Files.readString(profile).replaceFirst("minRepl", "minrepl"));
    run("validate", "--color=always");
    assertThat(err).contains(": \u001b[1m\u001b[31merror\u001b[0m PRF002: ");
  }

  @Test
  void completesGoalsOptionsAndValues() {
    assertThat(run("generate-completion")).isEqualTo(ProfileProgram.DONE);
    List<String> expected = new ArrayList<>(StarterProfile.names());
    expected.addAll(List.of("validate", "--against.flux", "as-written", "complete "));
    assertThat(out).contains(expected);
  }

  @Test
  void takesEnvironmentWhereAGoalReadsAProfile() {
    List<String> without = new ArrayList<>();
    for (GoalCommand goal : GoalCommands.all()) {
      Set<String> names = new TreeSet<>();
      goal.options().forEach(option -> names.add(option.longestName()));
      if (names.contains("--file") && !names.contains("--environment")) {
        without.add(goal.name());
      }
    }
    // They write the profile itself.
    assertThat(without).containsExactlyInAnyOrder("import", "upgrade");
  }

  @Test
  void guidesThroughEveryStarterAndEnvironment() throws IOException {
    for (String name : StarterProfile.names()) {
      Path profile = Path.of("../templates", name, "profile.yaml").toAbsolutePath();
      FleetGenerator fleet = FleetGenerator.of(profile, TargetOverride.NONE);
      for (String environment : fleet == null ? List.of("") : fleet.names()) {
        List<String> args =
            new ArrayList<>(
                List.of("guide", "--file=" + profile, "--guideFile=" + name + environment));
        if (fleet != null) {
          args.add("--environment=" + environment);
        }
        assertThat(run(args.toArray(String[]::new))).as(err).isEqualTo(ProfileProgram.DONE);
        assertThat(folder.resolve(name + environment))
            .content(UTF_8)
            .contains("## 1. ", environment);
      }
    }
  }

  private void starter() throws IOException {
    Files.copy(Path.of("../templates/eks-hpa-flux2/profile.yaml"), folder.resolve("profile.yaml"));
  }

  private int run(String... args) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream failed = new ByteArrayOutputStream();
    int status;
    try (PrintStream to = new PrintStream(printed, false, UTF_8);
        PrintStream toErr = new PrintStream(failed, false, UTF_8)) {
      Terminal terminal = new Terminal(to, toErr, List.of("profile"), folder);
      status = new ProfileProgram(terminal).run(args);
    }
    out = printed.toString(UTF_8);
    err = failed.toString(UTF_8);
    return status;
  }
}
