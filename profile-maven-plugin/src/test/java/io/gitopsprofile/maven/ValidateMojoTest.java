package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.ProfileException;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.check.SourcePosition;
import io.gitopsprofile.render.RenderedTree;
import io.gitopsprofile.render.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateMojoTest {

  private static final Diagnostic MOVES = finding(DiagnosticCode.MOVING_CHART, 3);
  private static final Diagnostic SIZE = finding(DiagnosticCode.FARGATE_SIZE, 5);
  private static final Diagnostic GAP = finding(DiagnosticCode.MISSING_PART, 9);

  @TempDir Path folder;
  private final RecordingLog log = new RecordingLog();

  @Test
  void countsWhatItFinds() throws Exception {
    mojo(SIZE, MOVES, SIZE).execute();

    assertThat(log.lines)
        .containsExactly(
            "info p.yaml:5:1: info PRF043: m",
            "info       key: 1",
            "info       ^",
            "info   fix: f",
            "warn p.yaml:3:1: warning PRF031: m",
            "warn       key: 1",
            "warn       ^",
            "warn   fix: f",
            "info p.yaml:5:1: info PRF043: m",
            "info       key: 1",
            "info       ^",
            "info   fix: f",
            "info Checked " + file() + ": no errors, 1 warning, 2 notes");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void failsWithTheErrorsAndLogsTheRest() {
    assertThatThrownBy(mojo(MOVES, GAP, SIZE)::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasNoCause()
        .hasMessage(
            "Checked " + file() + ": 1 error, 1 warning, 1 note:\n" + GAP + explain("PRF006"));
    assertThat(log.lines).hasSize(8).noneMatch(line -> line.contains("PRF006"));
  }

  @Test
  void failsOnAWarningIfTold() throws Exception {
    ValidateMojo mojo = mojo(MOVES, SIZE);
    mojo.failOnWarning = true;

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "Checked " + file() + ": no errors, 1 warning, 1 note:\n" + MOVES + explain("PRF031"));

    ValidateMojo sound = mojo(SIZE);
    sound.failOnWarning = true;
    sound.execute();
  }

  @Test
  void reportsErrorsAndNothingAtAll() throws Exception {
    Path report = folder.resolve("reports/p.json");
    ValidateMojo broken = mojo(GAP);
    broken.report = report.toFile();
    assertThatThrownBy(broken::execute).isInstanceOf(MojoFailureException.class);
    assertThat(report).content().contains("PRF006").contains("\"profile\": \"" + file() + "\"");

    ValidateMojo sound = mojo();
    sound.report = report.toFile();
    sound.execute();
    assertThat(report).content().contains("\"findings\": []");
  }

  @Test
  void refusesAReportOfNoFormatBeforeItReads() {
    ValidateMojo mojo =
        new ValidateMojo(
            (profile, target) -> {
              throw new AssertionError("read");
            });
    mojo.file = file().toFile();
    mojo.report = folder.resolve("p.xml").toFile();

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "profile.report is "
                + mojo.report
                + ", which ends in no format; let it end in .sarif (SARIF 2.1.0) or .json");
  }

  @Test
  void saysWhereItCannotReport() throws Exception {
    Files.writeString(folder.resolve("reports"), "a file where a folder must be");
    ValidateMojo mojo = mojo();
    mojo.report = folder.resolve("reports/p.sarif").toFile();

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith("cannot write the report " + mojo.report);
  }

  @Test
  void skips() throws Exception {
    ValidateMojo mojo = mojo(GAP);
    mojo.skip = true;

    mojo.execute();

    assertThat(log.lines).containsExactly("info Skipped: profile.skip is set");
  }

  @Test
  void namesInitForAProfileThatIsMissing() {
    ValidateMojo mojo = new ValidateMojo();
    mojo.version = "1";
    mojo.workingDirectory = folder.toFile();
    mojo.file = folder.resolve("gitops/profile.yaml").toFile();
    mojo.setLog(log);

    assertThatThrownBy(mojo::execute)
        .message()
        .contains("error PRF007: there is no file ")
        .contains(
            "\n  fix: correct the path, or write a starter profile:"
                + " mvn io.gitopsprofile:profile-maven-plugin:1:init"
                + " -Dprofile.outputDirectory=gitops\n");
  }

  @Test
  void namesInitInTheModuleOfTheProfile() {
    ValidateMojo mojo = new ValidateMojo();
    mojo.version = "1";
    mojo.workingDirectory = folder.toFile();
    mojo.pom = folder.resolve("red/pom.xml").toFile();
    mojo.file = folder.resolve("red/profile.yaml").toFile();
    mojo.setLog(log);

    assertThatThrownBy(mojo::execute)
        .message()
        .contains(
            "starter profile: mvn -f red/pom.xml io.gitopsprofile:profile-maven-plugin:1:init\n");
  }

  @Test
  void doesNotNameInitForAProfileThatCannotBeRead() throws Exception {
    ValidateMojo mojo = new ValidateMojo();
    mojo.version = "1";
    mojo.file = Files.write(file(), new byte[] {'a', (byte) 0xff}).toFile();
    mojo.setLog(log);

    assertThatThrownBy(mojo::execute).message().contains("PRF007").doesNotContain(":init");
  }

  private Path file() {
    return folder.resolve("profile.yaml");
  }

  private ValidateMojo mojo(Diagnostic... findings) {
    ValidateMojo mojo =
        new ValidateMojo(
            (profile, target) -> {
              if (List.of(findings).contains(GAP)) {
                throw new ProfileException(List.of(findings));
              }
              return new Result(new RenderedTree(List.of()), List.of(findings));
            });
    mojo.file = file().toFile();
    mojo.version = "1";
    mojo.setLog(log);
    return mojo;
  }

  private static String explain(String code) {
    return "\nexplain: mvn io.gitopsprofile:profile-maven-plugin:1:explain -Dprofile.code="
        + code
        + "\n";
  }

  private static Diagnostic finding(DiagnosticCode code, int line) {
    return Diagnostic.of(code, "m", "f", ProfilePath.ROOT)
        .at(new SourcePosition("p.yaml", line, 1, "key: 1"));
  }
}
