package io.gitopsprofile.importer.kustomize;

import io.gitopsprofile.importer.value.ImportNotes;
import io.gitopsprofile.importer.value.Origin;
import io.gitopsprofile.importer.value.SourceTree;
import io.gitopsprofile.importer.value.TreeValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The generators of ConfigMaps and Secrets. */
final class Generators {

  private static final int LINE = 70;

  private final SourceTree tree;
  private final ImportNotes notes;
  private final Set<String> used;
  private final Set<TreeValue> hashed;

  /**
   * Creates the generators.
   *
   * @param hashed receives the objects whose names end in a hash of their content
   */
  Generators(SourceTree tree, ImportNotes notes, Set<String> used, Set<TreeValue> hashed) {
    this.tree = tree;
    this.notes = notes;
    this.used = used;
    this.hashed = hashed;
  }

  void add(String folder, TreeValue kustomization, List<TreeValue> objects) {
    TreeValue common = kustomization.get("generatorOptions");
    for (TreeValue generator : kustomization.listAt("configMapGenerator")) {
      add(folder, "ConfigMap", generator, common, objects);
    }
    for (TreeValue generator : kustomization.listAt("secretGenerator")) {
      add(folder, "Secret", generator, common, objects);
    }
  }

  private void add(
      String folder,
      String kind,
      TreeValue generator,
      @Nullable TreeValue common,
      List<TreeValue> objects) {
    Origin place = generator.origin();
    TreeValue object = TreeValue.mapping(place);
    object.entries().put("apiVersion", TreeValue.scalar("v1", place));
    object.entries().put("kind", TreeValue.scalar(kind, place));
    TreeValue metadata = object.mappingAt("metadata", place);
    copy(generator, "name", metadata, "name");
    copy(generator, "namespace", metadata, "namespace");
    TreeValue options = generator.get("options");
    for (String key : List.of("labels", "annotations")) {
      for (TreeValue from : new TreeValue[] {common, options}) {
        TreeValue pairs = from == null ? null : from.get(key);
        if (pairs != null) {
          for (Map.Entry<String, TreeValue> pair : pairs.entries().entrySet()) {
            metadata.mappingAt(key, place).entries().put(pair.getKey(), pair.getValue().copy());
          }
        }
      }
    }
    if (kind.equals("Secret")) {
      object.entries().put("type", TreeValue.scalar("Opaque", place));
      copy(generator, "type", object, "type");
    }
    data(folder, kind, generator, object);
    merge(generator, object, objects, kind);
    if (!isDisabled(common) && !isDisabled(options)) {
      hashed.add(object);
    }
  }

  private static boolean isDisabled(@Nullable TreeValue options) {
    return options != null && options.isTrueAt("disableNameSuffixHash");
  }

  private static void merge(
      TreeValue generator, TreeValue object, List<TreeValue> objects, String kind) {
    String behavior = generator.textAt("behavior");
    for (int i = 0; i < objects.size() && !behavior.isEmpty(); i++) {
      TreeValue other = objects.get(i);
      if (ObjectIdentity.is(other, "", kind)
          && ObjectIdentity.name(other).equals(ObjectIdentity.name(object))) {
        if (behavior.equals("merge")) {
          TreeValue merged = other.copy();
          StrategicMerge.apply(merged, object);
          object.entries().clear();
          object.entries().putAll(merged.entries());
        }
        objects.set(i, object);
        return;
      }
    }
    objects.add(object);
  }

  private static void copy(TreeValue from, String key, TreeValue into, String as) {
    TreeValue value = from.get(key);
    if (value != null) {
      into.entries().put(as, value.copy());
    }
  }

