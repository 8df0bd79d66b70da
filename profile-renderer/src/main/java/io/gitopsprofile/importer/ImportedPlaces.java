package io.gitopsprofile.importer;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.importer.value.TreeValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The places of a profile's values in the files of the tree that it was read from. */
public final class ImportedPlaces {

  private final TreeValue root;

  ImportedPlaces(TreeValue root) {
    this.root = root;
  }

  /** The place of a value; of a value that is not written, the place of its nearest parent. */
  public SourcePosition position(ProfilePath path) {
    return value(path).origin().position();
  }

  /**
   * The finding at its place in the tree, without the credentials of that place. A finding loses
   * its edits, which are changes of a profile.
   */
  public Diagnostic locate(Diagnostic finding) {
    if (finding.position() != null) {
      return finding.withEdits(List.of());
    }
    TreeValue value = value(finding.path());
    return finding
        .at(value.origin().position())
        .without(value.origin().credentials())
        .withEdits(List.of());
  }

  private TreeValue value(ProfilePath path) {
    TreeValue at = root;
    for (Object step : path.steps()) {
      TreeValue next = step instanceof Integer index ? element(at, index) : at.get((String) step);
      if (next == null) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private static @Nullable TreeValue element(TreeValue list, int index) {
    return list.isList() && index < list.elements().size() ? list.elements().get(index) : null;
  }

  /** The parts of the profile as words with places. */
  Map<String, TreeValue> parts() {
    return root.entries();
  }
}
