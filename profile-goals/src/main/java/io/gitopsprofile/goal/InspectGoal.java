package io.gitopsprofile.goal;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.importer.AutoscalerCondition;
import io.gitopsprofile.importer.ImportedProfile;
import io.gitopsprofile.importer.ImportedTree;
import io.gitopsprofile.importer.InspectedCluster;
import io.gitopsprofile.importer.TreeImporter;
import io.gitopsprofile.importer.TreeInspection;
import io.gitopsprofile.importer.value.ImportNote;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.report.ReportFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks a tree that nobody generated: a folder of Flux v2, Flux v1, eksctl or kubectl, or the
 * objects of a running cluster from standard input. Nothing is written except the report.
 */
public final class InspectGoal implements Goal {

  /** Maximum number of notes of one kind that are printed. */
  private static final int MOST_NOTES = 20;

  /** The tree that stands for objects from standard input. */
  public static final String STANDARD_INPUT = "-";

  private final GoalHost host;
  private final InspectOptions options;
  private final InputStream input;
  private final GoalLog log;

  /**
   * Creates the goal.
   *
   * @param input the text to read for the tree {@code -}
   */
  public InspectGoal(GoalHost host, InspectOptions options, InputStream input) {
    this.host = host;
    this.options = options;
    this.input = input;
    this.log = new GoalLog(host);
  }

  @Override
  public void run() throws GoalFailure {
    ImportedTree tree = read();
    report(tree, check(tree));
  }

  /** Reads the tree, once the options are found usable. */
  ImportedTree read() throws GoalFailure {
    Path report = options.report();
    if (report != null && ReportFormat.of(report).isEmpty()) {
      throw GoalLog.usage(
          host.option("report")
              + ": unsupported extension "
              + report
              + "; use .sarif (SARIF 2.1.0) or .json");
    }
    refuseUnusable(options.kubernetes(), host);
    return read(options.tree(), options.kubernetes(), input);
  }

  /** Refuses a text that is not a version of Kubernetes. */
  public static void refuseUnusable(@Nullable String kubernetes, GoalHost host) throws GoalFailure {
    try {
      if (kubernetes != null) {
        KubernetesVersion.of(kubernetes);
      }
    } catch (InvalidValueException e) {
      throw GoalLog.usage(
          host.option("kubernetes") + ": " + e.problems().get(0).message() + "; such as 1.33");
    }
  }

  /**
   * Reads a tree.
   *
   * @param kubernetes the version of the cluster; null for the newest that serves the objects
   * @param input the text to read for {@link #STANDARD_INPUT}
   */
  public static ImportedTree read(Path tree, @Nullable String kubernetes, InputStream input)
      throws GoalFailure {
    TreeImporter importer = new TreeImporter(kubernetes);
    try {
      return tree.toString().equals(STANDARD_INPUT)
          ? importer.read(STANDARD_INPUT, input)
          : importer.read(tree);
    } catch (IOException e) {
      throw GoalLog.error("cannot read " + tree + ": " + IoErrorMessages.describe(e), e);
    }
  }

  /** Checks the clusters of the tree. */
  List<InspectedCluster> check(ImportedTree tree) {
    TreeInspection inspection = new TreeInspection(options.kubernetes() != null);
    List<InspectedCluster> clusters = new ArrayList<>();
    for (ImportedProfile cluster : tree.clusters()) {
      clusters.add(inspection.check(cluster));
    }
    return clusters;
  }

  /** Logs and reports the findings; fails the goal if one of them is an error. */
  void report(ImportedTree tree, List<InspectedCluster> clusters) throws GoalFailure {
    Map<String, Diagnostic> findings = new LinkedHashMap<>();
    add(tree.problems(), findings);
    List<ImportNote> notChecked = new ArrayList<>(tree.notFollowed());
    for (InspectedCluster inspected : clusters) {
      add(inspected.findings(), findings);
      notChecked.addAll(inspected.leftOut());
      print(inspected);
    }
    notes(
        "Not followed, and so not checked", notChecked.stream().map(ImportNote::toString).toList());
    if (!tree.filesUnused().isEmpty()) {
      log.info(
          tree.filesUnused().size()
              + " YAML files are in no cluster and not checked, such as "
              + tree.filesUnused().get(0));
    }
    List<Diagnostic> all = new ArrayList<>(findings.values());
    all.sort(Diagnostic.BY_PLACE);
    writeReport(withNotes(all, notChecked));
    finish(all, tree, notChecked.size());
  }

