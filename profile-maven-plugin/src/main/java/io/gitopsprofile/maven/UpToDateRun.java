package io.gitopsprofile.maven;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.UpToDateCheck;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.PreservedImageTag;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/**
 * Detects that a run would repeat the last one, and logs the last run's warnings and notes again.
 */
final class UpToDateRun {

  private static final String WARNING = "W ";
  private static final String NOTE = "I ";

  private final GenerateMojo goal;
  private final @Nullable UpToDateCheck last;

  UpToDateRun(GenerateMojo goal) throws MojoFailureException {
    this.goal = goal;
    // With adopt or force a run may do more than the last one did.
    boolean usable =
        goal.pom != null && goal.report == null && !goal.check && !goal.adopt && !goal.force;
    this.last =
        usable
            ? new UpToDateCheck(BuildPath.of(goal.cache).resolve(goal.execution), parameters(goal))
            : null;
  }

  private static String parameters(GenerateMojo goal) {
    return "file="
        + goal.file
        + "\noutputDirectory="
        + goal.outputDirectory
        + "\nflux="
        + goal.flux
        + "\nkubernetes="
        + goal.kubernetes
        + "\nmetrics="
        + goal.metrics
        + "\ncharts="
        + goal.charts
        + "\nfailOnWarning="
        + goal.failOnWarning;
  }

  /** Returns true if the tree is up to date; logs that, with the findings of the last run. */
  boolean isUpToDate() throws MojoFailureException {
    List<String> said =
        last == null ? null : last.outputOfLastRun(BuildPath.of(goal.outputDirectory));
    if (said == null) {
      return false;
    }
    for (String line : said) {
      if (line.startsWith(WARNING)) {
        new GoalLog(goal).warn(line.substring(WARNING.length()));
      } else {
        new GoalLog(goal).info(line.substring(NOTE.length()));
      }
    }
    new GoalLog(goal).info("Up to date: " + goal.outputDirectory + " matches " + goal.file);
    return true;
  }

  /** Remembers a run that succeeded. */
  void remember(GenerationResult result, WriteReport report) {
    if (last == null
        || !report.left().isEmpty()
        || !report.absent().isEmpty()
        || !report.orphans().isEmpty()) {
      return;
    }
    try {
      last.keep(
          goal.outputDirectory.toPath(),
          result.files(),
          report.files(),
          report.ownLines(),
          report.strangers().watched(),
          said(result, report));
    } catch (IOException e) {
      Path folder = goal.cache.toPath();
      new GoalLog(goal)
          .warn("cannot write the up-to-date cache " + folder + ": " + IoErrorMessages.describe(e));
    }
  }

  /** Returns the findings and notes that a repeated run would log again. */
  static List<String> said(GenerationResult result, WriteReport report) {
    List<String> said = new ArrayList<>();
    add(result.diagnostics(), said);
    add(report.strangers().findings(), said);
    for (Drift stranger : report.strangers().files()) {
      said.add(WARNING + stranger);
      said.add(WARNING + "  " + StrangerFix.of(stranger));
    }
    for (PreservedImageTag tag : report.keptTags()) {
      said.add(NOTE + tag);
    }
    return said;
  }

  private static void add(List<Diagnostic> findings, List<String> said) {
    for (Diagnostic finding : findings) {
      String level = finding.severity() == Severity.WARNING ? WARNING : NOTE;
      for (String line : finding.toString().split("\n", -1)) {
        said.add(level + line);
      }
    }
  }
}
