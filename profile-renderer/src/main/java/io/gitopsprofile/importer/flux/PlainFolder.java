package io.gitopsprofile.importer.flux;

import io.gitopsprofile.importer.kustomize.KustomizeBuild;
import io.gitopsprofile.importer.kustomize.ObjectIdentity;
import io.gitopsprofile.importer.kustomize.RelativePaths;
import io.gitopsprofile.importer.value.ImportNotes;
import io.gitopsprofile.importer.value.Origin;
import io.gitopsprofile.importer.value.SourceTree;
import io.gitopsprofile.importer.value.TreeValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder that Flux v1, eksctl or kubectl applies: all YAML files below it, or the kustomizations
 * that its {@code .flux.yaml} builds. Charts are left out, as Flux v1 leaves them out.
 */
final class PlainFolder {

  private static final String NO_OBJECT = "this is not a Kubernetes object; it is left alone";

  private final SourceTree tree;
  private final ImportNotes notes;
  private final KustomizeBuild kustomize;

  PlainFolder(SourceTree tree, KustomizeBuild kustomize, ImportNotes notes) {
    this.tree = tree;
    this.kustomize = kustomize;
    this.notes = notes;
  }

  /**
   * The objects of a folder, without the folders of kustomizations, which take what they name, and
   * without what their builds have used elsewhere.
   */
  List<TreeValue> objects(String folder, List<String> kustomizations) {
    List<TreeValue> objects = new ArrayList<>();
    IgnoreRules ignore = IgnoreRules.of(tree, folder);
    List<String> charts = charts(folder);
    for (String path : tree.pathsBelow(folder)) {
      String below = path.substring(folder.isEmpty() ? 0 : folder.length() + 1);
      String name = path.substring(path.lastIndexOf('/') + 1);
      boolean isFile = SourceTree.isYaml(path) || path.endsWith(".tmpl");
      if (isFile
          && !below.startsWith(".")
          && !below.contains("/.")
          && !name.startsWith("kustomization.")
          && !ignore.ignores(below)
          && !isIn(path, charts)
          && !isBelow(path, kustomizations)
          && !kustomize.used().contains(path)) {
        file(path, objects);
      }
    }
    return objects;
  }

  private List<String> charts(String folder) {
    List<String> charts = new ArrayList<>();
    for (String path : tree.pathsBelow(folder)) {
      if (path.endsWith("/Chart.yaml") || path.equals("Chart.yaml")) {
        charts.add(path.substring(0, path.length() - "Chart.yaml".length()));
      }
    }
    return charts;
  }

  private static boolean isBelow(String path, List<String> folders) {
    for (String folder : folders) {
      if (folder.isEmpty() || path.startsWith(folder + "/")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(String path, List<String> folders) {
    for (String folder : folders) {
      if (path.startsWith(folder)) {
        return true;
      }
    }
    return false;
  }

  private void file(String path, List<TreeValue> objects) {
    kustomize.used().add(path);
    if (isOfAnotherProgram(path)) {
      notes.notFollowed(Origin.of(tree.file(path)), NO_OBJECT);
      return;
    }
    for (TreeValue document : tree.documents(path)) {
      add(document, objects, notes);
    }
  }

  /** True for a file without an object, with tags of another program, such as ESPHome. */
  private boolean isOfAnotherProgram(String path) {
    String text = tree.isLarge(path) ? null : tree.text(path);
    return text != null && text.contains(": !") && !text.contains("apiVersion");
  }

  /** Adds an object, or the items of a list, to objects. */
  static void add(TreeValue document, List<TreeValue> objects, ImportNotes notes) {
    if (document.textAt("kind").endsWith("List") && document.get("items") != null) {
      for (TreeValue item : document.listAt("items")) {
        add(item, objects, notes);
      }
    } else if (document.textAt("kind").startsWith("ENC[")) {
      notes.notFollowed(document.origin(), "an object whose kind is encrypted; it is left alone");
    } else if (ObjectIdentity.group(document).equals("kustomize.config.k8s.io")
        || document.textAt("apiVersion").equals("builtin")) {
      notes.notFollowed(
          document.origin(),
          "the "
              + ObjectIdentity.kind(document)
              + " "
              + ObjectIdentity.name(document)
              + " is a setting of Kustomize that no build here uses");
    } else if (ObjectIdentity.isObject(document)) {
      objects.add(document.copy());
    } else {
      notes.notFollowed(document.origin(), NO_OBJECT);
    }
  }

  /** The objects that a {@code .flux.yaml} generates; null if its generator cannot be followed. */
  @Nullable List<TreeValue> generated(String folder, TreeValue config) {
    TreeValue updated = config.get("patchUpdated");
    if (updated == null) {
      notes.notFollowed(config.origin(), "this .flux.yaml does not have patchUpdated");
      return null;
    }
    List<TreeValue> objects = new ArrayList<>();
    for (TreeValue generator : updated.listAt("generators")) {
      String command = generator.textAt("command").strip();
      if (!command.startsWith("kustomize build")) {
        notes.notFollowed(
            generator.origin(), "the command \"" + command + "\" of a generator is not run");
        continue;
      }
      String path =
          RelativePaths.resolve(folder, command.substring("kustomize build".length()).strip());
      if (path != null) {
        objects.addAll(kustomize.build(path));
      }
    }
    String patch = updated.textAt("patchFile");
    String path = patch.isEmpty() ? null : RelativePaths.resolve(folder, patch);
    if (path != null && tree.hasFile(path)) {
      kustomize.patch(path, objects);
    }
    return objects;
  }
}
