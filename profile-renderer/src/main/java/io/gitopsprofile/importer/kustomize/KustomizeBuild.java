package io.gitopsprofile.importer.kustomize;

import io.gitopsprofile.importer.value.ImportNotes;
import io.gitopsprofile.importer.value.Origin;
import io.gitopsprofile.importer.value.SourceTree;
import io.gitopsprofile.importer.value.TreeValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the folders of a tree as Kustomize does, with what it cannot follow as notes. */
public final class KustomizeBuild {

  /** The names of the file that Kustomize reads. */
  private static final List<String> NAMES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  private static final int DEEPEST = 64;

  private static final int MOST_OBJECTS = 100_000;

  /** The keys that the build follows, and those that change no object. */
  private static final Set<String> KNOWN =
      Set.of(
          "apiVersion",
          "kind",
          "metadata",
          "resources",
          "bases",
          "components",
          "patches",
          "patchesStrategicMerge",
          "patchesJson6902",
          "namespace",
          "namePrefix",
          "nameSuffix",
          "labels",
          "commonLabels",
          "commonAnnotations",
          "images",
          "replicas",
          "replacements",
          "configMapGenerator",
          "secretGenerator",
          "generatorOptions",
          "configurations",
          "sortOptions",
          "buildMetadata");

  private final SourceTree tree;
  private final ImportNotes notes;
  private final Set<String> used = new HashSet<>();
  private final Set<String> open = new HashSet<>();
  private final FormerIdentities former = new FormerIdentities();
  private final Set<TreeValue> hashed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<NameReferences.Field> references = new ArrayList<>();
  private int count;

  /** Creates a builder for the folders of a tree. */
  public KustomizeBuild(SourceTree tree, ImportNotes notes) {
    this.tree = tree;
    this.notes = notes;
  }

  /** The files that builds have used. */
  public Set<String> used() {
    return used;
  }

  /** The kustomization file of a folder; null if there is none. */
  public @Nullable String file(String folder) {
    for (String name : NAMES) {
      String path = folder.isEmpty() ? name : folder + "/" + name;
      if (tree.hasFile(path)) {
        return path;
      }
    }
    return null;
  }

  /**
   * The objects of a folder; a folder without a kustomization file is built as Flux does, from all
   * its YAML files and folders.
   */
  public List<TreeValue> build(String folder) {
    List<TreeValue> objects = new ArrayList<>();
    gather(folder, objects);
    finish(objects);
    return objects;
  }

  private void gather(String folder, List<TreeValue> objects) {
    String file = file(folder);
    if (file == null) {
      plain(folder, objects);
    } else {
      List<TreeValue> added = new ArrayList<>();
      kustomization(folder, file, added);
      objects.addAll(added);
    }
  }

  /** Adds the hashes to names, as Kustomize does once all folders are built. */
  private void finish(List<TreeValue> objects) {
    for (TreeValue object : objects) {
      if (hashed.contains(object)) {
        String kind = ObjectIdentity.kind(object);
        NameReferences.setName(
            object, ObjectIdentity.name(object) + "-" + ContentHash.of(object, kind));
      }
    }
    NameReferences.rename(objects, references);
    hashed.clear();
    references.clear();
  }

  /**
   * The objects of a folder that a Kustomization of Flux applies. Flux writes the fields of its
   * Kustomization into the folder's kustomization, which it makes if there is none.
   */
  public List<TreeValue> build(String folder, TreeValue spec) {
    List<TreeValue> objects = new ArrayList<>();
    String file = file(folder);
    if (file == null) {
      plain(folder, objects);
      apply(folder, FluxFields.into(TreeValue.mapping(spec.origin()), spec), objects);
    } else {
      used.add(file);
      List<TreeValue> documents = tree.documents(file);
      if (!documents.isEmpty()) {
        kustomization(folder, FluxFields.into(documents.get(0), spec), objects);
      }
    }
    finish(objects);
    Transformers.commonMetadata(spec, objects);
    return objects;
  }

  /** Adds the objects of a folder without a kustomization file. */
  private void plain(String folder, List<TreeValue> objects) {
    Set<String> built = new HashSet<>();
    for (String path : tree.pathsBelow(folder)) {
      String below = path.substring(folder.isEmpty() ? 0 : folder.length() + 1);
      String nested = nearestBuilt(folder, below);
      if (nested != null) {
        if (built.add(nested)) {
          gather(nested, objects);
        }
      } else if (SourceTree.isYaml(path) && !isHidden(below)) {
        file(path, objects);
      }
    }
  }

  private static boolean isHidden(String path) {
    return path.startsWith(".") || path.contains("/.");
  }

  /** The outermost folder on the way to a file that has a kustomization file. */
  private @Nullable String nearestBuilt(String folder, String below) {
    for (int end = below.indexOf('/'); end >= 0; end = below.indexOf('/', end + 1)) {
      String nested =
          folder.isEmpty() ? below.substring(0, end) : folder + "/" + below.substring(0, end);
      if (file(nested) != null) {
        return nested;
      }
    }
    return null;
  }

  /** Adds the objects of a file. */
  private void file(String path, List<TreeValue> objects) {
    used.add(path);
    for (TreeValue document : tree.documents(path)) {
      add(document, objects);
    }
  }

