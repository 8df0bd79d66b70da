package io.gitopsprofile.maven;

import io.gitopsprofile.render.Result;
import io.gitopsprofile.tree.Drift;
import io.gitopsprofile.tree.OwnName;
import io.gitopsprofile.tree.TreeVerifier;
import io.gitopsprofile.tree.Verdict;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Fails a build whose committed tree is not what its profile yields. */
final class Verification {

  private final ProfileMojo goal;
  private final File outputDirectory;

  Verification(ProfileMojo goal, File outputDirectory) {
    this.goal = goal;
    this.outputDirectory = outputDirectory;
  }

  void check(Result result) throws MojoExecutionException, MojoFailureException {
    Verdict verdict;
    try {
      String profile = OwnName.of(goal.file.toPath(), BuildPath.of(outputDirectory));
      verdict = new TreeVerifier().verify(result, profile, outputDirectory.toPath());
    } catch (IOException e) {
      throw new MojoExecutionException(
          "cannot read " + outputDirectory + ": " + DiskFault.describe(e), e);
    }
    Log log = goal.getLog();
    TreeNotes.log(verdict.keptTags(), verdict.absent(), log);
    if (verdict.drifts().isEmpty()) {
      log.info(
          "Verified "
              + outputDirectory
              + ": its "
              + result.tree().files().size()
              + " files are what "
              + goal.file
              + " yields");
      return;
    }
    throw new MojoFailureException(message(verdict.drifts()));
  }

  private String message(List<Drift> drifts) {
    StringBuilder text = new StringBuilder();
    text.append(outputDirectory).append(" is not what ").append(goal.file).append(" yields:\n");
    for (Drift drift : drifts) {
      text.append("  ").append(drift).append('\n');
    }
    for (Drift drift : drifts) {
      if (!drift.difference().isEmpty()) {
        text.append(drift.difference()).append('\n');
      }
    }
    String repair = RepairCommand.of(goal);
    text.append("fix: run this with your other -D and -P, and commit what it changes:\n  ");
    text.append(repair).append('\n');
    for (Drift drift : drifts) {
      text.append(first(drift));
    }
    return text.toString();
  }

  /** What a person has to do before the command. */
  private static String first(Drift drift) {
    return switch (drift.kind()) {
      case EDITED ->
          drift.path()
              + " was edited by hand: put the edit into the profile first, or add"
              + " -Dprofile.force\n";
      case STRANGE ->
          drift.path() + " was not generated: move it away first, or add -Dprofile.adopt\n";
      case TAKEN ->
          drift.path() + " cannot be written: give the part another name or directory first\n";
      case ORPHANED ->
          drift.path()
              + " is no profile's any more: put its profile back or delete the file first, or add"
              + " -Dprofile.adopt, which deletes it and keeps a copy\n";
      case MISSING, CHANGED, SURPLUS, INTERRUPTED -> "";
    };
  }
}
