package io.gitopsprofile.importer.kustomize;

import io.gitopsprofile.importer.value.ImportNotes;
import io.gitopsprofile.importer.value.Origin;
import io.gitopsprofile.importer.value.SourceTree;
import io.gitopsprofile.importer.value.TreeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The patches of a kustomization, or of a Flux Kustomization. */
final class Patches {

  private final SourceTree tree;
  private final ImportNotes notes;
  private final Set<String> used;
  private final FormerIdentities former;

  Patches(SourceTree tree, ImportNotes notes, Set<String> used, FormerIdentities former) {
    this.tree = tree;
    this.notes = notes;
    this.used = used;
    this.former = former;
  }

  void apply(String folder, TreeValue kustomization, List<TreeValue> objects) {
    for (TreeValue patch : kustomization.listAt("patchesStrategicMerge")) {
      for (TreeValue document : documents(folder, patch, patch)) {
        apply(document, null, patch.origin(), objects, null);
      }
    }
    apply(folder, kustomization.listAt("patches"), objects);
  }

  /** Applies the patches of {@code patchesJson6902}, which come after names and labels. */
  void applyJson(String folder, TreeValue kustomization, List<TreeValue> objects) {
    apply(folder, kustomization.listAt("patchesJson6902"), objects);
  }

  private void apply(String folder, List<TreeValue> patches, List<TreeValue> objects) {
    for (TreeValue patch : patches) {
      TreeValue options = patch.get("options");
      for (TreeValue document : documents(folder, patch.get("patch"), patch.get("path"))) {
        apply(document, patch.get("target"), patch.origin(), objects, options);
      }
    }
  }

  /** Applies patches that name their objects themselves. */
  void applyAll(List<TreeValue> patches, List<TreeValue> objects) {
    for (TreeValue patch : patches) {
      apply(patch, null, patch.origin(), objects, null);
    }
  }

  /** The documents of a patch, inline or in a file. */
  private List<TreeValue> documents(
      String folder, @Nullable TreeValue inline, @Nullable TreeValue file) {
    String path = file == null ? "" : String.valueOf(file.scalar());
    String resolved = path.contains("\n") ? null : RelativePaths.resolve(folder, path);
    if (file != null && resolved != null && tree.hasFile(resolved)) {
      used.add(resolved);
      return tree.documents(resolved);
    }
    if (inline != null && inline.isMapping()) {
      return List.of(inline);
    }
    if (inline != null && inline.isList()) {
      return List.of(inline);
    }
    String text = inline == null ? "" : String.valueOf(inline.scalar());
    if (inline != null && (inline != file || text.contains("\n"))) {
      return inline(text, inline.origin());
    }
    if (file != null) {
      notes.notFollowed(file.origin(), "the patch " + path + " is not in the tree");
    }
    return List.of();
  }

  /** Parses a block of text; lines are counted from the line after the block's header. */
  private List<TreeValue> inline(String text, Origin origin) {
    return SourceTree.parseBlock(text, origin, notes);
  }

  private void apply(
      TreeValue patch,
      @Nullable TreeValue target,
      Origin place,
      List<TreeValue> objects,
      @Nullable TreeValue options) {
    boolean found = false;
    List<TreeValue> removed = new ArrayList<>();
    for (TreeValue object : objects) {
      boolean selected =
          target == null
              ? isOf(patch, object)
              : TargetSelector.selects(target, object, former.of(object));
      if (!selected) {
        continue;
      }
      found = true;
      if (target != null && options != null && patch.isMapping()) {
        identity(object, patch, options);
      }
      if (JsonPatch.isPatch(patch)) {
        TreeValue failed = JsonPatch.apply(object, patch);
        if (failed != null) {
          notes.notFollowed(
              failed.origin(),
              "the operation "
                  + failed.textAt("op")
                  + " of "
                  + failed.textAt("path")
                  + " does not apply to the "
                  + ObjectIdentity.kind(object)
                  + " "
                  + ObjectIdentity.name(object));
        }
      } else if (!patch.isMapping()) {
        notes.notFollowed(place, "the patch is neither a mapping nor a list of operations");
      } else if (!StrategicMerge.apply(object, fields(patch))) {
        removed.add(object);
      }
    }
    objects.removeIf(object -> contains(removed, object));
    if (!found && target == null && patch.isMapping()) {
      notes.notFollowed(
          patch.origin(),
          "the patch of the "
              + ObjectIdentity.kind(patch)
              + " "
              + ObjectIdentity.name(patch)
              + " has no object here");
    }
  }

  /** Changes the name and kind of an object if the options of the patch allow it. */
  private void identity(TreeValue object, TreeValue patch, TreeValue options) {
    TreeValue name = patch.at("metadata", "name");
    if (options.isTrueAt("allowNameChange") && name != null) {
      former.note(List.of(object));
      NameReferences.setName(object, String.valueOf(name.scalar()));
    }
    TreeValue kind = patch.get("kind");
    if (options.isTrueAt("allowKindChange") && kind != null) {
      object.entries().put("kind", kind.copy());
    }
  }

  private static boolean contains(List<TreeValue> all, TreeValue one) {
    for (TreeValue value : all) {
      if (value == one) {
        return true;
      }
    }
    return false;
  }

  /** The fields that a patch changes; its name and namespace only select. */
  private static TreeValue fields(TreeValue patch) {
    TreeValue fields = patch.copy();
    fields.wordsAsText();
    fields.entries().remove("apiVersion");
    fields.entries().remove("kind");
    TreeValue metadata = fields.get("metadata");
    if (metadata != null) {
      metadata.entries().remove("name");
      metadata.entries().remove("namespace");
    }
    return fields;
  }

  /** True if a patch names an object by its present name or a former one. */
  private boolean isOf(TreeValue patch, TreeValue object) {
    if (!ObjectIdentity.kind(patch).equals(ObjectIdentity.kind(object))
        || !ObjectIdentity.group(patch).equals(ObjectIdentity.group(object))) {
      return false;
    }
    String namespace = ObjectIdentity.namespace(patch);
    for (FormerIdentities.Identity identity : former.of(object)) {
      if (ObjectIdentity.name(patch).equals(identity.name())
          && (namespace.isEmpty()
              || namespace.equals("default")
              || namespace.equals(identity.namespace()))) {
        return true;
      }
    }
    return false;
  }
}
