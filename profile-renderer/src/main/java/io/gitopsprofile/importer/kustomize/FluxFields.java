package io.gitopsprofile.importer.kustomize;

import io.gitopsprofile.importer.value.TreeValue;
import java.util.List;
import java.util.Map;

/**
 * The fields of a Kustomization of Flux that Flux writes into the kustomization of its folder.
 * (Source: fluxcd/pkg, kustomize/kustomize_generator.go.)
 */
final class FluxFields {

  private FluxFields() {}

  /** A copy of a kustomization with the fields. */
  static TreeValue into(TreeValue kustomization, TreeValue spec) {
    TreeValue merged = kustomization.copy();
    set(merged, "namespace", spec, "targetNamespace");
    set(merged, "namePrefix", spec, "namePrefix");
    set(merged, "nameSuffix", spec, "nameSuffix");
    for (String list :
        List.of("patches", "components", "patchesStrategicMerge", "patchesJson6902")) {
      for (TreeValue element : spec.listAt(list)) {
        listOf(merged, list, spec).elements().add(element.copy());
      }
    }
    for (TreeValue image : spec.listAt("images")) {
      image(listOf(merged, "images", spec), image);
    }
    return merged;
  }

  private static void set(TreeValue merged, String key, TreeValue spec, String from) {
    TreeValue value = spec.get(from);
    if (value != null && value.scalar() instanceof String) {
      merged.entries().put(key, value);
    }
  }

  private static TreeValue listOf(TreeValue merged, String key, TreeValue spec) {
    TreeValue list = merged.get(key);
    if (list == null || !list.isList()) {
      list = TreeValue.list(spec.origin());
      merged.entries().put(key, list);
    }
    return list;
  }

  private static void image(TreeValue images, TreeValue image) {
    for (TreeValue known : images.elements()) {
      if (known.textAt("name").equals(image.textAt("name"))) {
        if (image.get("newTag") != null || image.get("digest") != null) {
          known.entries().remove("newTag");
          known.entries().remove("digest");
        }
        for (Map.Entry<String, TreeValue> field : image.entries().entrySet()) {
          known.entries().put(field.getKey(), field.getValue().copy());
        }
        return;
      }
    }
    images.elements().add(image.copy());
  }
}
