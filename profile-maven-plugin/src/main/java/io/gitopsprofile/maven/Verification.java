package io.gitopsprofile.maven;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.TreeVerifier;
import io.gitopsprofile.tree.record.RecordedProfileName;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.VerifyReport;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Fails a build whose committed tree differs from the rendered profile. */
final class Verification {

  private final ProfileMojo goal;
  private final CheckedProfile profile;
  private final File outputDirectory;

  Verification(ProfileMojo goal, CheckedProfile profile, File outputDirectory) {
    this.goal = goal;
    this.profile = profile;
    this.outputDirectory = outputDirectory;
  }

  void check(GenerationResult result) throws MojoExecutionException, MojoFailureException {
    VerifyReport verdict;
    try {
      String name = RecordedProfileName.of(goal.file.toPath(), BuildPath.of(outputDirectory));
      verdict = new TreeVerifier().verify(result, name, outputDirectory.toPath());
    } catch (IOException e) {
      throw GoalLog.error("cannot read " + outputDirectory + ": " + IoErrorMessages.describe(e), e);
    }
    GoalLog log = new GoalLog(goal);
    TreeLog.log(verdict.keptTags(), verdict.absent(), log);
    profile.report(result, verdict.findings(), verdict.keptTags(), outputDirectory);
    if (verdict.drifts().isEmpty()) {
      log.info(
          "Verified "
              + outputDirectory
              + ": "
              + result.tree().files().size()
              + " files match "
              + goal.file);
      return;
    }
    throw GoalLog.failure(message(verdict.drifts()));
  }

  private String message(List<Drift> drifts) {
    StringBuilder text = new StringBuilder();
    text.append(outputDirectory).append(" differs from ").append(goal.file).append(":\n");
    for (Drift drift : drifts) {
      text.append("  ").append(drift).append('\n');
    }
    for (Drift drift : drifts) {
      if (!drift.difference().isEmpty()) {
        text.append(drift.difference()).append('\n');
      }
    }
    if (!areStrangers(drifts)) {
      String repair = RepairCommand.of(goal);
      text.append("fix: run this with your other -D and -P, and commit the changes:\n  ");
      text.append(repair).append('\n');
    }
    for (Drift drift : drifts) {
      text.append(first(drift));
    }
    return text.toString();
  }

  /** Returns true if no run of the generator changes anything. */
  private static boolean areStrangers(List<Drift> drifts) {
    for (Drift drift : drifts) {
      if (drift.kind() != Drift.Kind.STRANGER) {
        return false;
      }
    }
    return true;
  }

  /** Returns the step that must precede the command. */
  private static String first(Drift drift) {
    return switch (drift.kind()) {
      case EDITED ->
          drift.path()
              + " was edited; move the edit into the profile first, or add -Dprofile.force\n";
      case FOREIGN ->
          drift.path() + " was not generated; move it away first, or add -Dprofile.adopt\n";
      case CONFLICTING ->
          drift.path() + " cannot be written; give the part another name or directory first\n";
      case ORPHANED ->
          drift.path()
              + " belongs to a profile that no longer exists; restore the profile or delete the"
              + " file first, or add -Dprofile.adopt, which deletes the file and keeps a copy\n";
      case STRANGER -> StrangerFix.of(drift) + "\n";
      case MISSING, CHANGED, OBSOLETE, INTERRUPTED -> "";
    };
  }
}
