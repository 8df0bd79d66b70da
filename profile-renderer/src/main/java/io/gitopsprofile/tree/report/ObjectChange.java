package io.gitopsprofile.tree.report;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What becomes of one Kubernetes object when one tree takes the place of another.
 *
 * @param action what happens to it
 * @param object the object: {@code Deployment demo/podinfo}
 * @param path the file that it stands in, or stood in if it is removed
 * @param effect what happens in the cluster, in a line; empty where the action says it all
 * @param difference its text before and after, as a unified diff; empty if it is unchanged
 * @param keptTags the image tags that a robot wrote and that stay, although the profile has others
 */
public record ObjectChange(
    Action action,
    String object,
    String path,
    String effect,
    String difference,
    List<PreservedImageTag> keptTags) {

  /** What happens to an object. */
  public enum Action {
    /** It was not there. */
    CREATE,
    /** It is of another API group, so that another object takes its place in the cluster. */
    REPLACE,
    /** It stays the same object, perhaps in another version of its API; its content changes. */
    CHANGE,
    /** Nothing. */
    UNCHANGED,
    /** It goes. */
    REMOVE;

    /** How it is printed. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Refuses to be without any of its parts, and copies the list. */
  public ObjectChange {
    requireNonNull(action, "action");
    requireNonNull(object, "object");
    requireNonNull(path, "path");
    requireNonNull(effect, "effect");
    requireNonNull(difference, "difference");
    keptTags = List.copyOf(keptTags);
  }

  /** One line: {@code change Deployment demo/podinfo (base/demo/podinfo/deployment.yaml)}. */
  @Override
  public String toString() {
    return action.word() + " " + object + " (" + path + ")";
  }
}
