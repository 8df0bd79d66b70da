package io.gitopsprofile.goal.importer;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.GoalHost;
import io.gitopsprofile.goal.GoalLog;
import io.gitopsprofile.goal.InspectGoal;
import io.gitopsprofile.goal.IoErrorMessages;
import io.gitopsprofile.goal.ShownPath;
import io.gitopsprofile.importer.ImportedProfile;
import io.gitopsprofile.importer.ImportedTree;
import io.gitopsprofile.importer.TreeImporter;
import io.gitopsprofile.importer.draft.ImportReport;
import io.gitopsprofile.importer.draft.ObjectDifference;
import io.gitopsprofile.importer.draft.ProfileDraft;
import io.gitopsprofile.importer.join.JoinedDraft;
import io.gitopsprofile.importer.value.ImportNote;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.value.ShellCommand;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.read.ReadFleet;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.report.ReportFormat;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a profile for the objects of a tree, with manifest files beside it for the objects that
 * the language cannot say exactly. Several environments of the tree become one profile with
 * environments. Before anything is written, the profile is read and rendered, and its objects are
 * compared with those of the tree, environment by environment; a difference fails the goal.
 * Existing files are never overwritten.
 */
public final class ImportGoal implements Goal {

  private final GoalHost host;
  private final ImportOptions options;
  private final GoalLog log;
  private final NewFiles newFiles;

  /** Creates the goal. */
  public ImportGoal(GoalHost host, ImportOptions options) {
    this.host = host;
    this.options = options;
    this.log = new GoalLog(host);
    this.newFiles = new NewFiles(host, options.file());
  }

  @Override
  public void run() throws GoalFailure {
    refuseUnusable();
    if (options.environments() == null) {
      importOne();
    } else {
      importEnvironments(options.environments());
    }
  }

  private void importOne() throws GoalFailure {
    ImportedTree tree =
        InspectGoal.read(options.tree(), options.kubernetes(), InputStream.nullInputStream());
    ClusterImport cluster = new ClusterImport(tree, only(tree), options.kubernetes() != null);
    Map<String, String> files = cluster.proved(newFiles);
    refuseDifferences(List.of(cluster), List.of());
    newFiles.write(files);
    writeReport(List.of(cluster), List.of());
    report(cluster, files);
    check();
  }

  private void importEnvironments(String option) throws GoalFailure {
    Path tree = realTree();
    Map<String, Path> folders = EnvironmentFolders.of(host, tree, option);
    List<String> names = new ArrayList<>(folders.keySet());
    List<ClusterImport> clusters = new ArrayList<>();
    Map<String, Map<String, String>> drafts = new LinkedHashMap<>();
    for (Map.Entry<String, Path> environment : folders.entrySet()) {
      ClusterImport cluster = cluster(environment.getKey(), tree, environment.getValue());
      clusters.add(cluster);
      drafts.put(environment.getKey(), cluster.proved(newFiles));
    }
    refuseDifferences(clusters, names);
    JoinedDraft joined =
        JoinedDraft.of(
            TreeImporter.name(tree.toString().replace(File.separatorChar, '/')),
            newFiles.name(),
            drafts);
    Map<String, String> files = proved(joined, clusters, names);
    newFiles.write(files);
    writeReport(clusters, names);
    report(joined, clusters, names, files);
    check();
  }

  private Path realTree() throws GoalFailure {
    try {
      return options.tree().toRealPath();
    } catch (IOException e) {
      throw GoalLog.error("cannot read " + options.tree() + ": " + IoErrorMessages.describe(e), e);
    }
  }

  /** The only cluster in the folder of an environment. */
  private ClusterImport cluster(String name, Path tree, Path folder) throws GoalFailure {
    try {
      ImportedTree read =
          new TreeImporter(options.kubernetes()).read(TreeImporter.root(tree), folder);
      if (read.clusters().size() != 1) {
        StringBuilder message = new StringBuilder();
        message.append("the folder ").append(folder).append(" of the environment ").append(name);
        message.append(read.clusters().isEmpty() ? " has no objects" : " has several clusters");
        message.append("; set ").append(host.typed("environments"));
        message.append(" to the folder of one cluster for each environment");
        for (ImportedProfile cluster : read.clusters()) {
          message.append("\n  ").append(cluster.name());
        }
        throw GoalLog.failure(message.append('\n').toString());
      }
      return new ClusterImport(read, read.clusters().get(0), options.kubernetes() != null);
    } catch (IOException e) {
      throw GoalLog.error("cannot read " + folder + ": " + IoErrorMessages.describe(e), e);
    }
  }

