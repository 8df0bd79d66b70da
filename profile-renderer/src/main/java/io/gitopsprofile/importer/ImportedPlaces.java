package io.gitopsprofile.importer;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.importer.value.TreeValue;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The places of a profile's values in the files of the tree that it was read from. */
public final class ImportedPlaces {

  private final TreeValue root;
  private final Set<TreeValue> unknown;

  /**
   * Creates the places.
   *
   * @param unknown the objects and parts with variables whose values are not known
   */
  ImportedPlaces(TreeValue root, Collection<TreeValue> unknown) {
    this.root = root;
    this.unknown = Collections.newSetFromMap(new IdentityHashMap<>());
    this.unknown.addAll(unknown);
  }

  /** True if the value at a path is a text with a variable whose value is not known. */
  boolean isUnknown(ProfilePath path) {
    TreeValue at = root;
    boolean variable = false;
    for (Object step : path.steps()) {
      TreeValue next = step(at, step);
      if (next == null) {
        return false;
      }
      variable |= unknown.contains(next);
      at = next;
    }
    return variable && at.scalar() instanceof String text && text.contains("${");
  }

  /** The place of a value; of a value that is not written, the place of its nearest parent. */
  public SourcePosition position(ProfilePath path) {
    return value(path).origin().position();
  }

  /** The finding at its place in the tree, without the credentials of that place. */
  public Diagnostic locate(Diagnostic finding) {
    if (finding.position() != null) {
      return finding;
    }
    TreeValue value = value(finding.path());
    return finding.at(value.origin().position()).without(value.origin().credentials());
  }

  private TreeValue value(ProfilePath path) {
    TreeValue at = root;
    for (Object step : path.steps()) {
      TreeValue next = step(at, step);
      if (next == null) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private static @Nullable TreeValue step(TreeValue at, Object step) {
    return step instanceof Integer index ? element(at, index) : at.get((String) step);
  }

  private static @Nullable TreeValue element(TreeValue list, int index) {
    return list.isList() && index < list.elements().size() ? list.elements().get(index) : null;
  }

  /** The parts of the profile as words with places. */
  Map<String, TreeValue> parts() {
    return root.entries();
  }
}
