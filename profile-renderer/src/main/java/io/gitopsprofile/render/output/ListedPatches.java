package io.gitopsprofile.render.output;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.ObjectPatch;
import io.gitopsprofile.model.value.FreeForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The patches of {@code patches}: for objects that a part renders besides its own. An object whose
 * part takes a patch has it there, so that each object has one place for its patch.
 */
final class ListedPatches {

  static final String KEY = "patches";

  private final List<ObjectPatch> patches;
  private final DiagnosticCollector problems;
  private final boolean[] used;

  /** The first patch of each object. */
  private final Map<List<String>, Integer> byObject = new HashMap<>();

  /** The places of the patches of parts, by object; empty without a list. */
  private final Map<List<String>, ProfilePath> ofParts = new LinkedHashMap<>();

  ListedPatches(List<ObjectPatch> patches, DiagnosticCollector problems) {
    this.patches = patches;
    this.problems = problems;
    this.used = new boolean[patches.size()];
    for (int i = 0; i < patches.size(); i++) {
      Integer other = byObject.putIfAbsent(identity(patches.get(i)), i);
      if (other != null) {
        used[i] = true;
        problems.add(
            DiagnosticCode.PATCH_OF_OBJECT,
            place(i),
            "the "
                + title(patches.get(i))
                + " has two patches; the other one is at "
                + place(other).key("patch"),
            "move the fields to the other one, and remove this one");
      }
    }
  }

  /** Returns the patch of an object whose part takes none; empty if the list has none. */
  PartPatch of(Map<String, @Nullable Object> object) {
    Integer index = patches.isEmpty() ? null : byObject.get(identity(object));
    if (index == null) {
      return new PartPatch(FreeForm.EMPTY, ProfilePath.ROOT.key(KEY));
    }
    used[index] = true;
    return new PartPatch(patches.get(index).patch(), place(index).key("patch"));
  }

  /** Notes an object whose part takes the patch. */
  void note(Map<String, @Nullable Object> object, PartPatch patch) {
    if (!patches.isEmpty()) {
      ofParts.put(identity(object), patch.path());
    }
  }

  /** Reports the patches that name no object without a patch of its part. */
  void reportUnused() {
    for (int i = 0; i < patches.size(); i++) {
      if (!used[i]) {
        ObjectPatch patch = patches.get(i);
        ProfilePath own = ofParts.get(identity(patch));
        problems.add(
            DiagnosticCode.PATCH_OF_OBJECT,
            place(i),
            own == null
                ? "the profile does not render the " + title(patch)
                : "the " + title(patch) + " takes its patch at its part",
            own == null
                ? "write the kind, namespace and name of an object of the tree, or remove"
                    + " the patch; change a manifest itself"
                : "move it to " + own);
      }
    }
  }

  private static ProfilePath place(int index) {
    return ProfilePath.ROOT.key(KEY).index(index);
  }

  private static String title(ObjectPatch patch) {
    String namespace = patch.namespace();
    return patch.kind() + " " + quoted((namespace == null ? "" : namespace + "/") + patch.name());
  }

  private static List<String> identity(ObjectPatch patch) {
    String namespace = patch.namespace();
    return List.of(patch.kind(), namespace == null ? "" : namespace, patch.name());
  }

  private static List<String> identity(Map<String, @Nullable Object> object) {
    Map<?, ?> metadata = object.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
    List<String> identity = new ArrayList<>();
    identity.add(text(object.get("kind")));
    identity.add(text(metadata.get("namespace")));
    identity.add(text(metadata.get("name")));
    return identity;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
