package io.gitopsprofile.maven;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.Edit;
import io.gitopsprofile.check.ProfileException;
import io.gitopsprofile.check.Severity;
import io.gitopsprofile.check.TextReplacement;
import io.gitopsprofile.read.ProfileEditor;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.Result;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.report.ReportFormat;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Reads, checks and renders the profile of a goal, and passes on what is found: to the report, to
 * the log, and what fails the build to its failure, which Maven prints last.
 */
final class CheckedProfile {

  /** Renders with the project's generator. */
  static final BiFunction<Path, TargetOverride, Result> GENERATOR =
      (profile, target) -> new ProfileGenerator().generate(profile, target);

  private final ProfileMojo goal;
  private final BiFunction<Path, TargetOverride, Result> generator;
  private final String onFailure;

  /**
   * A profile to check.
   *
   * @param onFailure what a failure means, as the end of a sentence
   */
  CheckedProfile(
      ProfileMojo goal, BiFunction<Path, TargetOverride, Result> generator, String onFailure) {
    this.goal = goal;
    this.generator = generator;
    this.onFailure = onFailure;
  }

  /** The rendered profile with what is left to say of it. */
  Result result() throws MojoExecutionException, MojoFailureException {
    refuseReportOfNoFormat();
    Path file = BuildPath.of(goal.file);
    Result result;
    try {
      result =
          generator.apply(
              file, new TargetOverride(goal.flux, goal.kubernetes, goal.metrics, goal.charts));
    } catch (ProfileException e) {
      passOn(e.diagnostics());
      // Without the cause: Maven would repeat the diagnostics, and -e would bury them in frames.
      throw failure(goal.file, e.diagnostics());
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
   * Another profile or target to compare with; its warnings are not this run's.
   *
   * @throws MojoFailureException if it has an error
   */
  Result rendered(File other, TargetOverride target) throws MojoFailureException {
    try {
      return generator.apply(BuildPath.of(other), target);
    } catch (ProfileException e) {
      throw failure(other, e.diagnostics());
    }
  }

  /** The failure of a profile whose tree cannot be written, after what was found before. */
  MojoFailureException refused(Result result, ProfileException refusal)
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
    Log log = goal.getLog();
    // Line by line, so that each has its level in front.
    for (String line : finding.toString().split("\n", -1)) {
      if (finding.severity() == Severity.WARNING) {
        log.warn(line);
      } else {
        log.info(line);
      }
    }
  }

  private MojoFailureException failure(File profile, List<Diagnostic> findings) {
    StringBuilder message =
        new StringBuilder(summary(profile, findings)).append(onFailure).append(':');
    findings.stream().filter(this::fails).forEach(finding -> message.append('\n').append(finding));
    return new MojoFailureException(message.append('\n').toString());
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
      throw new MojoFailureException(
          "profile.report is "
              + report
              + ", which ends in no format;"
              + " let it end in .sarif (SARIF 2.1.0) or .json");
    }
  }

  private void writeReport(List<Diagnostic> findings)
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
          .write(path, ProfileReader.displayName(goal.file.toPath()), fixes(findings), findings);
    } catch (IOException e) {
      throw new MojoExecutionException(
          "cannot write the report " + report + ": " + e + "; check the folder's permissions", e);
    }
  }

  /** What edits replace in the profile's text, which is read again if there are any. */
  private Function<List<Edit>, List<TextReplacement>> fixes(List<Diagnostic> findings)
      throws IOException, MojoFailureException {
    for (Diagnostic finding : findings) {
      if (!finding.edits().isEmpty()) {
        String text = Files.readString(BuildPath.of(goal.file));
        ProfileEditor editor =
            new ProfileEditor(text.startsWith("\ufeff") ? text.substring(1) : text);
        return edits -> editor.edit(edits).replacements();
      }
    }
    return edits -> List.of();
  }
}