  private void add(TreeValue document, List<TreeValue> objects) {
    if (document.textAt("kind").endsWith("List") && document.get("items") != null) {
      for (TreeValue item : document.listAt("items")) {
        add(item, objects);
      }
      return;
    }
    if (!ObjectIdentity.isObject(document) || document.textAt("kind").startsWith("ENC[")) {
      notes.notFollowed(
          document.origin(),
          document.textAt("kind").startsWith("ENC[")
              ? "an object whose kind is encrypted; it is left alone"
              : "this is not a Kubernetes object; it has no apiVersion and kind");
      return;
    }
    if (count++ < MOST_OBJECTS) {
      TreeValue object = document.copy();
      withoutEmpty(object);
      object.wordsAsText();
      objects.add(object);
    }
  }

  /** Leaves out empty annotations, as Kustomize does. */
  private static void withoutEmpty(TreeValue object) {
    TreeValue metadata = object.get("metadata");
    TreeValue annotations = metadata == null ? null : metadata.get("annotations");
    if (metadata != null
        && annotations != null
        && annotations.scalar() == null
        && annotations.entries().isEmpty()
        && annotations.elements().isEmpty()) {
      metadata.entries().remove("annotations");
    }
  }

  private void kustomization(String folder, String path, List<TreeValue> objects) {
    used.add(path);
    List<TreeValue> documents = tree.documents(path);
    if (documents.isEmpty()) {
      return;
    }
    kustomization(folder, documents.get(0), objects);
  }

  private void kustomization(String folder, TreeValue kustomization, List<TreeValue> objects) {
    if (open.size() >= DEEPEST || !open.add(folder)) {
      notes.notFollowed(kustomization.origin(), "the folder " + folder + " builds itself");
      return;
    }
    try {
      resources(folder, kustomization, objects);
      apply(folder, kustomization, objects);
    } finally {
      open.remove(folder);
    }
  }

  private void resources(String folder, TreeValue kustomization, List<TreeValue> objects) {
    for (String list : List.of("resources", "bases")) {
      for (TreeValue resource : kustomization.listAt(list)) {
        resource(folder, resource, objects);
      }
    }
  }

  private void resource(String folder, TreeValue resource, List<TreeValue> objects) {
    String text = String.valueOf(resource.scalar());
    String path = RelativePaths.resolve(folder, text);
    if (path != null && tree.hasFile(path)) {
      file(path, objects);
    } else if (path != null && tree.hasFolder(path)) {
      gather(path, objects);
    } else {
      notes.notFollowed(
          resource.origin(),
          RelativePaths.isRemote(text)
              ? "the resource " + text + " is elsewhere; it is not fetched"
              : "the resource " + text + " is not in the tree");
    }
  }

  /** Applies what a kustomization says to the objects that it has so far. */
  private void apply(String folder, TreeValue kustomization, List<TreeValue> objects) {
    for (String key : kustomization.entries().keySet()) {
      TreeValue value = kustomization.get(key);
      if (!KNOWN.contains(key) && value != null && !value.isNull()) {
        notes.notFollowed(value.origin(), "the key " + key + " of a kustomization is not followed");
      }
    }
    references.addAll(Generators.references(tree, folder, kustomization));
    new Generators(tree, notes, used, hashed).add(folder, kustomization, objects);
    for (TreeValue component : kustomization.listAt("components")) {
      component(folder, component, objects);
    }
    Patches patches = new Patches(tree, notes, used, former);
    patches.apply(folder, kustomization, objects);
    noteNames(kustomization, objects);
    Transformers.apply(
        kustomization, objects, () -> patches.applyJson(folder, kustomization, objects));
    NameReferences.rename(objects, references);
    new Replacements(tree, notes, used, former).apply(folder, kustomization, objects);
  }

  private void noteNames(TreeValue kustomization, List<TreeValue> objects) {
    for (String key : List.of("namespace", "namePrefix", "nameSuffix")) {
      if (kustomization.get(key) != null) {
        former.note(objects);
        return;
      }
    }
  }

  /**
   * Applies a component to objects: a kustomization that adds to what is there and changes it.
   *
   * @param folder the folder that the path is relative to
   */
  private void component(String folder, TreeValue component, List<TreeValue> objects) {
    String text = String.valueOf(component.scalar());
    String path = RelativePaths.resolve(folder, text);
    String file = path == null ? null : file(path);
    if (path == null || file == null) {
      notes.notFollowed(
          component.origin(),
          RelativePaths.isRemote(text)
              ? "the component " + text + " is elsewhere; it is not fetched"
              : "the component " + text + " is not in the tree");
      return;
    }
    kustomization(path, file, objects);
  }

  /** Applies the patches of a file to objects, as Flux v1 does with what it wrote itself. */
  public void patch(String path, List<TreeValue> objects) {
    used.add(path);
    new Patches(tree, notes, used, former).applyAll(tree.documents(path), objects);
  }

  /** A place for a finding about a folder. */
  public Origin placeOf(String folder) {
    String file = file(folder);
    return Origin.of(tree.file(file == null ? folder : file));
  }
}
