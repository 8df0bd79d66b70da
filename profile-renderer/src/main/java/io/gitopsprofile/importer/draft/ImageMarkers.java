package io.gitopsprofile.importer.draft;

import io.gitopsprofile.importer.kustomize.ObjectIdentity;
import io.gitopsprofile.importer.value.Origin;
import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.importer.words.PartWords;
import io.gitopsprofile.model.value.FieldPath;
import io.gitopsprofile.read.scalar.PolicyMarker;
import io.gitopsprofile.read.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The markers of Flux's image automation at the values of a tree, as keys of the profile: {@code
 * imagePolicy} of a container, and {@code imagePolicies} of a release or of a manifest.
 */
final class ImageMarkers {

  /** The place of a key that no file has, so that no comment belongs to it. */
  private static final Origin NOWHERE = Origin.of(new SourceFile("", ""));

  private static final List<String> CONTAINERS = List.of("containers", "initContainers");

  private final RobotComments robots = new RobotComments();

  /**
   * A marked value.
   *
   * @param value the value
   * @param path its path in the language of the profile
   * @param marker the policy, and the part of the image that the policy writes
   */
  record Marked(TreeValue value, FieldPath path, PolicyMarker marker) {

    String policy() {
      return marker.policy().toString();
    }
  }

  /** The marked values in a value. */
  List<Marked> in(TreeValue value) {
    List<Marked> marked = new ArrayList<>();
    if (robots.hasMark(value)) {
      find(value, value.plain(), new ArrayList<>(), marked);
    }
    return marked;
  }

  private void find(
      TreeValue value, @Nullable Object whole, List<Object> steps, List<Marked> marked) {
    int depth = steps.size();
    for (Map.Entry<String, TreeValue> entry : value.entries().entrySet()) {
      steps.add(entry.getKey());
      find(entry.getValue(), whole, steps, marked);
      steps.remove(depth);
    }
    for (int i = 0; i < value.elements().size(); i++) {
      steps.add(i);
      find(value.elements().get(i), whole, steps, marked);
      steps.remove(depth);
    }
    if (value.scalar() instanceof String text && !text.contains("\n")) {
      String comment = robots.behind(value);
      PolicyMarker marker = comment == null ? null : PolicyMarker.of(comment);
      if (marker != null) {
        marked.add(new Marked(value, FieldPath.byNames(whole, steps), marker));
      }
    }
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
        put(field, "path", marked.path().toString());
        put(field, marked.marker().part().toString(), marked.policy());
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
      String path = marked.path().toString();
      field.put("path", path);
      boolean isContainer = path.endsWith("].image");
      field.put(isContainer ? "image" : marked.marker().part().toString(), marked.policy());
      fields.add(field);
      said.add(marked.value());
    }
    return fields;
  }
}
