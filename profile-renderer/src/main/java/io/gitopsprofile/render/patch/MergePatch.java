package io.gitopsprofile.render.patch;

import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ServedApis;
import io.gitopsprofile.kubernetes.ServedApis.Api;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.render.object.TargetSupport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Merges a patch into a rendered object: maps are merged, null removes a key, lists whose elements
 * all have a name are merged by name, and every other value is replaced. The object's fabric8 class
 * defines the fields and their types; for an object of another kind, the structure of the kind. The
 * table of served fields defines which fields the target supports.
 */
public final class MergePatch {

  private static final List<String> IDENTITY = List.of("apiVersion", "kind");
  private static final List<String> METADATA_IDENTITY = List.of("name", "namespace");

  private final DiagnosticCollector problems;
  private final TargetSupport served;
  private @Nullable Api api;

  /**
   * The number of enclosing fields that the target does not serve; only the outermost is reported.
   */
  private int unserved;

  public MergePatch(DiagnosticCollector problems, TargetSupport served) {
    this.problems = problems;
    this.served = served;
  }

  /**
   * The patched tree, in the key order of the class. If the patch is wrong, the problem is reported
   * and the tree is returned unchanged, so that the run can go on.
   */
  public Map<String, @Nullable Object> apply(
      Map<String, @Nullable Object> tree, FreeForm patch, Class<?> type, ProfilePath path) {
    return apply(tree, patch, PatchFields.of(type), path);
  }

  /** The same for an object whose kind has a structure. */
  public Map<String, @Nullable Object> apply(
      Map<String, @Nullable Object> tree, FreeForm patch, PatchFields fields, ProfilePath path) {
    int before = problems.count();
    api = ServedApis.find((String) tree.get("apiVersion"), (String) tree.get("kind")).orElse(null);
    refuseChange(tree, patch.entries(), IDENTITY, path);
    if (tree.get("metadata") instanceof Map<?, ?> metadata
        && patch.get("metadata") instanceof Map<?, ?> changes) {
      refuseChange(metadata, changes, METADATA_IDENTITY, path.key("metadata"));
    }
    if (patch.entries().containsKey("metadata") && patch.get("metadata") == null) {
      refuseChange(tree, patch.entries(), List.of("metadata"), path);
    }
    Map<String, @Nullable Object> patched = bean(tree, patch.entries(), fields, path);
    return problems.count() == before ? patched : tree;
  }

  private void refuseChange(Map<?, ?> tree, Map<?, ?> patch, List<String> keys, ProfilePath path) {
    for (String key : keys) {
      if (patch.containsKey(key) && !Objects.equals(patch.get(key), tree.get(key))) {
        problems.add(
            DiagnosticCode.PATCH_IDENTITY,
            path.key(key),
            "a patch cannot change " + key + "; it identifies the object",
            "remove it from the patch, and change the part itself");
      }
    }
  }

  private Map<String, @Nullable Object> bean(
      Map<?, ?> tree, Map<?, ?> patch, PatchFields fields, ProfilePath path) {
    Map<String, @Nullable Object> merged = fields.copy(tree);
    for (Map.Entry<?, ?> change : patch.entrySet()) {
      String key = (String) change.getKey();
      Object value = change.getValue();
      PatchFieldType type = fields.type(key);
      if (value == null && type != null) {
        merged.remove(key);
        continue;
      }
      boolean isServed = isServed(fields, key, merged.containsKey(key), path.key(key));
      unserved += isServed ? 0 : 1;
      if (type != null) {
        merged.put(key, value(merged.get(key), value, type, path.key(key)));
      } else if (isServed) {
        reportUnknown(key, fields, path.key(key));
      }
      unserved -= isServed ? 0 : 1;
    }
    return new LinkedHashMap<>(merged);
  }

  /**
   * True if the target serves the field. Otherwise reports the field, unless the typed part already
   * has it and reported it.
   */
  private boolean isServed(PatchFields owner, String key, boolean typed, ProfilePath path) {
    ServedApis.Field field = owner.served(key);
    if (field == null || served.takes(field, api)) {
      return true;
    }
    if (!typed && unserved == 0) {
      served.require(field, api, path);
    }
    return false;
  }

  private @Nullable Object value(
      @Nullable Object old, @Nullable Object patch, PatchFieldType shape, ProfilePath path) {
    if (!shape.accepts(patch)) {
      problems.add(
          DiagnosticCode.PATCH_WRONG_TYPE,
          path,
          "a patch gives "
              + PatchFieldType.nameOf(patch)
              + " where "
              + shape.name()
              + " is expected",
          "write " + shape.name());
      return patch;
    }
    if (shape instanceof PatchFieldType.Bean bean && patch instanceof Map<?, ?> changes) {
      return bean(old instanceof Map<?, ?> map ? map : Map.of(), changes, bean.fields(), path);
    }
    if (shape instanceof PatchFieldType.MapOf map && patch instanceof Map<?, ?> changes) {
      return map(old instanceof Map<?, ?> tree ? tree : Map.of(), changes, map.element(), path);
    }
    if (shape instanceof PatchFieldType.Free && patch instanceof Map<?, ?> changes) {
      return map(old instanceof Map<?, ?> tree ? tree : Map.of(), changes, shape, path);
    }
    if (shape instanceof PatchFieldType.ListOf list && patch instanceof List<?> elements) {
      return list(old instanceof List<?> present ? present : List.of(), elements, list, path);
    }
    return patch;
  }

  private Map<String, @Nullable Object> map(
      Map<?, ?> tree, Map<?, ?> patch, PatchFieldType element, ProfilePath path) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    for (Map.Entry<?, ?> field : tree.entrySet()) {
      merged.put((String) field.getKey(), field.getValue());
    }
    for (Map.Entry<?, ?> change : patch.entrySet()) {
      String key = (String) change.getKey();
      Object value = change.getValue();
      if (value == null) {
        merged.remove(key);
      } else {
        merged.put(key, value(merged.get(key), value, element, path.key(key)));
      }
    }
    return merged;
  }

  private List<@Nullable Object> list(
      List<?> present, List<?> patch, PatchFieldType.ListOf type, ProfilePath path) {
    boolean byName = allNamed(present) && allNamed(patch);
    List<@Nullable Object> merged = byName ? new ArrayList<>(present) : new ArrayList<>();
    for (int i = 0; i < patch.size(); i++) {
      int index = byName ? indexOfName(merged, patch.get(i)) : -1;
      Object old = index < 0 ? null : merged.get(index);
      Object value = value(old, patch.get(i), type.element(), path.index(i));
      if (index < 0) {
        merged.add(value);
      } else {
        merged.set(index, value);
      }
    }
    return merged;
  }

  private static boolean allNamed(List<?> list) {
    return list.stream().allMatch(element -> name(element) != null);
  }

  private static int indexOfName(List<?> list, @Nullable Object named) {
    for (int i = 0; i < list.size(); i++) {
      if (Objects.equals(name(list.get(i)), name(named))) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable Object name(@Nullable Object element) {
    return element instanceof Map<?, ?> map ? map.get("name") : null;
  }

  private void reportUnknown(String key, PatchFields fields, ProfilePath path) {
    List<String> names = fields.names();
    String meant =
        ClosestName.of(key, names).map(name -> "; did you mean \"" + name + "\"?").orElse("");
    problems.add(
        DiagnosticCode.PATCH_UNKNOWN_FIELD,
        path,
        fields.title() + " has no field \"" + key + "\"" + meant,
        "write one of its fields: " + String.join(", ", new TreeSet<>(names)));
  }
}
