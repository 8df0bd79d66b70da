package io.gitopsprofile.goal.importer;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.GoalHost;
import io.gitopsprofile.goal.GoalLog;
import io.gitopsprofile.goal.IoErrorMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A new profile and the files beside it, which overwrite nothing. */
final class NewFiles {

  private final GoalHost host;
  private final Path profile;

  NewFiles(GoalHost host, Path profile) {
    this.host = host;
    this.profile = profile;
  }

  /** The file name of the profile. */
  String name() {
    return String.valueOf(profile.getFileName());
  }

  /** Fails if the profile exists. */
  void refuseExisting() throws GoalFailure {
    refuseExisting(profile);
  }

  private void refuseExisting(Path file) throws GoalFailure {
    if (Files.exists(file)) {
      throw GoalLog.failure(file + " already exists; delete it or set " + host.typed("file"));
    }
  }

  /** Writes the files unless one of them exists. */
  void write(Map<String, String> files) throws GoalFailure {
    for (String path : files.keySet()) {
      refuseExisting(folder().resolve(path));
    }
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

  private Path folder() {
    Path parent = profile.toAbsolutePath().getParent();
    return parent == null ? profile.toAbsolutePath() : parent;
  }

  /**
   * Reads the files as a profile from a folder of their own, which is deleted.
   *
   * @param reader reads the profile at a path
   */
  <T> T staged(Map<String, String> files, Function<Path, T> reader) throws GoalFailure {
    List<Path> made = new ArrayList<>();
    try {
      Path stage = Files.createTempDirectory("profile-import");
      made.add(stage);
      try {
        write(files, stage, made);
        return reader.apply(stage.resolve(name()));
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

  /** Writes new files; every file and folder that is made is added to a list. */
  private static void write(Map<String, String> files, Path folder, List<Path> made)
      throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      makeFolder(path.getParent(), made);
      Files.createFile(path);
      made.add(path);
      Files.writeString(path, file.getValue(), StandardOpenOption.WRITE);
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
}
