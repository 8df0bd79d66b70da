package io.gitopsprofile.goal.importer;

import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.GoalHost;
import io.gitopsprofile.goal.GoalLog;
import io.gitopsprofile.importer.ImportedProfile;
import io.gitopsprofile.importer.TreeImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The folders of environments by their names, as an option has them: {@code
 * staging=clusters/staging,production=clusters/production}. A folder without a name has that of its
 * last step.
 */
final class EnvironmentFolders {

  private static final String OPTION = "environments";

  private static final int MOST = 100;

  private final GoalHost host;
  private final Path tree;
  private final Map<String, Path> folders = new LinkedHashMap<>();

  private EnvironmentFolders(GoalHost host, Path tree) {
    this.host = host;
    this.tree = tree;
  }

  /**
   * Reads an option.
   *
   * @param tree the folder of the tree
   */
  static Map<String, Path> of(GoalHost host, Path tree, String option) throws GoalFailure {
    EnvironmentFolders environments = new EnvironmentFolders(host, tree);
    String[] elements = option.split(",", -1);
    if (elements.length < 2 || elements.length > MOST) {
      throw environments.unusable(
          "names "
              + elements.length
              + (elements.length == 1 ? " environment" : " environments")
              + "; name 2 to "
              + MOST
              + ", such as staging=clusters/staging,production=clusters/production");
    }
    for (String element : elements) {
      environments.add(element.strip());
    }
    return environments.folders;
  }

  /** An option for the clusters of a tree. */
  static String suggestion(List<ImportedProfile> clusters, Path tree, Path root) {
    Set<String> last = new HashSet<>();
    for (ImportedProfile cluster : clusters) {
      last.add(TreeImporter.name(cluster.name()));
    }
    boolean areLast = last.size() == clusters.size();
    StringBuilder option = new StringBuilder();
    for (ImportedProfile cluster : clusters) {
      Path folder = tree.relativize(root.resolve(cluster.name()));
      String name = areLast ? cluster.name() : cluster.name().replace('/', '-');
      option.append(option.length() == 0 ? "" : ",");
      option.append(TreeImporter.name(name)).append('=');
      option.append(folder.toString().replace('\\', '/'));
    }
    return option.toString();
  }

  private GoalFailure unusable(String problem) {
    return GoalLog.usage(host.option(OPTION) + ": " + problem);
  }

  private void add(String element) throws GoalFailure {
    int equals = element.indexOf('=');
    String folder = withoutSlash(element.substring(equals + 1).strip());
    String name = equals < 0 ? TreeImporter.name(folder) : element.substring(0, equals).strip();
    if (!name.equals(TreeImporter.name(name))) {
      throw unusable(
          "the name of an environment must be a DNS label, but is \""
              + name
              + "\"; write lower-case letters, digits and \"-\", at most 63");
    }
    Path path = path(name, folder);
    for (Map.Entry<String, Path> other : folders.entrySet()) {
      if (other.getKey().equals(name)) {
        throw unusable("the environment " + name + " is named twice; rename one of the two");
      }
      if (path.startsWith(other.getValue()) || other.getValue().startsWith(path)) {
        throw unusable(
            "the environments "
                + other.getKey()
                + " and "
                + name
                + " share the folder "
                + folder
                + "; give each the folder of its cluster");
      }
    }
    folders.put(name, path);
  }

  /** The folder without the slash that a shell completes. */
  private static String withoutSlash(String folder) {
    return folder.length() > 1 && folder.endsWith("/")
        ? folder.substring(0, folder.length() - 1)
        : folder;
  }

  private GoalFailure noFolder(String name, String folder) {
    return unusable(
        "the environment "
            + name
            + " has no folder \""
            + folder
            + "\" below "
            + tree
            + "; correct the path, or set "
            + host.typed("tree")
            + " to the folder that it starts in");
  }

  private Path path(String name, String folder) throws GoalFailure {
    try {
      Path path = tree.resolve(folder);
      if (folder.isEmpty() || !Files.isDirectory(path)) {
        throw noFolder(name, folder);
      }
      Path real = path.toRealPath();
      if (!real.startsWith(tree)) {
        throw unusable(
            "the folder "
                + folder
                + " of the environment "
                + name
                + " is outside of "
                + tree
                + "; set "
                + host.typed("tree")
                + " to a folder that has both");
      }
      return real;
    } catch (IOException | InvalidPathException e) {
      throw noFolder(name, folder);
    }
  }
}
