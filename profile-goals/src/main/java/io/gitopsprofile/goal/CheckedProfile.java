package io.gitopsprofile.goal;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.diagnostic.TextReplacement;
import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.read.edit.ProfileEditor;
import io.gitopsprofile.render.FleetGenerator;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.ProfileSurvey;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.report.ReportFormat;
import io.gitopsprofile.report.TreeNote;
import io.gitopsprofile.tree.report.PreservedImageTag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads, checks and renders the profile of a goal. Findings go to the report and to the log;
 * findings that fail the goal go to the failure, which its program prints last.
 */
public final class CheckedProfile {

  /** Renders with the project's generator. */
  public static final BiFunction<Path, TargetOverride, GenerationResult> GENERATOR =
      (profile, target) -> new ProfileGenerator().generate(profile, target);

  private final GoalHost host;
  private final ProfileOptions options;
  private final BiFunction<Path, TargetOverride, GenerationResult> generator;
  private final String onFailure;

  /**
   * A profile to check.
   *
   * @param onFailure the consequence of a failure, as the end of a sentence
   */
  public CheckedProfile(
      GoalHost host,
      ProfileOptions options,
      BiFunction<Path, TargetOverride, GenerationResult> generator,
      String onFailure) {
    this.host = host;
    this.options = options;
    this.generator = generator;
    this.onFailure = onFailure;
  }

  /** Returns the rendered profile with the findings that are not logged yet. */
  public GenerationResult result() throws GoalFailure {
    GenerationResult result = read(file -> generator.apply(file, options.target()));
    passOnOrFail(result.diagnostics());
    return result;
  }

  /**
   * Returns the environments that the goal works on, all of them checked; null if the profile has
   * none.
   *
   * @throws GoalFailure if an environment has an error, or no environment has a given name
   */
  public @Nullable FleetGenerator fleet() throws GoalFailure {
    FleetGenerator fleet = uncheckedFleet();
    if (fleet != null) {
      passOnOrFail(read(file -> fleet.check()));
    }
    return fleet;
  }

  /**
   * Returns the profile, or its only environment that the goal works on, for a report. Errors of
   * checks are among its findings, which are not logged and do not fail the goal yet.
   */
  public ProfileSurvey survey() throws GoalFailure {
    FleetGenerator fleet = uncheckedFleet();
    if (fleet == null) {
      return read(file -> new ProfileGenerator().survey(file, options.target()));
    }
    String name = only(fleet);
    return read(file -> fleet.survey(name));
  }

  /**
   * Returns the environments that the goal works on, which are not checked yet; null if the profile
   * has none.
   *
   * @throws GoalFailure if anything outside of the single environments is wrong, or no environment
   *     has a given name
   */
  public @Nullable FleetGenerator uncheckedFleet() throws GoalFailure {
    String given = options.environment();
    if (given == null && !mayHaveEnvironments()) {
      return null;
    }
    FleetGenerator all = read(file -> FleetGenerator.of(file, options.target()));
    if (all == null && given == null) {
      return null;
    }
    FleetGenerator fleet = all == null || given == null ? all : all.only(patterns(given));
    if (fleet == null) {
      throw GoalLog.usage(
          host.option("environment")
              + ": "
              + (all == null
                  ? options.file() + " has no environments"
                  : "no environment matches "
                      + given
                      + "; "
                      + options.file()
                      + " has "
                      + String.join(", ", all.names())));
    }
    return fleet;
  }

  /**
   * Returns the name of the only environment that the goal works on.
   *
   * @throws GoalFailure if there are several
   */
  public String only(FleetGenerator fleet) throws GoalFailure {
    if (fleet.names().size() != 1) {
      throw GoalLog.usage(
          host.option("environment")
              + ": the goal takes one environment; name one of "
              + String.join(", ", fleet.names()));
    }
    return fleet.names().get(0);
  }

  private static List<String> patterns(String given) {
    List<String> patterns = new ArrayList<>();
    for (String pattern : given.split(",", -1)) {
      patterns.add(pattern.strip());
    }
    return patterns;
  }

  /** False only if no key of the profile can name environments. */
  private boolean mayHaveEnvironments() {
    try {
      if (Files.size(options.file()) > Limits.FILE_BYTES) {
        return false;
      }
      String text = Files.readString(options.file(), StandardCharsets.ISO_8859_1);
      return text.contains("environments") || text.contains("fleet") || text.contains("parameters");
    } catch (IOException unreadable) {
      return false; // The reader reports it.
    }
  }

  /** Logs and reports findings; fails the goal if one of them fails it. */
  public void passOnOrFail(List<Diagnostic> findings) throws GoalFailure {
    passOn(findings);
    for (Diagnostic finding : findings) {
      if (fails(finding)) {
        throw failure(options.file(), findings);
      }
    }
  }

  /** Returns what reading the profile gives; logs and reports the findings of a failure. */
  private <T extends @Nullable Object> T read(Function<Path, T> reading) throws GoalFailure {
    refuseReportOfNoFormat();
    try {
      ProfileReader.refuseOutside(options.file(), project());
      return reading.apply(options.file());
    } catch (ProfileException e) {
      List<Diagnostic> findings = new ArrayList<>();
      for (Diagnostic finding : e.diagnostics()) {
        findings.add(isMissingProfile(finding) ? withInit(finding) : finding);
      }
      passOn(findings);
      // Without the cause: Maven would repeat the diagnostics, and -e would bury them in frames.
      throw failure(options.file(), findings);
    }
  }

