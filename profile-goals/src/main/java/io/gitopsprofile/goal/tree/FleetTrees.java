package io.gitopsprofile.goal.tree;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.goal.CheckedProfile;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.GoalHost;
import io.gitopsprofile.goal.GoalLog;
import io.gitopsprofile.goal.IoErrorMessages;
import io.gitopsprofile.render.FleetGenerator;
import io.gitopsprofile.render.FleetGenerator.Rendered;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.tree.FleetCache;
import io.gitopsprofile.tree.FleetFolders;
import io.gitopsprofile.tree.FleetRun;
import io.gitopsprofile.tree.FleetWriter;
import io.gitopsprofile.tree.TreeDiff;
import io.gitopsprofile.tree.TreeVerifier;
import io.gitopsprofile.tree.WriteOptions;
import io.gitopsprofile.tree.record.RecordedProfileName;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.ObjectChange;
import io.gitopsprofile.tree.report.ObjectChange.Action;
import io.gitopsprofile.tree.report.OrphanedFile;
import io.gitopsprofile.tree.report.VerifyReport;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The trees of the environments of a profile, each in its folder of the output directory. */
final class FleetTrees {

  private static final GenerationResult NOTHING =
      new GenerationResult(new RenderedTree(List.of()), List.of());

  private final GoalHost host;
  private final GoalLog log;
  private final Path file;
  private final Path output;

  FleetTrees(GoalHost host, Path file, Path output) {
    this.host = host;
    this.log = new GoalLog(host);
    this.file = file;
    this.output = output;
  }

  /** Work on the tree of one folder. */
  private interface Work {
    void on(String folder, Path tree, String recorded, GenerationResult result) throws IOException;
  }

  /** Takes the findings of all environments before anything is written. */
  private final class Findings implements FleetRun {

    private final CheckedProfile profile;
    private final int total;
    private int count;
    private @Nullable GoalFailure failure;

    Findings(CheckedProfile profile, int total) {
      this.profile = profile;
      this.total = total;
    }

    @Override
    public void rendered(String name) {
      progress("rendered ", ++count, total);
    }

    @Override
    public boolean accepts(List<Diagnostic> findings) {
      host.progress("");
      try {
        profile.passOnOrFail(findings);
      } catch (GoalFailure e) {
        failure = e;
      }
      return failure == null;
    }

    void throwIfFailed() throws GoalFailure {
      if (failure != null) {
        throw failure;
      }
    }
  }

  /** Writes all trees, or none. */
  void write(FleetGenerator fleet, CheckedProfile profile, WriteOptions options, FleetCache last)
      throws GoalFailure {
    Map<String, WriteReport> reports;
    Findings findings = new Findings(profile, fleet.names().size());
    try {
      reports = new FleetWriter().write(fleet, file, output, options, last, findings);
    } catch (ProfileException e) {
      findings.throwIfFailed();
      throw profile.refused(List.of(), e);
    } catch (IOException e) {
      throw GoalLog.error("cannot write into " + output + ": " + IoErrorMessages.describe(e), e);
    }
    findings.throwIfFailed();
    try {
      last.keep();
    } catch (IOException e) {
      log.warn("cannot write the up-to-date cache: " + IoErrorMessages.describe(e));
    }
    int created = 0;
    int updated = 0;
    int deleted = 0;
    int unchanged = 0;
    for (Map.Entry<String, WriteReport> entry : reports.entrySet()) {
      WriteReport report = entry.getValue();
      created += report.created().size();
      updated += report.updated().size();
      deleted += report.deleted().size();
      unchanged += report.unchanged().size();
      if (!report.created().isEmpty()
          || !report.updated().isEmpty()
          || !report.deleted().isEmpty()) {
        log.info(
            entry.getKey()
                + ": "
                + counts(
                    report.created().size(),
                    report.updated().size(),
                    report.deleted().size(),
                    report.unchanged().size()));
      }
      warn(entry.getKey(), report, options);
    }
    log.info(
        "Rendered "
            + fleet.names().size()
            + " environments into "
            + output
            + ": "
            + counts(created, updated, deleted, unchanged));
  }

  /** Counts environments, at most a hundred times. */
  private void progress(String what, int count, int total) {
    if ((long) count * 100 / total != (count - 1L) * 100 / total) {
      host.progress(what + count + " of " + total + " environments");
    }
  }

