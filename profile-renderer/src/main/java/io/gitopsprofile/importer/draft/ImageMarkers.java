package io.gitopsprofile.importer.draft;

import io.gitopsprofile.importer.kustomize.ObjectIdentity;
import io.gitopsprofile.importer.value.Origin;
import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.importer.words.PartWords;
import io.gitopsprofile.read.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The markers of Flux's image automation at the values of a tree, as keys of the profile: {@code
 * imagePolicy} of a container, and {@code imagePolicies} of a release or of a manifest.
 */
final class ImageMarkers {

  private static final String MARKER = "\"$imagepolicy\"";

  /** The place of a key that no file has, so that no comment belongs to it. */
  private static final Origin NOWHERE = Origin.of(new SourceFile("", ""));

  private static final List<String> CONTAINERS = List.of("containers", "initContainers");

  private final RobotComments robots = new RobotComments();

  /**
   * A marked value.
   *
   * @param value the value
   * @param path its path in the language of the profile
   * @param part the key for the part of the image that the policy writes
   * @param policy the namespace and name of the policy
   */
  record Marked(TreeValue value, String path, String part, String policy) {}

  /** The marked values in a value. */
  List<Marked> in(TreeValue value) {
    List<Marked> marked = new ArrayList<>();
    if (robots.hasMark(value)) {
      find(value, "", marked);
    }
    return marked;
  }

  private void find(TreeValue value, String path, List<Marked> marked) {
    for (Map.Entry<String, TreeValue> entry : value.entries().entrySet()) {
      String key = escaped(entry.getKey());
      find(entry.getValue(), path.isEmpty() ? key : path + "." + key, marked);
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < value.elements().size(); i++) {
      TreeValue element = value.elements().get(i);
      String name = element.textAt("name");
      boolean isPlain = !name.isEmpty() && name.matches("[a-z][a-z0-9-]{0,62}") && names.add(name);
      find(element, path + "[" + (isPlain ? name : i) + "]", marked);
    }
    if (value.scalar() instanceof String text && !text.contains("\n")) {
      String comment = robots.behind(value);
      Marked found = comment == null ? null : read(comment, value, path);
      if (found != null) {
        marked.add(found);
      }
    }
  }

  /** The policy in a comment such as {@code {"$imagepolicy": "flux-system:web:tag"}}. */
  private static @Nullable Marked read(String comment, TreeValue value, String path) {
    int at = comment.indexOf(MARKER);
    int open = at < 0 ? -1 : comment.indexOf('"', at + MARKER.length());
    int close = open < 0 ? -1 : comment.indexOf('"', open + 1);
    if (close < 0) {
      return null;
    }
    String[] words = comment.substring(open + 1, close).split(":", -1);
    String part = words.length == 3 ? words[2] : "image";
    boolean known = Set.of("image", "tag", "name", "digest").contains(part);
    return words.length < 2 || words.length > 3 || !known
        ? null
        : new Marked(value, path, part, words[0] + ":" + words[1]);
  }

  private static String escaped(String key) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      if ("\\.[]".indexOf(key.charAt(i)) >= 0) {
        escaped.append('\\');
      }
      escaped.append(key.charAt(i));
    }
    return escaped.toString();
  }

  /** A part with the keys for its markers; the part itself if it has none. */
  PartWords into(PartWords words, List<TreeValue> said) {
    TreeValue part = TreeValue.mapping(words.part().origin());
    part.entries().putAll(words.part().entries());
    if (words.list().equals("workloads")) {
      for (String key : CONTAINERS) {
        containers(part, key, said);
      }
    }
    TreeValue values = part.get("values");
    if (words.list().equals("releases") && values != null) {
      TreeValue fields = TreeValue.list(part.origin());
      for (Marked marked : in(values)) {
        TreeValue field = TreeValue.mapping(marked.value().origin());
        put(field, "path", marked.path());
        put(field, marked.part(), marked.policy());
        fields.elements().add(field);
        said.add(marked.value());
      }
      if (!fields.elements().isEmpty()) {
        part.entries().put("imagePolicies", fields);
      }
    }
    return said.isEmpty() ? words : new PartWords(words.list(), part);
  }

  private void containers(TreeValue part, String key, List<TreeValue> said) {
    TreeValue containers = part.get(key);
    if (containers == null || in(containers).isEmpty()) {
      return;
    }
    TreeValue list = TreeValue.list(containers.origin());
    for (TreeValue container : containers.elements()) {
      TreeValue copy = TreeValue.mapping(container.origin());
      copy.entries().putAll(container.entries());
      TreeValue image = container.get("image");
      for (Marked marked : image == null ? List.<Marked>of() : in(image)) {
        put(copy, "imagePolicy", marked.policy());
        said.add(marked.value());
      }
      list.elements().add(copy);
    }
    part.entries().put(key, list);
  }

  private static void put(TreeValue into, String key, String text) {
    into.entries().put(key, TreeValue.scalar(text, NOWHERE));
  }

  /** The fields of a manifest that policies set, for the key beside its file. */
  List<Map<String, @Nullable Object>> fields(TreeValue object, List<TreeValue> said) {
    List<Map<String, @Nullable Object>> fields = new ArrayList<>();
    for (Marked marked : in(object)) {
      String namespace = ObjectIdentity.namespace(object);
      Map<String, @Nullable Object> field = new LinkedHashMap<>();
      field.put(
          "object",
          ObjectIdentity.kind(object)
              + "/"
              + (namespace.isEmpty() ? "" : namespace + "/")
              + ObjectIdentity.name(object));
      field.put("path", marked.path());
      boolean isContainer = marked.path().endsWith("].image");
      field.put(isContainer ? "image" : marked.part(), marked.policy());
      fields.add(field);
      said.add(marked.value());
    }
    return fields;
  }
}
