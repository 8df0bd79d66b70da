package io.gitopsprofile.maven;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.diagnostic.TextReplacement;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.read.edit.ProfileEditor;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.report.ReportFormat;
import io.gitopsprofile.report.TreeNote;
import io.gitopsprofile.tree.report.PreservedImageTag;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/**
 * Reads, checks and renders the profile of a goal. Findings go to the report and to the log;
 * findings that fail the build go to the failure, which Maven prints last.
 */
final class CheckedProfile {

  /** Renders with the project's generator. */
  static final BiFunction<Path, TargetOverride, GenerationResult> GENERATOR =
      (profile, target) -> new ProfileGenerator().generate(profile, target);

  private final ProfileMojo goal;
  private final BiFunction<Path, TargetOverride, GenerationResult> generator;
  private final String onFailure;

  /**
   * A profile to check.
   *
   * @param onFailure the consequence of a failure, as the end of a sentence
   */
  CheckedProfile(
      ProfileMojo goal,
      BiFunction<Path, TargetOverride, GenerationResult> generator,
      String onFailure) {
    this.goal = goal;
    this.generator = generator;
    this.onFailure = onFailure;
  }

  /** Returns the rendered profile with the findings that are not logged yet. */
  GenerationResult result() throws MojoExecutionException, MojoFailureException {
    refuseReportOfNoFormat();
    Path file = BuildPath.of(goal.file);
    GenerationResult result;
    try {
      ProfileReader.refuseOutside(file, project());
      result =
          generator.apply(
              file, new TargetOverride(goal.flux, goal.kubernetes, goal.metrics, goal.charts));
    } catch (ProfileException e) {
      List<Diagnostic> findings = new ArrayList<>();
      for (Diagnostic finding : e.diagnostics()) {
        findings.add(isMissingProfile(finding) ? withInit(finding) : finding);
      }
      passOn(findings);
      // Without the cause: Maven would repeat the diagnostics, and -e would bury them in frames.
      throw failure(goal.file, findings);
    }
    passOn(result.diagnostics());
    for (Diagnostic finding : result.diagnostics()) {
      if (fails(finding)) {
        throw failure(goal.file, result.diagnostics());
      }
    }
    return result;
  }

  /**
   * Renders another profile or target to compare with; its warnings are not logged.
   *
   * @throws MojoFailureException if that profile has an error
   */
  GenerationResult rendered(File other, TargetOverride target) throws MojoFailureException {
    try {
      ProfileReader.refuseOutside(BuildPath.of(other), project());
      return generator.apply(BuildPath.of(other), target);
    } catch (ProfileException e) {
      throw failure(other, e.diagnostics());
    }
  }

  /** Returns the failure of a profile whose tree cannot be written, with the earlier findings. */
  MojoFailureException refused(GenerationResult result, ProfileException refusal)
      throws MojoExecutionException, MojoFailureException {
    List<Diagnostic> all = new ArrayList<>(result.diagnostics());
    all.addAll(refusal.diagnostics());
    all.sort(Diagnostic.BY_PLACE);
    writeReport(all);
    return failure(goal.file, all);
  }

  private void passOn(List<Diagnostic> findings)
      throws MojoExecutionException, MojoFailureException {
    writeReport(findings);
    for (Diagnostic finding : findings) {
      if (!fails(finding)) {
        log(finding);
      }
    }
  }

  private boolean fails(Diagnostic finding) {
    return finding.severity() == Severity.ERROR
        || (finding.severity() == Severity.WARNING && goal.failOnWarning);
  }

  private void log(Diagnostic finding) {
    GoalLog log = new GoalLog(goal);
    // Line by line, so that each has its level in front.
    for (String line : finding.toString().split("\n", -1)) {
      if (finding.severity() == Severity.WARNING) {
        log.warn(line);
      } else {
        log.info(line);
      }
    }
  }

  private boolean isMissingProfile(Diagnostic finding) {
    return finding.code() == DiagnosticCode.UNREADABLE_FILE
        && finding.path().equals(ProfilePath.ROOT)
        && !goal.file.exists();
  }

  /**
   * Adds to a finding the command that writes a starter profile into the folder of the missing one.
   */
  private Diagnostic withInit(Diagnostic finding) {
    File folder = goal.file.getAbsoluteFile().getParentFile();
    File base = base();
    PluginCommand init = PluginCommand.of(goal.version, "init").in(goal.pom, goal.workingDirectory);
    if (base != null && !folder.equals(base)) {
      init.with("profile.outputDirectory", PluginCommand.relative(folder, base));
    }
    return new Diagnostic(
        finding.code(),
        finding.message(),
        "correct the path, or write a starter profile: " + init,
        finding.path(),
        finding.position());
  }

