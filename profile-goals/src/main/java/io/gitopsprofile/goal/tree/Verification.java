package io.gitopsprofile.goal.tree;

import io.gitopsprofile.goal.CheckedProfile;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.GoalHost;
import io.gitopsprofile.goal.GoalLog;
import io.gitopsprofile.goal.IoErrorMessages;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.TreeVerifier;
import io.gitopsprofile.tree.record.RecordedProfileName;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.VerifyReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Fails a goal whose committed tree differs from the rendered profile. */
final class Verification {

  private final GoalHost host;
  private final Path file;
  private final CheckedProfile profile;
  private final Path outputDirectory;

  Verification(GoalHost host, Path file, CheckedProfile profile, Path outputDirectory) {
    this.host = host;
    this.file = file;
    this.profile = profile;
    this.outputDirectory = outputDirectory;
  }

  void check(GenerationResult result) throws GoalFailure {
    VerifyReport verdict;
    try {
      String name = RecordedProfileName.of(file, outputDirectory);
      verdict = new TreeVerifier().verify(result, name, outputDirectory);
    } catch (IOException e) {
      throw GoalLog.error("cannot read " + outputDirectory + ": " + IoErrorMessages.describe(e), e);
    }
    GoalLog log = new GoalLog(host);
    TreeLog.log(verdict.keptTags(), verdict.absent(), log);
    profile.report(result, verdict.findings(), verdict.keptTags(), outputDirectory);
    if (verdict.drifts().isEmpty()) {
      log.info(
          "Verified "
              + outputDirectory
              + ": "
              + result.tree().files().size()
              + " files match "
              + file);
      return;
    }
    throw GoalLog.failure(message(verdict.drifts()));
  }

  private String message(List<Drift> drifts) {
    StringBuilder text = new StringBuilder();
    text.append(outputDirectory).append(" differs from ").append(file).append(":\n");
    for (Drift drift : drifts) {
      text.append("  ").append(drift).append('\n');
    }
    for (Drift drift : drifts) {
      if (!drift.difference().isEmpty()) {
        text.append(drift.difference()).append('\n');
      }
    }
    if (!areStrangers(drifts)) {
      text.append(host.repair()).append('\n');
    }
    for (Drift drift : drifts) {
      text.append(first(drift));
    }
    return text.toString();
  }

  /** Returns true if no run of the generator changes anything. */
  private static boolean areStrangers(List<Drift> drifts) {
    for (Drift drift : drifts) {
      if (drift.kind() != Drift.Kind.STRANGER && drift.kind() != Drift.Kind.HIDING) {
        return false;
      }
    }
    return true;
  }

  /** Returns the step that must precede the command. */
  private String first(Drift drift) {
    return switch (drift.kind()) {
      case EDITED ->
          drift.path()
              + " was edited; move the edit into the profile first, or add "
              + host.typed("force")
              + "\n";
      case FOREIGN ->
          drift.path()
              + " was not generated; move it away first, or add "
              + host.typed("adopt")
              + "\n";
      case CONFLICTING ->
          drift.path() + " cannot be written; give the part another name or directory first\n";
      case ORPHANED ->
          drift.path()
              + " belongs to a profile that no longer exists; restore the profile or delete the"
              + " file first, or add "
              + host.typed("adopt")
              + ", which deletes the file and keeps a copy\n";
      case STRANGER, HIDING -> StrangerFix.of(drift) + "\n";
      case MISSING, CHANGED, OBSOLETE, INTERRUPTED -> "";
    };
  }
}
