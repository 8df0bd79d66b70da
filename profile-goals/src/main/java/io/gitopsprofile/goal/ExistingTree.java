package io.gitopsprofile.goal;

import io.gitopsprofile.importer.ImportedTree;
import io.gitopsprofile.importer.TreeImporter;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.KubernetesVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A tree that nobody generated, as every goal opens it. */
final class ExistingTree {

  /** The tree that stands for objects from standard input. */
  static final String STANDARD_INPUT = "-";

  private ExistingTree() {}

  /** Refuses a text that is not a version of Kubernetes. */
  static void refuseUnusable(@Nullable String kubernetes, GoalHost host) throws GoalFailure {
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
  static ImportedTree read(Path tree, @Nullable String kubernetes, InputStream input)
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
}
