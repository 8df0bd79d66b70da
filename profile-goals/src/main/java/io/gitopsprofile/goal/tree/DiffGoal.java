package io.gitopsprofile.goal.tree;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.goal.CheckedProfile;
import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.GoalHost;
import io.gitopsprofile.goal.GoalLog;
import io.gitopsprofile.goal.IoErrorMessages;
import io.gitopsprofile.render.FleetGenerator;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.tree.TreeDiff;
import io.gitopsprofile.tree.TreeVerifier;
import io.gitopsprofile.tree.diff.ProfileValues;
import io.gitopsprofile.tree.record.RecordedProfileName;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.ObjectChange;
import io.gitopsprofile.tree.report.ObjectChange.Action;
import io.gitopsprofile.tree.report.PreservedImageTag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Shows what the profile would change, object by object, and writes nothing. */
public final class DiffGoal implements Goal {

  private final GoalHost host;
  private final GoalLog log;
  private final DiffOptions options;
  private final BiFunction<Path, TargetOverride, GenerationResult> generator;

  /** Creates the goal. */
  public DiffGoal(
      GoalHost host,
      DiffOptions options,
      BiFunction<Path, TargetOverride, GenerationResult> generator) {
    this.host = host;
    this.log = new GoalLog(host);
    this.options = options;
    this.generator = generator;
  }

  @Override
  public void run() throws GoalFailure {
    if (options.profile().skips(host)) {
      return;
    }
    CheckedProfile profile = new CheckedProfile(host, options.profile(), generator, "");
    FleetGenerator fleet = profile.fleet();
    if (fleet != null) {
      diff(fleet);
      return;
    }
    if (options.againstEnvironment() != null) {
      throw GoalLog.usage(
          host.option("against.environment")
              + ": "
              + options.profile().file()
              + " has no environments");
    }
    GenerationResult result = profile.result();
    List<ObjectChange> changes =
        options.isAgainstAnother()
            ? TreeDiff.between(other(profile).tree(), result.tree())
            : againstTree(result);
    List<PreservedImageTag> values = new ArrayList<>();
    for (ObjectChange change : changes) {
      values.addAll(change.keptTags());
    }
    profile.report(result, List.of(), values, options.outputDirectory());
    print(changes);
    if (!options.isAgainstAnother()) {
      logStrangers(result);
    }
  }

  /** Shows the changes of environments: against another one, or against the committed trees. */
  private void diff(FleetGenerator fleet) throws GoalFailure {
    if (options.isAgainstAnother()) {
      throw GoalLog.usage(
          host.option("against")
              + " compares a profile without environments; compare with "
              + host.option("against.environment"));
    }
    String against = options.againstEnvironment();
    if (against == null) {
      new FleetTrees(host, options.profile().file(), options.outputDirectory())
          .diff(fleet, Boolean.FALSE.equals(options.differences()));
      return;
    }
    if (fleet.names().size() != 1 || !fleet.directories().containsKey(against)) {
      throw GoalLog.usage(
          host.option("against.environment")
              + " compares two environments; name one of "
              + String.join(", ", fleet.directories().keySet())
              + " with it and another with "
              + host.option("environment"));
    }
    String name = fleet.names().get(0);
    GenerationResult other;
    try {
      other = fleet.result(against).generated();
      printValues(ProfileValues.between(fleet.profile(against), fleet.profile(name)));
    } catch (ProfileException e) {
      throw new CheckedProfile(host, options.profile(), generator, "").refused(List.of(), e);
    }
    print(TreeDiff.between(other.tree(), fleet.result(name).generated().tree()));
  }

  private void printValues(List<ProfileValues.Change> changes) {
    for (ProfileValues.Change change : changes) {
      // The folder of an environment is its own.
      if (!change.path().equals("sync.path")) {
        log.info("value " + change);
      }
    }
  }

  private GenerationResult other(CheckedProfile profile) throws GoalFailure {
    Path against = options.against();
    TargetOverride other = options.againstTarget();
    TargetOverride own = options.profile().target();
    return profile.rendered(
        against == null ? options.profile().file() : against,
        against != null
            ? other
            : new TargetOverride(
                other.flux() == null ? own.flux() : other.flux(),
                other.kubernetes() == null ? own.kubernetes() : other.kubernetes(),
                other.metrics() == null ? own.metrics() : other.metrics(),
                other.charts() == null ? own.charts() : other.charts()));
  }

  private List<ObjectChange> againstTree(GenerationResult result) throws GoalFailure {
    Path directory = options.outputDirectory();
    try {
      return TreeDiff.between(
          directory, RecordedProfileName.of(options.profile().file(), directory), result.tree());
    } catch (IOException e) {
      throw GoalLog.error("cannot read " + directory + ": " + IoErrorMessages.describe(e), e);
    }
  }

  private void logStrangers(GenerationResult result) throws GoalFailure {
    Path directory = options.outputDirectory();
    try {
      String profile = RecordedProfileName.of(options.profile().file(), directory);
      for (Drift stranger : new TreeVerifier().strangers(result, profile, directory)) {
        log.warn(stranger.toString());
      }
    } catch (IOException e) {
      throw GoalLog.error("cannot read " + directory + ": " + IoErrorMessages.describe(e), e);
    }
  }

  private void print(List<ObjectChange> changes) {
    Boolean differences = options.differences();
    boolean isPlan = changes.stream().anyMatch(change -> change.action() == Action.REPLACE);
    for (ObjectChange change : changes) {
      TreeLog.log(change.keptTags(), List.of(), log);
      if (isPlan || change.action() != Action.UNCHANGED) {
        log.info(change.toString());
        change.effect().lines().forEach(this::logIndented);
      }
      if (differences == null ? !isPlan : differences) {
        change.difference().lines().forEach(this::logIndented);
      }
    }
    log.info("Objects: " + summary(changes));
    if (isPlan && differences == null) {
      log.info("To show file diffs: " + host.typed("differences"));
    }
  }

  private void logIndented(String line) {
    log.info("    " + line);
  }

  private static String summary(List<ObjectChange> changes) {
    StringBuilder summary = new StringBuilder();
    for (Action action : Action.values()) {
      long count = changes.stream().filter(change -> change.action() == action).count();
      if (count > 0) {
        summary
            .append(summary.isEmpty() ? "" : ", ")
            .append(count)
            .append(' ')
            .append(action.word());
      }
    }
    return summary.isEmpty() ? "none" : summary.toString();
  }
}
