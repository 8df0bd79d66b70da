package io.gitopsprofile.goal.trial;

import io.gitopsprofile.goal.CheckedProfile;
import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.GoalHost;
import io.gitopsprofile.goal.GoalLog;
import io.gitopsprofile.goal.ProfileOptions;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.LoadShape;
import io.gitopsprofile.model.autoscaler.LoadTable;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.render.ProfileSurvey;
import io.gitopsprofile.report.TrialReport;
import io.gitopsprofile.trial.LoadTrial;
import io.gitopsprofile.trial.TrialLoad;
import io.gitopsprofile.trial.TriedAutoscaler;
import io.gitopsprofile.trial.TriedMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries a load on the autoscalers of a profile, and writes nothing but a report. */
public final class SimulateGoal implements Goal {

  private static final String CSV = "csv:";

  /** Bytes of a file with a load at most. */
  private static final long LARGEST = 4L << 20;

  private final GoalHost host;
  private final SimulateOptions options;
  private final GoalLog log;

  /** Creates the goal. */
  public SimulateGoal(GoalHost host, SimulateOptions options) {
    this.host = host;
    this.options = options;
    this.log = new GoalLog(host);
  }

  @Override
  public void run() throws GoalFailure {
    ProfileOptions profile = options.profile();
    if (profile.skips(host)) {
      return;
    }
    Path report = profile.report();
    if (report != null && !TrialReport.supports(report)) {
      throw GoalLog.usage(
          host.option("report") + ": unsupported extension " + report + "; use .json or .csv");
    }
    TrialLoad given = load();
    ProfileOptions unreported =
        new ProfileOptions(
            profile.file(),
            profile.skip(),
            profile.target(),
            profile.failOnWarning(),
            null,
            profile.environment());
    CheckedProfile checked = new CheckedProfile(host, unreported, CheckedProfile.GENERATOR, "");
    ProfileSurvey survey = checked.survey();
    checked.passOnOrFail(survey.findings());
    List<TriedAutoscaler> chosen = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (TriedAutoscaler tried : survey.autoscalers()) {
      String name = tried.autoscaler().value().name();
      names.add(name);
      if (options.autoscaler() == null || name.equals(options.autoscaler())) {
        chosen.add(tried);
      }
    }
    if (options.autoscaler() != null && chosen.isEmpty()) {
      throw GoalLog.usage(
          host.option("autoscaler")
              + ": the profile has no autoscaler "
              + options.autoscaler()
              + "; it has "
              + (names.isEmpty() ? "none" : String.join(", ", names)));
    }
    List<LoadTrial> trials = new ArrayList<>();
    for (TriedAutoscaler tried : chosen) {
      LoadTrial trial = tryLoad(tried, given);
      if (trial != null) {
        trials.add(trial);
      }
    }
    if (report != null) {
      write(report, trials);
    }
    log.info(
        "Tried " + trials.size() + " of " + chosen.size() + " autoscalers of " + profile.file());
  }

  private @Nullable LoadTrial tryLoad(TriedAutoscaler tried, @Nullable TrialLoad given) {
    Autoscaler autoscaler = tried.autoscaler().value();
    String title = "Autoscaler " + autoscaler.name() + " in " + autoscaler.namespace();
    TriedMetric metric = tried.metric();
    TrialLoad load = given == null ? tried.load() : given;
    if (metric == null) {
      log.info(title + ": not tried; the profile does not tell enough of a metric");
      tried.notes().forEach(note -> log.info("  note: " + note));
      return null;
    }
    if (load == null) {
      log.info(
          title
              + ": not tried; the profile has no load in "
              + metric.unit()
              + " for it, and "
              + host.option("load")
              + " is not set");
      return null;
    }
    LoadTrial trial = tried.under(load);
    if (trial == null) {
      log.info(title + ": not tried; the load asks for too many pods for too long");
      return null;
    }
    log.info(
        title
            + " under "
            + load.text()
            + " "
            + metric.unit()
            + ": "
            + metric.name()
            + ", a pod takes "
            + LoadTrial.number(metric.aim().perPod())
            + ", "
            + tried.minimum()
            + " to "
            + tried.limits().maximum()
            + " pods");
    new TrialPlot(trial, options.plain()).lines().forEach(log::info);
    trial.words().forEach(word -> log.info("  " + word));
    tried.notes().forEach(note -> log.info("  note: " + note));
    return trial;
  }

  private @Nullable TrialLoad load() throws GoalFailure {
    String text = options.load();
    if (text == null) {
      return null;
    }
    try {
      return text.startsWith(CSV)
          ? TrialLoad.of(table(text.substring(CSV.length())))
          : TrialLoad.of(LoadShape.of(text));
    } catch (InvalidValueException e) {
      throw GoalLog.usage(
          host.option("load") + ": " + e.getMessage() + (text.startsWith(CSV) ? "" : OR_CSV));
    }
  }

  private static final String OR_CSV = ", or csv: and a file";

  private LoadTable table(String name) throws GoalFailure {
    Path file;
    try {
      file = options.folder().resolve(name);
    } catch (InvalidPathException e) {
      throw GoalLog.usage(host.option("load") + ": " + name + " is not a path");
    }
    try {
      if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
        throw GoalLog.usage(host.option("load") + ": " + name + " is larger than 4 MiB");
      }
      return LoadTable.of(name, Files.readString(file));
    } catch (IOException e) {
      throw GoalLog.error("cannot read " + name + ": " + e + "; correct the path", e);
    }
  }

  private void write(Path report, List<LoadTrial> trials) throws GoalFailure {
    try {
      TrialReport.write(report, trials);
    } catch (IOException e) {
      throw GoalLog.error(
          "cannot write the report " + report + ": " + e + "; check the folder's permissions", e);
    }
  }
}
