package io.gitopsprofile.importer.kustomize;

import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.kubernetes.WorkloadKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names that Kustomize changes, and the fields of other objects that refer to them. */
final class NameReferences {

  /** The key that marks the new name of an object until all references follow. */
  private static final String FORMER = "\u0000former";

  /** Stands for a name that several objects had. */
  private static final String SEVERAL = "";

  /** A field that holds the name of an object, by the keys on the way to it. */
  record Field(String kind, List<String> path) {}

  private static final List<Field> OF_OBJECTS =
      List.of(
          new Field("ConfigMap", List.of("configMap", "name")),
          new Field("ConfigMap", List.of("configMapRef", "name")),
          new Field("ConfigMap", List.of("configMapKeyRef", "name")),
          new Field("Secret", List.of("secret", "name")),
          new Field("Secret", List.of("secret", "secretName")),
          new Field("Secret", List.of("secretRef", "name")),
          new Field("Secret", List.of("secretKeyRef", "name")),
          new Field("Secret", List.of("imagePullSecrets", "name")),
          new Field("ServiceAccount", List.of("serviceAccountName")),
          new Field("Service", List.of("service", "name")),
          new Field("PersistentVolumeClaim", List.of("persistentVolumeClaim", "claimName")),
          new Field("Role", List.of("roleRef", "name")),
          new Field("ClusterRole", List.of("roleRef", "name")),
          new Field("ServiceAccount", List.of("subjects", "name")));

  private static final List<Field> BUILT_IN = builtIn();

  private NameReferences() {}

  private static List<Field> builtIn() {
    List<Field> fields = new ArrayList<>(OF_OBJECTS);
    for (WorkloadKind kind : WorkloadKind.all()) {
      if (kind.scales()) {
        fields.add(new Field(kind.kind(), List.of("scaleTargetRef", "name")));
      }
    }
    return fields;
  }

  /** Gives an object another name; {@link #rename} then lets the references follow. */
  static void setName(TreeValue object, String name) {
    TreeValue metadata = object.get("metadata");
    TreeValue old = metadata == null ? null : metadata.get("name");
    if (metadata != null && old != null) {
      metadata.entries().putIfAbsent(FORMER, old.copy());
      old.set(name);
    }
  }

  static void affixes(String prefix, String suffix, List<TreeValue> objects) {
    if (prefix.isEmpty() && suffix.isEmpty()) {
      return;
    }
    for (TreeValue object : objects) {
      String kind = ObjectIdentity.kind(object);
      if (!kind.equals("Namespace") && !kind.equals("CustomResourceDefinition")) {
        setName(object, prefix + ObjectIdentity.name(object) + suffix);
      }
    }
  }

  /** Lets the references follow the names that have changed. */
  static void rename(List<TreeValue> objects, List<Field> further) {
    Map<String, String> names = new HashMap<>();
    Map<String, String> anywhere = new HashMap<>();
    for (TreeValue object : objects) {
      TreeValue metadata = object.get("metadata");
      TreeValue former = metadata == null ? null : metadata.entries().remove(FORMER);
      if (former != null) {
        String kind = ObjectIdentity.kind(object);
        String name = ObjectIdentity.name(object);
        names.put(kind + "/" + ObjectIdentity.namespace(object) + "/" + former.scalar(), name);
        anywhere.merge(kind + "/" + former.scalar(), name, (one, other) -> SEVERAL);
      }
    }
    if (names.isEmpty()) {
      return;
    }
    for (TreeValue object : objects) {
      Renames renames =
          new Renames(
              names,
              anywhere,
              ObjectIdentity.namespace(object),
              ObjectIdentity.isClusterWide(object));
      for (Map.Entry<String, TreeValue> entry : object.entries().entrySet()) {
        walk(entry.getKey(), entry.getValue(), renames, further, 0);
      }
    }
  }

  /**
   * The new names of objects.
   *
   * @param names the names by kind, namespace and former name
   * @param anywhere the names by kind and former name
   * @param namespace the namespace of the object that refers to others
   * @param isClusterWide whether the object lives in no namespace, and may refer to any
   */
  private record Renames(
      Map<String, String> names,
      Map<String, String> anywhere,
      String namespace,
      boolean isClusterWide) {

    @Nullable String name(String kind, String in, String old) {
      String from = in.isEmpty() ? namespace : in;
      String own = names.get(kind + "/" + from + "/" + old);
      if (own == null && kind.startsWith("Cluster")) {
        own = names.get(kind + "//" + old);
      }
      String any = from.isEmpty() && isClusterWide ? anywhere.get(kind + "/" + old) : null;
      return own != null ? own : SEVERAL.equals(any) ? null : any;
    }
  }

  private static void walk(
      String key, TreeValue value, Renames names, List<Field> further, int depth) {
    if (depth > 100) {
      return;
    }
    if (value.isList()) {
      for (TreeValue element : value.elements()) {
        walk(key, element, names, further, depth + 1);
      }
      return;
    }
    for (Field field : BUILT_IN) {
      follow(field, key, value, names);
    }
    for (Field field : further) {
      follow(field, key, value, names);
    }
    for (Map.Entry<String, TreeValue> entry : value.entries().entrySet()) {
      walk(entry.getKey(), entry.getValue(), names, further, depth + 1);
    }
  }

  private static void follow(Field field, String key, TreeValue value, Renames names) {
    List<String> path = field.path();
    if (!path.get(0).equals(key)) {
      return;
    }
    @Nullable TreeValue at = path.size() == 1 ? value : value.get(path.get(1));
    if (at != null && at.scalar() instanceof String old) {
      String kind = value.textAt("kind");
      String name = names.name(field.kind(), value.textAt("namespace"), old);
      if (name != null && (kind.isEmpty() || kind.equals(field.kind()))) {
        at.set(name);
      }
    }
  }
}