  private void warn(String folder, WriteReport report, WriteOptions options) {
    TreeLog.log(report.keptTags(), report.absent(), log);
    for (String path : report.copied()) {
      log.warn("kept a copy of " + folder + "/" + path + " in " + options.copies());
    }
    for (String path : report.left()) {
      log.warn(
          folder
              + "/"
              + path
              + " was edited and is no longer generated; it was kept and is no longer managed");
    }
    for (OrphanedFile orphan : report.orphans()) {
      log.warn(folder + ": " + orphan);
    }
    for (Drift stranger : report.strangers().files()) {
      log.warn(folder + ": " + stranger);
    }
    for (Diagnostic finding : report.strangers().findings()) {
      log.warn(folder + ": " + finding);
    }
  }

  private static String counts(int created, int updated, int deleted, int unchanged) {
    return created
        + " created, "
        + updated
        + " updated, "
        + deleted
        + " deleted, "
        + unchanged
        + " unchanged";
  }

  /** Fails if a committed tree differs; equal differences are shown once. */
  void verify(FleetGenerator fleet) throws GoalFailure {
    Map<String, List<String>> drifts = new LinkedHashMap<>();
    each(
        fleet,
        (folder, tree, recorded, result) -> {
          VerifyReport verdict = new TreeVerifier().verify(result, recorded, tree);
          TreeLog.log(verdict.keptTags(), verdict.absent(), log);
          for (Diagnostic finding : verdict.findings()) {
            log.warn(folder + ": " + finding);
          }
          for (Drift drift : verdict.drifts()) {
            String difference = drift.difference();
            String text = drift + (difference.isEmpty() ? "" : "\n" + difference);
            drifts.computeIfAbsent(text, key -> new ArrayList<>()).add(folder);
          }
        });
    if (drifts.isEmpty()) {
      log.info("Verified " + output + ": " + fleet.names().size() + " environments match " + file);
      return;
    }
    StringBuilder text = new StringBuilder();
    text.append(output).append(" differs from ").append(file).append(":\n");
    for (Map.Entry<String, List<String>> drift : drifts.entrySet()) {
      text.append(names(drift.getValue())).append(":\n  ").append(drift.getKey()).append('\n');
    }
    throw GoalLog.failure(text.append(host.repair()).append('\n').toString());
  }

  /** Shows the changes of the committed trees; equal changes are shown once. */
  void diff(FleetGenerator fleet, boolean withoutText) throws GoalFailure {
    Map<String, List<String>> changes = new LinkedHashMap<>();
    List<String> summary = new ArrayList<>();
    each(
        fleet,
        (folder, tree, recorded, result) -> {
          int count = 0;
          for (ObjectChange change : TreeDiff.between(tree, recorded, result.tree())) {
            if (change.action() != Action.UNCHANGED) {
              count++;
              String text =
                  change
                      + indented(change.effect())
                      + (withoutText ? "" : indented(change.difference()));
              changes.computeIfAbsent(text, key -> new ArrayList<>()).add(folder);
            }
          }
          if (count > 0) {
            summary.add(folder + ": " + count + (count == 1 ? " object" : " objects"));
          }
        });
    for (Map.Entry<String, List<String>> change : changes.entrySet()) {
      log.info("in " + names(change.getValue()) + ":");
      log.info(change.getKey());
    }
    for (String line : summary) {
      log.info(line);
    }
    log.info(
        "Environments: "
            + summary.size()
            + " of "
            + fleet.names().size()
            + (summary.size() == 1 ? " changes" : " change"));
  }

  private static String indented(String text) {
    StringBuilder lines = new StringBuilder();
    text.lines().forEach(line -> lines.append("\n    ").append(line));
    return lines.toString();
  }

  private static String names(List<String> folders) {
    int shown = Math.min(folders.size(), 5);
    return String.join(", ", folders.subList(0, shown))
        + (folders.size() > shown ? " and " + (folders.size() - shown) + " more" : "");
  }

  private void each(FleetGenerator fleet, Work work) throws GoalFailure {
    try {
      int count = 0;
      for (String name : fleet.names()) {
        progress("compared ", ++count, fleet.names().size());
        Rendered environment = fleet.result(name);
        Path tree = output.resolve(environment.directory());
        work.on(
            environment.directory(),
            tree,
            RecordedProfileName.of(file, tree),
            environment.generated());
      }
      for (String gone : FleetFolders.gone(file, output, fleet.directories().values())) {
        Path tree = output.resolve(gone);
        work.on(gone, tree, RecordedProfileName.of(file, tree), NOTHING);
      }
    } catch (IOException e) {
      throw GoalLog.error("cannot read " + output + ": " + IoErrorMessages.describe(e), e);
    } finally {
      host.progress("");
    }
  }
}
