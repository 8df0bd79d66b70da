package io.gitopsprofile.importer.kustomize;

import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.schema.Schemas;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A strategic merge patch: mappings merge, null removes, and the lists of Kubernetes' own kinds
 * merge by the key that its API names. Lists of custom resources are replaced.
 */
final class StrategicMerge {

  private static final String DIRECTIVE = "$patch";

  /** The keys by which elements are found; the first that an element of the patch has. */
  private static final Map<String, List<String>> KEYS =
      Map.ofEntries(
          Map.entry("containers", List.of("name")),
          Map.entry("initContainers", List.of("name")),
          Map.entry("ephemeralContainers", List.of("name")),
          Map.entry("volumes", List.of("name")),
          Map.entry("env", List.of("name")),
          Map.entry("ports", List.of("containerPort", "port")),
          Map.entry("volumeMounts", List.of("mountPath")),
          Map.entry("volumeDevices", List.of("devicePath")),
          Map.entry("imagePullSecrets", List.of("name")),
          Map.entry("secrets", List.of("name")),
          Map.entry("hostAliases", List.of("ip")),
          Map.entry("topologySpreadConstraints", List.of("topologyKey")),
          Map.entry("webhooks", List.of("name")));

  private final boolean merges;

  private StrategicMerge(boolean merges) {
    this.merges = merges;
  }

  /**
   * Merges a patch into an object.
   *
   * @return false if the patch removes the object
   */
  static boolean apply(TreeValue object, TreeValue patch) {
    if (patch.textAt(DIRECTIVE).equals("delete")) {
      return false;
    }
    boolean merges = Schemas.isBuiltIn(ObjectIdentity.group(object));
    new StrategicMerge(merges).map(object, patch);
    return true;
  }

  private void map(TreeValue into, TreeValue patch) {
    if (patch.textAt(DIRECTIVE).equals("replace")) {
      into.entries().clear();
    }
    for (Map.Entry<String, TreeValue> entry : patch.entries().entrySet()) {
      String key = entry.getKey();
      TreeValue value = entry.getValue();
      TreeValue old = into.get(key);
      if (isDirective(key)) {
        continue;
      }
      if (value.isNull() || value.textAt(DIRECTIVE).equals("delete")) {
        into.entries().remove(key);
      } else if (value.isMapping()) {
        if (old == null || !old.isMapping()) {
          old = TreeValue.mapping(value.origin());
          into.entries().put(key, old);
        }
        map(old, value);
      } else if (value.isList() && old != null && old.isList()) {
        String by = merges ? mergeKey(key, value) : null;
        if (by == null) {
          into.entries().put(key, value.copy());
        } else {
          list(old, value, by);
        }
      } else {
        into.entries().put(key, value.copy());
      }
    }
  }

  private static boolean isDirective(String key) {
    return key.equals(DIRECTIVE)
        || key.equals("$retainKeys")
        || key.startsWith("$setElementOrder/")
        || key.startsWith("$deleteFromPrimitiveList/");
  }

  private static @Nullable String mergeKey(String field, TreeValue list) {
    for (String key : KEYS.getOrDefault(field, List.of())) {
      for (TreeValue element : list.elements()) {
        if (element.get(key) != null) {
          return key;
        }
      }
    }
    return null;
  }

  private void list(TreeValue into, TreeValue patch, String by) {
    List<TreeValue> added = new ArrayList<>();
    for (TreeValue element : patch.elements()) {
      String directive = element.textAt(DIRECTIVE);
      if (directive.equals("replace") && element.get(by) == null) {
        into.elements().clear();
        continue;
      }
      TreeValue same = find(into, by, element.get(by));
      if (directive.equals("delete")) {
        remove(into, same);
      } else if (same == null) {
        TreeValue copy = TreeValue.mapping(element.origin());
        if (element.isMapping()) {
          map(copy, element);
        }
        added.add(element.isMapping() ? copy : element.copy());
      } else {
        map(same, element);
      }
    }
    // Kustomize puts new elements before those that were there.
    into.elements().addAll(0, added);
  }

  private static void remove(TreeValue list, @Nullable TreeValue element) {
    for (Iterator<TreeValue> all = list.elements().iterator(); all.hasNext(); ) {
      if (all.next() == element) {
        all.remove();
      }
    }
  }

  private static @Nullable TreeValue find(TreeValue list, String by, @Nullable TreeValue value) {
    if (value == null) {
      return null;
    }
    for (TreeValue element : list.elements()) {
      TreeValue other = element.get(by);
      if (other != null && String.valueOf(other.scalar()).equals(String.valueOf(value.scalar()))) {
        return element;
      }
    }
    return null;
  }
}