  /** The files of the joined profile, once each environment renders the objects of its cluster. */
  private Map<String, String> proved(
      JoinedDraft joined, List<ClusterImport> clusters, List<String> names) throws GoalFailure {
    while (true) {
      Map<String, String> files = joined.files();
      boolean isProved = true;
      try {
        List<Profile> profiles = newFiles.staged(files, path -> profiles(path, names));
        for (int i = 0; i < clusters.size(); i++) {
          isProved &= clusters.get(i).isProvedBy(profiles.get(i));
        }
      } catch (GoalFailure unreadable) {
        if (!joined.simplify()) {
          throw unreadable;
        }
        continue;
      }
      if (isProved) {
        return files;
      }
      if (!joined.simplify()) {
        refuseDifferences(clusters, names);
      }
    }
  }

  private static List<Profile> profiles(Path file, List<String> names) {
    ReadFleet fleet = new ProfileReader().fleet(file);
    List<Profile> profiles = new ArrayList<>();
    for (String name : names) {
      profiles.add(fleet.read(name).profile());
    }
    return profiles;
  }

  private void refuseUnusable() throws GoalFailure {
    if (options.tree().toString().equals(InspectGoal.STANDARD_INPUT)) {
      throw GoalLog.usage(
          host.option("tree")
              + ": import reads a folder; use inspect for the objects of a running cluster");
    }
    InspectGoal.refuseUnusable(options.kubernetes(), host);
    Path report = options.report();
    if (report != null && ReportFormat.of(report).orElse(null) != ReportFormat.JSON) {
      throw GoalLog.usage(
          host.option("report") + ": unsupported extension " + report + "; use .json");
    }
    newFiles.refuseExisting();
  }

  private ImportedProfile only(ImportedTree tree) throws GoalFailure {
    if (tree.clusters().size() == 1) {
      return tree.clusters().get(0);
    }
    for (ImportedProfile cluster : tree.clusters()) {
      if (options.tree().toAbsolutePath().normalize().endsWith(Path.of(cluster.name()))) {
        return cluster;
      }
    }
    StringBuilder message = new StringBuilder();
    message.append(options.tree());
    message.append(tree.clusters().isEmpty() ? " has no objects" : " has several clusters");
    message.append("; set ").append(host.typed("tree"));
    message.append(" to the folder of one cluster");
    for (ImportedProfile cluster : tree.clusters()) {
      message.append("\n  ").append(cluster.name());
    }
    if (tree.clusters().size() > 1) {
      Path real = realTree();
      String environments =
          EnvironmentFolders.suggestion(tree.clusters(), real, TreeImporter.root(real));
      message.append("\nor have an environment for each: ");
      message.append(ShellCommand.of(host.typed("environments") + "=" + environments));
    }
    throw GoalLog.failure(message.append('\n').toString());
  }

  /** Fails if the profile of a cluster would not render the objects that were read. */
  private void refuseDifferences(List<ClusterImport> clusters, List<String> names)
      throws GoalFailure {
    StringBuilder message = new StringBuilder("Imported nothing; the profile would not render");
    message.append(" the objects that were read:");
    boolean isProved = true;
    for (int i = 0; i < clusters.size(); i++) {
      for (ObjectDifference difference : clusters.get(i).differences()) {
        isProved = false;
        message.append('\n').append(difference);
        message.append(names.isEmpty() ? "" : " (in " + names.get(i) + ")");
      }
    }
    if (!isProved) {
      writeReport(clusters, names);
      throw GoalLog.failure(message.append('\n').toString());
    }
  }

