package io.gitopsprofile.maven;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.ProfileException;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.check.Severity;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.Result;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.report.ReportFormat;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

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

  private boolean isMissingProfile(Diagnostic finding) {
    return finding.code() == DiagnosticCode.UNREADABLE_FILE
        && finding.path().equals(ProfilePath.ROOT)
        && !goal.file.exists();
  }

  /**
   * The finding with the command that writes a starter profile into the folder of the missing one.
   */
  private Diagnostic withInit(Diagnostic finding) {
    File folder = goal.file.getAbsoluteFile().getParentFile();
    File base =
        goal.pom == null ? goal.workingDirectory : goal.pom.getAbsoluteFile().getParentFile();
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
      format.orElseThrow().write(path, ProfileReader.displayName(goal.file.toPath()), findings);
    } catch (IOException e) {
      throw new MojoExecutionException(
          "cannot write the report " + report + ": " + e + "; check the folder's permissions", e);
    }
  }
}