  /**
   * Renders another profile or target to compare with; its warnings are not logged.
   *
   * @throws GoalFailure if that profile has an error
   */
  public GenerationResult rendered(Path other, TargetOverride target) throws GoalFailure {
    try {
      ProfileReader.refuseOutside(other, project());
      return generator.apply(other, target);
    } catch (ProfileException e) {
      throw failure(other, e.diagnostics());
    }
  }

  /** Returns the failure of a profile whose tree cannot be written, with the earlier findings. */
  public GoalFailure refused(GenerationResult result, ProfileException refusal) throws GoalFailure {
    return refused(result.diagnostics(), refusal);
  }

  /** Returns the failure of trees that cannot be written, with the earlier findings. */
  public GoalFailure refused(List<Diagnostic> before, ProfileException refusal) throws GoalFailure {
    List<Diagnostic> all = new ArrayList<>(before);
    all.addAll(refusal.diagnostics());
    all.sort(Diagnostic.BY_PLACE);
    writeReport(all);
    return failure(options.file(), all);
  }

  private void passOn(List<Diagnostic> findings) throws GoalFailure {
    writeReport(findings);
    for (Diagnostic finding : findings) {
      if (!fails(finding)) {
        log(finding);
      }
    }
  }

  private boolean fails(Diagnostic finding) {
    return finding.severity() == Severity.ERROR
        || (finding.severity() == Severity.WARNING && options.failOnWarning());
  }

  private void log(Diagnostic finding) {
    GoalLog log = new GoalLog(host);
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
        && !Files.exists(options.file());
  }

  /**
   * Adds to a finding the command that writes a starter profile into the folder of the missing one.
   */
  private Diagnostic withInit(Diagnostic finding) {
    Path folder = options.file().toAbsolutePath().getParent();
    Path base = host.folder();
    Map<String, String> where =
        base == null || folder == null || folder.equals(base.toAbsolutePath())
            ? Map.of()
            : Map.of("outputDirectory", ShownPath.of(folder, base));
    return new Diagnostic(
        finding.code(),
        finding.message(),
        "correct the path, or write a starter profile: " + host.command("init", where),
        finding.path(),
        finding.position());
  }

  private Path project() {
    Path base = host.folder();
    return base == null ? Path.of("") : base;
  }

  private GoalFailure failure(Path profile, List<Diagnostic> findings) {
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
      String explain = host.command("explain", Map.of("code", first.code().code()));
      message.append("\nexplain: ").append(explain);
    }
    return GoalLog.failure(message.append('\n').toString());
  }

  /** {@code Checked profile.yaml: no errors, 1 warning, 2 notes}. */
  public String summary(List<Diagnostic> findings) {
    return summary(options.file(), findings);
  }

  private static String summary(Path profile, List<Diagnostic> findings) {
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

  private void refuseReportOfNoFormat() throws GoalFailure {
    Path report = options.report();
    if (report != null && ReportFormat.of(report).isEmpty()) {
      throw GoalLog.usage(
          host.option("report")
              + ": unsupported extension "
              + report
              + "; use .sarif (SARIF 2.1.0) or .json");
    }
  }

  /**
   * Adds to the report and the log what only the output directory shows: findings about the
   * profile, and the values that image automation set, which are logged elsewhere.
   *
   * @throws GoalFailure if a finding fails the build
   */
  public void report(
      GenerationResult result,
      List<Diagnostic> findings,
      List<PreservedImageTag> values,
      Path directory)
      throws GoalFailure {
    if (findings.isEmpty() && values.isEmpty()) {
      return;
    }
    List<TreeNote> notes = new ArrayList<>();
    for (PreservedImageTag value : values) {
      String file = ProfileReader.displayName(directory.resolve(value.path()));
      notes.add(new TreeNote(file, value.line(), value.message()));
    }
    List<Diagnostic> all = new ArrayList<>(result.diagnostics());
    all.addAll(findings);
    all.sort(Diagnostic.BY_PLACE);
    writeReport(all, notes);
    for (Diagnostic finding : findings) {
      if (fails(finding)) {
        throw failure(options.file(), all);
      }
      log(finding);
    }
  }

  private void writeReport(List<Diagnostic> findings) throws GoalFailure {
    writeReport(findings, List.of());
  }

  private void writeReport(List<Diagnostic> findings, List<TreeNote> notes) throws GoalFailure {
    Path report = options.report();
    if (report == null) {
      return;
    }
    Optional<ReportFormat> format = ReportFormat.of(report);
    try {
      format
          .orElseThrow()
          .write(
              report, ProfileReader.displayName(options.file()), fixes(findings), findings, notes);
    } catch (IOException e) {
      throw GoalLog.error(
          "cannot write the report " + report + ": " + e + "; check the folder's permissions", e);
    }
  }

  /** Returns a function from edits of one file to replacements in the text of the file. */
  private Function<List<Edit>, List<TextReplacement>> fixes(List<Diagnostic> findings)
      throws IOException {
    Map<String, ProfileEditor> editors = new HashMap<>();
    for (Diagnostic finding : findings) {
      for (Edit edit : finding.edits()) {
        String name = edit.file() == null ? "" : edit.file();
        if (!editors.containsKey(name)) {
          Path file = name.isEmpty() ? options.file() : Path.of("").resolve(name);
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
