package io.gitopsprofile.goal.tree;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.former.FormerProfile;
import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.GoalHost;
import io.gitopsprofile.goal.GoalLog;
import io.gitopsprofile.goal.IoErrorMessages;
import io.gitopsprofile.goal.ShownPath;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.read.ProfileSchema;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.tree.TreeDiff;
import io.gitopsprofile.tree.compare.UnifiedDiff;
import io.gitopsprofile.tree.record.RecordedProfileName;
import io.gitopsprofile.tree.report.ObjectChange;
import io.gitopsprofile.tree.report.ObjectChange.Action;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a profile of a former snapshot in the language of today, so that its tree stays as it
 * is. Comments, order and quotes stay; the goal names each line that it cannot rewrite, with a fix.
 */
public final class UpgradeGoal implements Goal {

  private final GoalHost host;
  private final GoalLog log;
  private final Path file;
  private final Path directory;
  private final boolean dryRun;

  /**
   * Creates the goal.
   *
   * @param file the profile
   * @param directory the folder that holds its tree
   * @param dryRun true to show the changes and to write nothing
   */
  public UpgradeGoal(GoalHost host, Path file, Path directory, boolean dryRun) {
    this.host = host;
    this.log = new GoalLog(host);
    this.file = file;
    this.directory = directory;
    this.dryRun = dryRun;
  }

  @Override
  public void run() throws GoalFailure {
    FormerProfile former;
    try {
      ProfileReader.refuseOutside(file, project());
      former = FormerProfile.read(file, directory);
      if (!former.changes().isEmpty()) {
        write(former);
      }
      if (former.left().isEmpty()) {
        report(former);
      }
    } catch (ProfileException e) {
      throw failure("Cannot read " + file + ":", e.diagnostics());
    } catch (IOException e) {
      throw GoalLog.error("cannot upgrade " + file + ": " + IoErrorMessages.describe(e), e);
    }
    if (!former.left().isEmpty()) {
      throw failure(
          "Cannot upgrade all of " + file + "; change these lines by hand:", former.left());
    }
  }

  private Path project() {
    Path base = host.folder();
    return base == null ? Path.of("") : base;
  }

  private static GoalFailure failure(String start, List<Diagnostic> findings) {
    StringBuilder message = new StringBuilder(start);
    for (Diagnostic finding : findings) {
      message.append('\n').append(finding);
    }
    return GoalLog.failure(message.append('\n').toString());
  }

  private void write(FormerProfile former) throws IOException {
    for (Diagnostic change : former.changes()) {
      log.info(change.position() + ": " + change.message());
    }
    String name = ProfileReader.displayName(file);
    log.page(UnifiedDiff.of(name, former.before(), name, former.after()));
    if (!dryRun) {
      replace(former);
    }
    log.info((dryRun ? "would update " : "updated ") + name);
  }

  /** Replaces the profile atomically; a link stays one, and the file keeps its permissions. */
  private void replace(FormerProfile former) throws IOException {
    Path target = file.toRealPath();
    Path written = Files.createTempFile(target.getParent(), ".profile", ".tmp");
    try {
      Files.writeString(written, former.after());
      PosixFileAttributeView view =
          Files.getFileAttributeView(target, PosixFileAttributeView.class);
      if (view != null) {
        Files.setPosixFilePermissions(written, view.readAttributes().permissions());
      }
      String now = Files.readString(target);
      if (!now.equals(former.before())) {
        throw new IOException(target + " was changed during the run; run the goal again");
      }
      Files.move(
          written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** Says what the upgraded profile means for the tree, and what is left to do. */
  private void report(FormerProfile former) throws IOException {
    if (former.changes().isEmpty()) {
      log.info("Nothing to upgrade: " + file + " is a profile of today");
    }
    if (former.isUndecided()) {
      log.info(
          directory
              + " has no release of this profile, so the defaults of Flux v2 hold; if its tree is"
              + " elsewhere, set "
              + host.typed("outputDirectory"));
    }
    if (!former.changes().isEmpty()) {
      compare(former);
    }
    remindOfSchema();
  }

  private void compare(FormerProfile former) throws IOException {
    GenerationResult result;
    try {
      result =
          new ProfileGenerator()
              .generate(
                  former.text(), ProfileReader.displayName(file), folder(), TargetOverride.NONE);
    } catch (ProfileException e) {
      int errors = 0;
      for (Diagnostic finding : e.diagnostics()) {
        if (finding.severity() == Severity.ERROR) {
          errors++;
          log.warn(finding.toString());
        }
      }
      log.info("Mend " + errors + (errors == 1 ? " error" : " errors") + ", and generate");
      return;
    }
    int changed = 0;
    for (ObjectChange change :
        TreeDiff.between(directory, RecordedProfileName.of(file, directory), result.tree())) {
      changed += change.action() == Action.UNCHANGED ? 0 : 1;
    }
    log.info(
        changed == 0
            ? "The upgraded profile renders the tree in " + directory + " as it is"
            : "The upgraded profile changes "
                + changed
                + (changed == 1 ? " object" : " objects")
                + " of the tree in "
                + directory
                + "; show them with:");
    if (changed > 0) {
      log.info("  " + command("diff", true));
    }
  }

  /** A schema beside the profile is one of the former snapshot, too. */
  private void remindOfSchema() throws IOException {
    Path schema = folder().resolve(ProfileSchema.FILE_NAME);
    if (Files.isRegularFile(schema)
        && !Arrays.equals(
            Files.readAllBytes(schema), ProfileSchema.text().getBytes(StandardCharsets.UTF_8))) {
      log.info(schema + " is of another snapshot; renew it with:");
      log.info("  " + command("schema", false));
    }
  }

  private String command(String goal, boolean withTree) {
    Path base = host.folder();
    Map<String, String> options = new LinkedHashMap<>();
    if (base == null) {
      return host.command(goal, options);
    }
    String own = ShownPath.of(file, base);
    if (withTree && !own.equals("profile.yaml")) {
      options.put("file", own);
    }
    if (withTree && !directory.toAbsolutePath().equals(base.toAbsolutePath())) {
      options.put("outputDirectory", ShownPath.of(directory, base));
    }
    if (!withTree && !folder().equals(base.toAbsolutePath())) {
      options.put("schemaFile", ShownPath.of(folder().resolve(ProfileSchema.FILE_NAME), base));
    }
    return host.command(goal, options);
  }

  private Path folder() {
    @Nullable Path parent = file.toAbsolutePath().getParent();
    return parent == null ? Path.of("") : parent;
  }
}