  /**
   * Writes the report.
   *
   * @param names the names of the environments; none for a profile without environments
   */
  private void writeReport(List<ClusterImport> clusters, List<String> names) throws GoalFailure {
    Path report = options.report();
    if (report == null) {
      return;
    }
    List<ImportReport.Cluster> reported = new ArrayList<>();
    for (int i = 0; i < clusters.size(); i++) {
      ClusterImport cluster = clusters.get(i);
      String name = i < names.size() ? names.get(i) : "";
      reported.add(
          new ImportReport.Cluster(name, cluster.tree(), cluster.draft(), cluster.differences()));
    }
    try {
      Path parent = report.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(report, ImportReport.text(options.tree().toString(), reported));
    } catch (IOException e) {
      throw GoalLog.error(
          "cannot write the report " + report + ": " + e + "; check the folder's permissions", e);
    }
  }

  private void report(ClusterImport imported, Map<String, String> files) {
    notes(List.of(imported));
    log.info(
        "Imported cluster "
            + imported.cluster().name()
            + " of "
            + options.tree()
            + ": "
            + counts(imported));
    log.info(
        "The profile renders the "
            + imported.renderedObjects()
            + " objects as they were read; "
            + comments(imported.draft().comments()));
    created(files);
  }

  private void report(
      JoinedDraft joined,
      List<ClusterImport> clusters,
      List<String> names,
      Map<String, String> files) {
    notes(clusters);
    log.info("Imported " + names.size() + " environments of " + options.tree() + ":");
    int objects = 0;
    for (int i = 0; i < clusters.size(); i++) {
      ClusterImport imported = clusters.get(i);
      objects += imported.renderedObjects();
      log.info("  " + names.get(i) + ", " + imported.cluster().name() + ": " + counts(imported));
    }
    int lines = joined.changedLines();
    log.info(
        "The profile renders the "
            + objects
            + " objects as they were read; the environments differ in "
            + lines
            + (lines == 1 ? " line; " : " lines; ")
            + comments(joined.comments()));
    created(files);
  }

  private void notes(List<ClusterImport> clusters) {
    Set<Diagnostic> problems = new LinkedHashSet<>();
    Set<ImportNote> notFollowed = new LinkedHashSet<>();
    Set<ImportNote> changed = new LinkedHashSet<>();
    for (ClusterImport cluster : clusters) {
      problems.addAll(cluster.tree().problems());
      notFollowed.addAll(cluster.tree().notFollowed());
      changed.addAll(cluster.draft().notes());
    }
    for (Diagnostic problem : problems) {
      warn(problem);
    }
    notes("Not followed, and so not imported", notFollowed);
    notes("Changed or left alone", changed);
  }

  private static String counts(ClusterImport imported) {
    ProfileDraft draft = imported.draft();
    return imported.cluster().counts().objects()
        + " objects: "
        + draft.typedObjects()
        + " typed, "
        + draft.rawObjects()
        + " as manifests, "
        + draft.leftObjects()
        + " left alone";
  }

  private static String comments(int count) {
    return count + (count == 1 ? " comment" : " comments") + " of robots carried over";
  }

  private void created(Map<String, String> files) {
    int manifests = files.size() - 1;
    log.info(
        "created "
            + options.file()
            + (manifests == 0
                ? ""
                : " and " + manifests + (manifests == 1 ? " manifest file" : " manifest files")));
  }

  private void warn(Diagnostic problem) {
    for (String line : problem.toString().split("\n", -1)) {
      log.warn(line);
    }
  }

  private void notes(String title, Set<ImportNote> notes) {
    if (notes.isEmpty()) {
      return;
    }
    log.info(title + ":");
    for (ImportNote note : notes) {
      log.info("  " + note);
    }
  }

  /** Says whether {@code generate} takes the new profile. */
  private void check() {
    int errors = 0;
    try {
      new ProfileGenerator().generate(options.file(), TargetOverride.NONE);
    } catch (ProfileException e) {
      for (Diagnostic finding : e.diagnostics()) {
        if (finding.severity() == Severity.ERROR) {
          errors++;
          warn(finding);
        }
      }
    }
    log.info(
        errors == 0
            ? "Render it with:"
            : "Mend " + errors + (errors == 1 ? " error" : " errors") + ", and render it with:");
    log.info("  " + command());
  }

  private String command() {
    Path base = host.folder();
    return options.file().toString().equals("profile.yaml") || base == null
        ? host.command("generate", Map.of())
        : host.command("generate", Map.of("file", ShownPath.of(options.file(), base)));
  }
}
