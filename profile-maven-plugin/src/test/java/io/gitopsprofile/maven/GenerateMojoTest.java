package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateMojoTest {

  private static final Diagnostic TYPO =
      Diagnostic.of(DiagnosticCode.UNKNOWN_KEY, "unknown key \"nam\"", "rename", ProfilePath.ROOT)
          .at(new SourcePosition("profile.yaml", 3, 1));
  private static final Diagnostic GAP =
      Diagnostic.of(DiagnosticCode.MISSING_PART, "no name", "give it one", ProfilePath.ROOT)
          .at(new SourcePosition("profile.yaml", 4, 1));

  private static final Diagnostic MOVES =
      Diagnostic.of(DiagnosticCode.CHART_BRANCH, "it moves", "pin it", ProfilePath.ROOT)
          .at(new SourcePosition("p.yaml", 3, 1));

  @TempDir Path folder;
  private final RecordingLog log = new RecordingLog();

  @Test
  void writesTheTreeAndCountsWhatChanged() throws Exception {
    Files.writeString(folder.resolve("same.yaml"), text("same.yaml"));
    Files.writeString(folder.resolve("old.yaml"), text("old.yaml"));

    mojo((profile, target) -> tree("base/new.yaml", "old.yaml", "same.yaml")).execute();

    assertThat(folder.resolve("base/new.yaml")).hasContent(text("new.yaml"));
    assertThat(folder.resolve("old.yaml")).hasContent(text("old.yaml"));
    assertThat(log.lines)
        .startsWith("info created base/new.yaml", "info adopted old.yaml", "info adopted same.yaml")
        .hasSize(4);
    assertThat(log.lines.get(3))
        .matches(
            "info Rendered 3 files into \\Q%s\\E: 1 created, 0 updated, 2 unchanged in \\d+ ms"
                .formatted(folder));
  }

  @Test
  void namesAnUpdatedFile() throws Exception {
    mojo((profile, target) -> tree("a.yaml")).execute();
    log.lines.clear();
    RenderedFile other = new RenderedFile("a.yaml", "other: 1\n");

    mojo((profile, target) -> new GenerationResult(new RenderedTree(List.of(other)), List.of()))
        .execute();

    assertThat(folder.resolve("a.yaml")).hasContent("other: 1\n");
    assertThat(log.lines).first().isEqualTo("info updated a.yaml");
    assertThat(log.lines.get(1)).contains("0 created, 1 updated, 0 unchanged");
  }

  @Test
  void refusesEditedFileWithoutForce() throws Exception {
    mojo((profile, target) -> tree("a.yaml")).execute();
    Files.writeString(folder.resolve("a.yaml"), "mine: 1\n");

    GenerateMojo again = mojo((profile, target) -> tree("a.yaml"));
    again.report = folder.resolve("target/report.json").toFile();
    assertThatThrownBy(again::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("1 error, no warnings, no notes; nothing was written:")
        .hasMessageContaining("PRF100: a.yaml was edited by hand")
        .hasMessageContaining("-kind: a\n    +mine: 1");
    assertThat(folder.resolve("target/report.json")).content().contains("PRF100");

    again.force = true;
    log.lines.clear();
    again.execute();
    assertThat(folder.resolve("a.yaml")).hasContent(text("a.yaml"));
    assertThat(folder.resolve("target/copies/a.yaml")).hasContent("mine: 1\n");
    assertThat(log.lines)
        .contains("warn kept a copy of a.yaml in " + folder.resolve("target/copies"));
  }

  @Test
  void checksTreeInsteadOfWriting() throws Exception {
    GenerateMojo mojo = mojo((profile, target) -> tree("a.yaml"));
    mojo.check = true;
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("  missing a.yaml\n--- /dev/null\n+++ a.yaml (profile)\n")
        .hasMessageEndingWith(
            "fix: run this with your other -D and -P, and commit the changes:\n  mvn"
                + " io.gitopsprofile:profile-maven-plugin:1:generate@default\n");
    assertThat(folder).isEmptyDirectory();

    mojo.check = false;
    mojo.execute();
    mojo.check = true;
    log.lines.clear();
    mojo.execute();
    assertThat(log.lines)
        .containsExactly(
            "info Verified " + folder + ": 1 files match " + folder.resolve("profile.yaml"));
  }

  @Test
  void passesFileAndTarget() throws Exception {
    TargetOverride expected = new TargetOverride("v1", "1.29", "keda", "maintained");
    GenerateMojo mojo =
        mojo(
            (profile, target) -> {
              assertThat(profile).isEqualTo(folder.resolve("profile.yaml"));
              assertThat(target).isEqualTo(expected);
              return tree("a.yaml");
            });
    mojo.flux = "v1";
    mojo.kubernetes = "1.29";
    mojo.metrics = "keda";
    mojo.charts = "maintained";

    mojo.execute();

    assertThat(folder.resolve("a.yaml")).exists();
  }

  @Test
  void failsWithDiagnosticsOnly() {
    GenerateMojo mojo =
        mojo(
            (profile, target) -> {
              throw new ProfileException(List.of(TYPO, GAP));
            });

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasNoCause()
        .hasMessage(
            "Checked "
                + folder.resolve("profile.yaml")
                + ": 2 errors, no warnings, no notes; nothing was written:\n"
                + TYPO
                + "\n"
                + GAP
                + "\nexplain: mvn io.gitopsprofile:profile-maven-plugin:1:explain"
                + " -Dprofile.code=PRF002\n");
    assertThat(folder).isEmptyDirectory();
    assertThat(log.lines).isEmpty();
  }

  @Test
  void logsFindingsOfRenderedProfile() throws Exception {
    mojo((profile, target) -> new GenerationResult(tree("a.yaml").tree(), List.of(MOVES)))
        .execute();

    assertThat(log.lines)
        .startsWith("warn p.yaml:3:1: warning PRF031: it moves", "warn   fix: pin it");
    assertThat(folder.resolve("a.yaml")).exists();
  }

  @Test
  void writesNothingIfWarningFails() {
    GenerateMojo mojo =
        mojo((profile, target) -> new GenerationResult(tree("a.yaml").tree(), List.of(MOVES)));
    mojo.failOnWarning = true;

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageEndingWith(
            "no errors, 1 warning, no notes; nothing was written:\n"
                + MOVES
                + "\nexplain: mvn io.gitopsprofile:profile-maven-plugin:1:explain"
                + " -Dprofile.code=PRF031\n");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void namesPathThatCannotBeWritten() throws IOException {
    GenerateMojo mojo = mojo((profile, target) -> tree("base/a.yaml"));
    mojo.outputDirectory = Files.createFile(folder.resolve("file")).toFile();

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith("cannot write into " + folder.resolve("file") + ": ")
        .hasMessageEndingWith(
            "file is a file, not a folder; move it away or set another" + " directory");
  }

  @Test
  void reportsDanglingLink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("out"), folder.resolve("nowhere"));
    GenerateMojo mojo = mojo((profile, target) -> tree("base/a.yaml"));
    for (boolean check : new boolean[] {false, true}) {
      mojo.check = check;
      mojo.outputDirectory = link.resolve("tree").toFile();

      assertThatThrownBy(mojo::execute)
          .isInstanceOf(MojoExecutionException.class)
          .hasMessageStartingWith("cannot " + (check ? "read " : "write into "))
          .hasMessageEndingWith(
              link
                  + " is a link or a device, not a folder; create the folder that the link"
                  + " names, or delete the link");
    }
  }

  @Test
  void reportsFilesOfDeletedProfile() throws Exception {
    GenerateMojo former = mojo((profile, target) -> tree("a.yaml", "b.yaml"));
    former.execute();
    GenerateMojo mojo = mojo((profile, target) -> tree("a.yaml"));
    mojo.file = Files.createFile(folder.resolve("prod.yaml")).toFile();

    mojo.execute();
    assertThat(log.lines)
        .contains(
            "warn b.yaml was generated from profile.yaml, which no longer exists; restore that"
                + " profile, delete the file, or run with -Dprofile.adopt, which deletes it and"
                + " keeps a copy");
    mojo.check = true;
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("  orphaned b.yaml (from profile.yaml, which no longer exists)\n")
        .hasMessageEndingWith(
            "b.yaml belongs to a profile that no longer exists; restore the profile or delete the"
                + " file first, or add -Dprofile.adopt, which deletes the file and keeps a copy\n");
    mojo.check = false;
    mojo.adopt = true;
    mojo.execute();
    assertThat(folder.resolve("b.yaml")).doesNotExist();
    assertThat(folder.resolve("target/copies/b.yaml")).hasContent(text("b.yaml"));
  }

  @Test
  void adoptsAndForces() throws Exception {
    GenerateMojo mojo = mojo((profile, target) -> tree("a.yaml"));
    mojo.pom = folder.resolve("pom.xml").toFile();
    mojo.cache = folder.resolve("cache").toFile();
    mojo.adopt = true;
    mojo.execute();
    mojo.adopt = false;
    mojo.force = true;
    mojo.execute();
    assertThat(folder.resolve("cache")).doesNotExist();
    mojo.force = false;
    mojo.execute();
    assertThat(folder.resolve("cache/default")).exists();
  }

  @Test
  void reportsPathOutsideLocale() {
    File unnameable = new File("no\0name.json");
    GenerateMojo copies = mojo((profile, target) -> tree("a.yaml"));
    copies.copies = unnameable;
    GenerateMojo report = mojo((profile, target) -> tree("a.yaml"));
    report.report = unnameable;
    for (GenerateMojo mojo : List.of(copies, report)) {
      assertThatThrownBy(mojo::execute)
          .isInstanceOf(MojoFailureException.class)
          .hasMessageStartingWith("Java cannot name the path no\\u0000name.json");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void skips() throws Exception {
    GenerateMojo mojo =
        mojo(
            (profile, target) -> {
              throw new AssertionError("rendered although skipped");
            });
    mojo.skip = true;

    mojo.execute();

    assertThat(log.lines).containsExactly("info Skipped: profile.skip is set");
  }

  private GenerateMojo mojo(BiFunction<Path, TargetOverride, GenerationResult> generator) {
    GenerateMojo mojo = new GenerateMojo(generator);
    mojo.file = folder.resolve("profile.yaml").toFile();
    mojo.outputDirectory = folder.toFile();
    mojo.copies = folder.resolve("target/copies").toFile();
    mojo.execution = "default";
    mojo.version = "1";
    mojo.setLog(log);
    return mojo;
  }

  private static String text(String path) {
    return "apiVersion: v1\nkind: " + path.replaceAll(".*/|\\.yaml", "") + "\n";
  }

  private static GenerationResult tree(String... paths) {
    List<RenderedFile> files =
        List.of(paths).stream().map(path -> new RenderedFile(path, text(path))).toList();
    return new GenerationResult(new RenderedTree(files), List.of());
  }
}
