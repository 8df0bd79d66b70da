package io.gitopsprofile.tree.report;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The change of one Kubernetes object when one tree replaces another.
 *
 * @param action the action on the object
 * @param object the object: {@code Deployment demo/podinfo}
 * @param path the file of the object, or its former file if the object is removed
 * @param effect the effect in the cluster in one line; empty if the action is enough
 * @param difference the text before and after, as a unified diff; empty if unchanged
 * @param keptTags the image tags that image automation wrote and that stay, although the profile
 *     has others
 */
public record ObjectChange(
    Action action,
    String object,
    String path,
    String effect,
    String difference,
    List<PreservedImageTag> keptTags) {

  /** The action on an object. */
  public enum Action {
    /** The object is new. */
    CREATE,
    /** The object gets another API group, so that another object replaces it in the cluster. */
    REPLACE,
    /** The object stays the same, perhaps with another API version; its content changes. */
    CHANGE,
    /** The object does not change. */
    UNCHANGED,
    /** The object is removed. */
    REMOVE;

    /** The action's word in a report. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Rejects missing components, and copies the list. */
  public ObjectChange {
    requireNonNull(action, "action");
    requireNonNull(object, "object");
    requireNonNull(path, "path");
    requireNonNull(effect, "effect");
    requireNonNull(difference, "difference");
    keptTags = List.copyOf(keptTags);
  }

  /**
   * The change in one line: {@code change Deployment demo/podinfo
   * (base/demo/podinfo/deployment.yaml)}.
   */
  @Override
  public String toString() {
    return action.word() + " " + object + " (" + path + ")";
  }
}
