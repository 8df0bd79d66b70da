package io.gitopsprofile.goal;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.importer.ImportedProfile;
import io.gitopsprofile.importer.ImportedTree;
import io.gitopsprofile.importer.TreeInspection;
import io.gitopsprofile.importer.draft.ImportReport;
import io.gitopsprofile.importer.draft.ObjectDifference;
import io.gitopsprofile.importer.draft.ProfileDraft;
import io.gitopsprofile.importer.value.ImportNote;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.report.ReportFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a profile for the objects of a tree, with manifest files beside it for the objects that
 * the language cannot say exactly. Before anything is written, the profile is read and rendered,
 * and its objects are compared with those of the tree; a difference fails the goal. Existing files
 * are never overwritten.
 */
public final class ImportGoal implements Goal {

  /** Maximum number of attempts; each keeps parts raw that differ. */
  private static final int MOST_ATTEMPTS = 10;

  private final GoalHost host;
  private final ImportOptions options;
  private final GoalLog log;

  /** Creates the goal. */
  public ImportGoal(GoalHost host, ImportOptions options) {
    this.host = host;
    this.options = options;
    this.log = new GoalLog(host);
  }

  @Override
  public void run() throws GoalFailure {
    refuseUnusable();
    ImportedTree tree =
        InspectGoal.read(options.tree(), options.kubernetes(), InputStream.nullInputStream());
    ImportedProfile cluster = only(tree);
    ProfileDraft draft =
        ProfileDraft.of(new TreeInspection(options.kubernetes() != null).check(cluster));
    Map<String, String> files = proved(tree, draft);
    refuseToOverwrite(files);
    write(files);
    writeReport(tree, draft, List.of());
    report(tree, cluster, draft, files);
    check();
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
    refuseExisting(options.file());
  }

  private void refuseExisting(Path file) throws GoalFailure {
    if (Files.exists(file)) {
      throw GoalLog.failure(file + " already exists; delete it or set " + host.typed("file"));
    }
  }

  private void refuseToOverwrite(Map<String, String> files) throws GoalFailure {
    for (String path : files.keySet()) {
      refuseExisting(folder().resolve(path));
    }
  }

  private Path folder() {
    Path parent = options.file().toAbsolutePath().getParent();
    return parent == null ? options.file().toAbsolutePath() : parent;
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
    throw GoalLog.failure(message.append('\n').toString());
  }

  /** The files of the draft, once the profile renders the objects that were read. */
  private Map<String, String> proved(ImportedTree tree, ProfileDraft draft) throws GoalFailure {
    String name = String.valueOf(options.file().getFileName());
    List<ObjectDifference> differences = List.of();
    boolean hasSettings = false;
    boolean hasOrder = true;
    for (int i = 0; i < MOST_ATTEMPTS; i++) {
      Map<String, String> files = draft.files(name);
      Profile profile = staged(files, name);
      RenderedTree rendered = new ProfileGenerator().attempt(profile);
      differences = draft.differences(rendered);
      if (differences.isEmpty() && !hasSettings) {
        hasSettings = true;
        if (!draft.takeSettings(rendered)) {
          return files;
        }
        continue;
      }
      if (differences.isEmpty() && hasOrder && isUnordered(profile)) {
        hasOrder = false;
        draft.withoutOrder();
        continue;
      }
      if (differences.isEmpty()) {
        return files;
      }
      if (!draft.keepRaw(differences)) {
        break;
      }
    }
    writeReport(tree, draft, differences);
    StringBuilder message = new StringBuilder("Imported nothing; the profile would not render");
    message.append(" the objects that were read:");
    for (ObjectDifference difference : differences) {
      message.append('\n').append(difference);
    }
    throw GoalLog.failure(message.append('\n').toString());
  }

  /** True if the folders of a profile would wait for each other. */
  private static boolean isUnordered(Profile profile) {
    try {
      new ProfileGenerator().generate(profile);
      return false;
    } catch (ProfileException e) {
      for (Diagnostic finding : e.diagnostics()) {
        if (finding.code() == DiagnosticCode.SYNC_DEPENDENCY) {
          return true;
        }
      }
      return false;
    }
  }

  /** Reads the files as a profile from a folder of their own, which is deleted. */
  private Profile staged(Map<String, String> files, String name) throws GoalFailure {
    List<Path> made = new ArrayList<>();
    try {
      Path stage = Files.createTempDirectory("profile-import");
      made.add(stage);
      try {
        write(files, stage, made);
        return new ProfileReader().read(stage.resolve(name)).profile();
      } finally {
        delete(made);
      }
    } catch (ProfileException e) {
      StringBuilder message = new StringBuilder("Imported nothing; the profile cannot be read:");
      for (Diagnostic problem : e.diagnostics()) {
        message.append('\n').append(problem);
      }
      throw GoalLog.failure(message.append('\n').toString());
    } catch (IOException e) {
      throw GoalLog.error("cannot write a temporary folder: " + IoErrorMessages.describe(e), e);
    }
  }

  private void write(Map<String, String> files) throws GoalFailure {
    List<Path> made = new ArrayList<>();
    try {
      write(files, folder(), made);
    } catch (IOException e) {
      String problem = "cannot write into " + folder() + ": " + IoErrorMessages.describe(e);
      try {
        delete(made);
      } catch (IOException other) {
        problem += "; delete the files that were written: " + made;
      }
      throw GoalLog.error(problem, e);
    }
  }

  /** Writes new files; every file and folder that is made is added to a list. */
  private static void write(Map<String, String> files, Path folder, List<Path> made)
      throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      makeFolder(path.getParent(), made);
      Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
      made.add(path);
    }
  }

  private static void makeFolder(@Nullable Path folder, List<Path> made) throws IOException {
    if (folder != null && !Files.isDirectory(folder)) {
      makeFolder(folder.getParent(), made);
      Files.createDirectory(folder);
      made.add(folder);
    }
  }

  private static void delete(List<Path> made) throws IOException {
    List<Path> last = new ArrayList<>(made);
    Collections.reverse(last);
    for (Path path : last) {
      Files.delete(path);
    }
  }

  private void writeReport(
      ImportedTree tree, ProfileDraft draft, List<ObjectDifference> differences)
      throws GoalFailure {
    Path report = options.report();
    if (report == null) {
      return;
    }
    try {
      Path parent = report.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      String folder = options.tree().toString();
      Files.writeString(report, ImportReport.text(folder, tree, draft, differences));
    } catch (IOException e) {
      throw GoalLog.error(
          "cannot write the report " + report + ": " + e + "; check the folder's permissions", e);
    }
  }

  private void report(
      ImportedTree tree, ImportedProfile cluster, ProfileDraft draft, Map<String, String> files) {
    for (Diagnostic problem : tree.problems()) {
      warn(problem);
    }
    notes("Not followed, and so not imported", tree.notFollowed());
    notes("Changed or left alone", draft.notes());
    log.info(
        "Imported cluster "
            + cluster.name()
            + " of "
            + options.tree()
            + ": "
            + cluster.counts().objects()
            + " objects: "
            + draft.typedObjects()
            + " typed, "
            + draft.rawObjects()
            + " as manifests, "
            + draft.leftObjects()
            + " left alone");
    log.info(
        "The profile renders the "
            + (draft.typedObjects() + draft.rawObjects())
            + " objects as they were read; "
            + draft.comments()
            + (draft.comments() == 1 ? " comment" : " comments")
            + " of robots carried over");
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

  private void notes(String title, List<ImportNote> notes) {
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
