package io.gitopsprofile.goal.tree;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.goal.GoalHost;
import io.gitopsprofile.goal.GoalLog;
import io.gitopsprofile.goal.IoErrorMessages;
import io.gitopsprofile.goal.ProfileOptions;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.FleetCache;
import io.gitopsprofile.tree.UpToDateCheck;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.PreservedImageTag;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Detects that a run would repeat the last one, and logs the last run's warnings and notes again.
 */
final class UpToDateRun {

  private static final String WARNING = "W ";
  private static final String NOTE = "I ";

  private final GoalHost host;
  private final GenerateOptions options;
  private final @Nullable UpToDateCheck last;
  private final @Nullable Path fleetFile;

  UpToDateRun(GoalHost host, GenerateOptions options) {
    this.host = host;
    this.options = options;
    Path cache = options.cache();
    // With adopt or force a run may do more than the last one did.
    boolean usable =
        options.profile().report() == null
            && !options.check()
            && !options.write().adopt()
            && !options.write().force();
    this.last =
        cache != null && usable
            ? new UpToDateCheck(
                cache, parameters(options) + "\nenvironment=" + options.profile().environment())
            : null;
    this.fleetFile =
        cache != null && usable ? cache.resolveSibling(cache.getFileName() + "-fleet") : null;
  }

  /** The last run of the clusters of a profile with environments. */
  FleetCache ofFleet() {
    return new FleetCache(fleetFile, parameters(options));
  }

  /** The parameters that change what a tree is; the choice of environments does not. */
  private static String parameters(GenerateOptions options) {
    ProfileOptions profile = options.profile();
    return "file="
        + profile.file()
        + "\noutputDirectory="
        + options.outputDirectory()
        + "\nflux="
        + profile.target().flux()
        + "\nkubernetes="
        + profile.target().kubernetes()
        + "\nmetrics="
        + profile.target().metrics()
        + "\ncharts="
        + profile.target().charts()
        + "\nfailOnWarning="
        + profile.failOnWarning();
  }

  /** Returns true if the tree is up to date; logs that, with the findings of the last run. */
  boolean isUpToDate() {
    List<String> said = last == null ? null : last.outputOfLastRun(options.outputDirectory());
    if (said == null) {
      return false;
    }
    for (String line : said) {
      if (line.startsWith(WARNING)) {
        new GoalLog(host).warn(line.substring(WARNING.length()));
      } else {
        new GoalLog(host).info(line.substring(NOTE.length()));
      }
    }
    new GoalLog(host)
        .info("Up to date: " + options.outputDirectory() + " matches " + options.profile().file());
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
          options.outputDirectory(),
          result.files(),
          report.files(),
          report.ownLines(),
          report.strangers().watched(),
          said(result, report));
    } catch (IOException e) {
      Path cache = options.cache();
      Path folder = cache == null ? null : cache.getParent();
      new GoalLog(host)
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