  private @Nullable File base() {
    return goal.pom == null ? goal.workingDirectory : goal.pom.getAbsoluteFile().getParentFile();
  }

  private Path project() throws MojoFailureException {
    File base = base();
    return base == null ? Path.of("") : BuildPath.of(base);
  }

  private MojoFailureException failure(File profile, List<Diagnostic> findings) {
    StringBuilder message =
        new StringBuilder(summary(profile, findings)).append(onFailure).append(':');
    @Nullable Diagnostic first = null;
    for (Diagnostic finding : findings) {
      if (fails(finding)) {
        message.append('\n').append(finding);
        first = first == null ? finding : first;
      }
    }
    if (first != null) {
      PluginCommand explain =
          PluginCommand.of(goal.version, "explain").with("profile.code", first.code().code());
      message.append("\nexplain: ").append(explain);
    }
    return GoalLog.failure(message.append('\n').toString());
  }

  /** {@code Checked profile.yaml: no errors, 1 warning, 2 notes}. */
  String summary(List<Diagnostic> findings) {
    return summary(goal.file, findings);
  }

  private static String summary(File profile, List<Diagnostic> findings) {
    return "Checked %s: %s, %s, %s"
        .formatted(
            profile,
            count(findings, Severity.ERROR, "error"),
            count(findings, Severity.WARNING, "warning"),
            count(findings, Severity.INFO, "note"));
  }

  private static String count(List<Diagnostic> findings, Severity severity, String word) {
    long count = findings.stream().filter(finding -> finding.severity() == severity).count();
    return (count == 0 ? "no" : String.valueOf(count)) + ' ' + word + (count == 1 ? "" : "s");
  }

  private void refuseReportOfNoFormat() throws MojoFailureException {
    File report = goal.report;
    if (report != null && ReportFormat.of(BuildPath.of(report)).isEmpty()) {
      throw GoalLog.failure(
          "profile.report: unsupported extension "
              + report
              + "; use .sarif (SARIF 2.1.0) or .json");
    }
  }

  /**
   * Adds to the report and the log what only the output directory shows: findings about the
   * profile, and the values that image automation set, which are logged elsewhere.
   *
   * @throws MojoFailureException if a finding fails the build
   */
  void report(
      GenerationResult result,
      List<Diagnostic> findings,
      List<PreservedImageTag> values,
      File directory)
      throws MojoExecutionException, MojoFailureException {
    if (findings.isEmpty() && values.isEmpty()) {
      return;
    }
    List<TreeNote> notes = new ArrayList<>();
    for (PreservedImageTag value : values) {
      String file = ProfileReader.displayName(directory.toPath().resolve(value.path()));
      notes.add(new TreeNote(file, value.line(), value.message()));
    }
    List<Diagnostic> all = new ArrayList<>(result.diagnostics());
    all.addAll(findings);
    all.sort(Diagnostic.BY_PLACE);
    writeReport(all, notes);
    for (Diagnostic finding : findings) {
      if (fails(finding)) {
        throw failure(goal.file, all);
      }
      log(finding);
    }
  }

  private void writeReport(List<Diagnostic> findings)
      throws MojoExecutionException, MojoFailureException {
    writeReport(findings, List.of());
  }

  private void writeReport(List<Diagnostic> findings, List<TreeNote> notes)
      throws MojoExecutionException, MojoFailureException {
    File report = goal.report;
    if (report == null) {
      return;
    }
    Path path = BuildPath.of(report);
    Optional<ReportFormat> format = ReportFormat.of(path);
    try {
      format
          .orElseThrow()
          .write(
              path,
              ProfileReader.displayName(goal.file.toPath()),
              fixes(findings),
              findings,
              notes);
    } catch (IOException e) {
      throw GoalLog.error(
          "cannot write the report " + report + ": " + e + "; check the folder's permissions", e);
    }
  }

  /** Returns a function from edits of one file to replacements in the text of the file. */
  private Function<List<Edit>, List<TextReplacement>> fixes(List<Diagnostic> findings)
      throws IOException, MojoFailureException {
    Map<String, ProfileEditor> editors = new HashMap<>();
    for (Diagnostic finding : findings) {
      for (Edit edit : finding.edits()) {
        String name = edit.file() == null ? "" : edit.file();
        if (!editors.containsKey(name)) {
          Path file = name.isEmpty() ? BuildPath.of(goal.file) : Path.of("").resolve(name);
          String text = Files.readString(file);
          editors.put(
              name, new ProfileEditor(text.startsWith("\ufeff") ? text.substring(1) : text));
        }
      }
    }
    return edits -> {
      String name = edits.get(0).file();
      ProfileEditor editor = editors.get(name == null ? "" : name);
      return editor == null ? List.of() : editor.edit(edits).replacements();
    };
  }
}