  private void data(String folder, String kind, TreeValue generator, TreeValue object) {
    for (TreeValue literal : generator.listAt("literals")) {
      String text = String.valueOf(literal.scalar());
      int equal = text.indexOf('=');
      if (equal > 0) {
        String value = unquoted(text.substring(equal + 1));
        put(kind, object, text.substring(0, equal), value, literal.origin());
      }
    }
    for (TreeValue file : generator.listAt("files")) {
      String text = String.valueOf(file.scalar());
      int equal = text.indexOf('=');
      String path = text.substring(equal + 1);
      String key = equal > 0 ? text.substring(0, equal) : path.substring(path.lastIndexOf('/') + 1);
      addFile(kind, object, key, folder, path, file);
    }
    List<TreeValue> envs = new ArrayList<>(generator.listAt("envs"));
    TreeValue env = generator.get("env");
    if (env != null) {
      envs.add(env);
    }
    for (TreeValue file : envs) {
      String content = content(folder, String.valueOf(file.scalar()), file);
      for (String whole : content == null ? List.<String>of() : content.lines().toList()) {
        String line = whole.stripLeading();
        int equal = line.indexOf('=');
        if (equal > 0 && !line.startsWith("#")) {
          put(kind, object, line.substring(0, equal), line.substring(equal + 1), file.origin());
        }
      }
    }
  }

  /** A text without the quotes around it. */
  private static String unquoted(String text) {
    int last = text.length() - 1;
    boolean isQuoted =
        last > 0
            && text.charAt(0) == text.charAt(last)
            && (text.charAt(0) == '"' || text.charAt(0) == '\'');
    return isQuoted ? text.substring(1, last) : text;
  }

  private void addFile(
      String kind, TreeValue object, String key, String folder, String path, TreeValue file) {
    String resolved = RelativePaths.resolve(folder, path);
    byte[] bytes = resolved != null && tree.hasFile(resolved) ? tree.binary(resolved) : null;
    if (bytes != null) {
      used.add(String.valueOf(resolved));
      String text = wrapped(Base64.getEncoder().encodeToString(bytes));
      object
          .mappingAt(kind.equals("Secret") ? "data" : "binaryData", file.origin())
          .entries()
          .put(key, TreeValue.scalar(text, file.origin()));
      return;
    }
    String content = content(folder, path, file);
    if (content != null) {
      put(kind, object, key, content, file.origin());
    }
  }

  private @Nullable String content(String folder, String path, TreeValue place) {
    String resolved = RelativePaths.resolve(folder, path);
    if (resolved == null || !tree.hasFile(resolved)) {
      notes.notFollowed(place.origin(), "the file " + path + " is not in the tree");
      return null;
    }
    used.add(resolved);
    return tree.text(resolved);
  }

  private static void put(String kind, TreeValue object, String key, String text, Origin place) {
    String value =
        kind.equals("Secret")
            ? wrapped(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
            : text;
    object.mappingAt("data", place).entries().put(key, TreeValue.scalar(value, place));
  }

  /** Base64 in lines of 70 characters, as Kustomize writes it. */
  private static String wrapped(String base64) {
    if (base64.length() < LINE) {
      return base64;
    }
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < base64.length(); i += LINE) {
      lines.append(base64, i, Math.min(i + LINE, base64.length())).append('\n');
    }
    return lines.toString();
  }

  /** The fields that the files of {@code configurations} add, by which names are followed. */
  static List<NameReferences.Field> references(
      SourceTree tree, String folder, TreeValue kustomization) {
    List<NameReferences.Field> fields = new ArrayList<>();
    for (TreeValue file : kustomization.listAt("configurations")) {
      String path = RelativePaths.resolve(folder, String.valueOf(file.scalar()));
      if (path == null || !tree.hasFile(path)) {
        continue;
      }
      for (TreeValue document : tree.documents(path)) {
        for (TreeValue reference : document.listAt("nameReference")) {
          for (TreeValue spec : reference.listAt("fieldSpecs")) {
            String[] steps = spec.textAt("path").split("/", -1);
            if (steps.length > 1) {
              fields.add(
                  new NameReferences.Field(
                      reference.textAt("kind"),
                      List.of(steps[steps.length - 2], steps[steps.length - 1])));
            }
          }
        }
      }
    }
    return fields;
  }
}