  /** Adds findings by their texts, so that a file of several clusters has each of them once. */
  private static void add(List<Diagnostic> found, Map<String, Diagnostic> findings) {
    for (Diagnostic finding : found) {
      findings.putIfAbsent(finding.toString(), finding);
    }
  }

  private void print(InspectedCluster inspected) {
    ImportedProfile cluster = inspected.cluster();
    log.info(
        "Cluster "
            + cluster.name()
            + ", Kubernetes "
            + cluster.profile().target().kubernetes()
            + (options.kubernetes() == null ? " (assumed)" : "")
            + ": "
            + cluster.counts());
    for (Diagnostic finding : inspected.findings()) {
      if (!fails(finding)) {
        print(finding);
      }
    }
    notes(
        "Conditions of autoscalers that do not scale",
        cluster.conditions().stream().map(AutoscalerCondition::toString).toList());
    notes(
        "Taken as present in the cluster, since the tree does not have it",
        inspected.assumed().stream()
            .map(finding -> finding.position() + ": " + finding.message())
            .toList());
  }

  private void print(Diagnostic finding) {
    for (String line : finding.toString().split("\n", -1)) {
      if (finding.severity() == Severity.WARNING) {
        log.warn(line);
      } else {
        log.info(line);
      }
    }
  }

  private void notes(String title, List<String> notes) {
    if (notes.isEmpty()) {
      return;
    }
    log.info(title + ":");
    for (int i = 0; i < notes.size() && i < MOST_NOTES; i++) {
      log.info("  " + notes.get(i));
    }
    if (notes.size() > MOST_NOTES) {
      log.info("  and " + (notes.size() - MOST_NOTES) + " more");
    }
  }

  private boolean fails(Diagnostic finding) {
    return finding.severity() == Severity.ERROR
        || (finding.severity() == Severity.WARNING && options.failOnWarning());
  }

  /** The findings with all that was not checked, in printing order. */
  private static List<Diagnostic> withNotes(
      List<Diagnostic> findings, List<ImportNote> notChecked) {
    List<Diagnostic> all = new ArrayList<>(findings);
    for (ImportNote note : notChecked) {
      all.add(note.finding());
    }
    all.sort(Diagnostic.BY_PLACE);
    return all;
  }

  private void writeReport(List<Diagnostic> findings) throws GoalFailure {
    Path report = options.report();
    Optional<ReportFormat> format = report == null ? Optional.empty() : ReportFormat.of(report);
    if (report == null || format.isEmpty()) {
      return;
    }
    try {
      format
          .get()
          .write(report, options.tree().toString(), edits -> List.of(), findings, List.of());
    } catch (IOException e) {
      throw GoalLog.error(
          "cannot write the report " + report + ": " + e + "; check the folder's permissions", e);
    }
  }

  private void finish(List<Diagnostic> findings, ImportedTree tree, int notChecked)
      throws GoalFailure {
    StringBuilder failing = new StringBuilder();
    int count = 0;
    for (Diagnostic finding : findings) {
      if (fails(finding)) {
        count++;
        failing.append('\n').append(finding);
      }
    }
    String summary =
        "Inspected "
            + options.tree()
            + ": "
            + tree.clusters().size()
            + (tree.clusters().size() == 1 ? " cluster, " : " clusters, ")
            + tree.filesRead()
            + " files, "
            + notChecked
            + " not followed, "
            + count
            + (count == 1 ? " error" : " errors");
    if (count > 0) {
      throw GoalLog.failure(summary + ":" + failing + "\n");
    }
    log.info(summary);
  }
}
