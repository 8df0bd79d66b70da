package io.gitopsprofile.schema;

import io.gitopsprofile.model.DefinedKinds;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.KubernetesVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The structures of all kinds that a profile can have: Kubernetes' own, those of the
 * CustomResourceDefinitions that the profile has, and those of the catalogue, in this order.
 */
public final class Schemas {

  /** The kind that defines custom resources. */
  public static final String DEFINITION = "CustomResourceDefinition";

  private static final String KUBERNETES = "kubernetes";
  private static final String METADATA = "meta.v1.ObjectMeta";

  /** The files of the catalogue by API group. */
  private static final Map<String, String> FILES = index();

  private final Map<String, FreeForm> definitions = new HashMap<>();
  private final Map<String, List<KindSchema>> defined = new HashMap<>();

  private final Set<String> applied = new HashSet<>();

  /**
   * Creates the structures. Of two definitions of one kind, the first counts.
   *
   * @param applied the CustomResourceDefinitions that are applied with the objects
   * @param known other CustomResourceDefinitions of the cluster
   */
  public Schemas(List<FreeForm> applied, List<FreeForm> known) {
    for (FreeForm definition : applied) {
      this.applied.add(add(definition));
    }
    for (FreeForm definition : known) {
      add(definition);
    }
  }

  /** Adds a definition, and returns its group and kind. */
  private String add(FreeForm definition) {
    Map<?, ?> spec = definition.get("spec") instanceof Map<?, ?> map ? map : Map.of();
    Map<?, ?> names = spec.get("names") instanceof Map<?, ?> map ? map : Map.of();
    String kind = spec.get("group") + "/" + names.get("kind");
    definitions.putIfAbsent(kind, definition);
    return kind;
  }

  /** Returns the structures for a profile, with its CustomResourceDefinitions. */
  public static Schemas of(Profile profile) {
    List<FreeForm> definitions = new ArrayList<>();
    for (Manifest manifest : profile.manifests()) {
      if (manifest.kind().equals(DEFINITION)) {
        definitions.add(manifest.object());
      }
    }
    DefinedKinds known = profile.schemas();
    return new Schemas(definitions, known == null ? List.of() : known.definitions());
  }

  /** Returns the group of an API version; empty for the core group. */
  public static String group(String apiVersion) {
    return apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
  }

  /** Returns true if the API server itself serves the group. */
  public static boolean isBuiltIn(String group) {
    return KUBERNETES.equals(FILES.get(group));
  }

  /** Returns true if the CustomResourceDefinition of the kind is applied with the objects. */
  public boolean isApplied(String group, String kind) {
    return applied.contains(group + "/" + kind);
  }

  /** Returns true if a CustomResourceDefinition of the profile has the kind. */
  public boolean isDefined(String group, String kind) {
    return definitions.containsKey(group + "/" + kind);
  }

  /**
   * Returns true if a CustomResourceDefinition of the profile has the resource.
   *
   * @param group the group; empty for any
   * @param name its plural or singular, in lower case
   */
  public boolean definesResource(String group, String name) {
    for (FreeForm definition : definitions.values()) {
      if (definition.get("spec") instanceof Map<?, ?> spec
          && spec.get("names") instanceof Map<?, ?> names
          && (group.isEmpty() || group.equals(spec.get("group")))) {
        String kind = String.valueOf(names.get("kind")).toLowerCase(Locale.ROOT);
        if (name.equals(names.get("plural"))
            || name.equals(names.get("singular"))
            || name.equals(kind)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the structure of a version of a kind; null if it is not known. */
  public @Nullable KindSchema find(String apiVersion, String kind) {
    String group = group(apiVersion);
    String key = group + "/" + kind;
    if (definitions.containsKey(key) && !isBuiltIn(group)) {
      for (KindSchema version : versions(key)) {
        if (version.apiVersion().equals(apiVersion)) {
          return version;
        }
      }
      return null;
    }
    String file = FILES.get(group);
    return file == null ? null : SchemaText.of(file).find(apiVersion, kind);
  }

  /** Returns the structure of a version of a built-in kind; null if Kubernetes never had it. */
  public static @Nullable KindSchema builtIn(String apiVersion, String kind) {
    return SchemaText.of(KUBERNETES).find(apiVersion, kind);
  }

  /** Returns the versions of a built-in kind in all groups. */
  public static List<KindSchema> ofAllBuiltIn(String kind) {
    List<KindSchema> versions = new ArrayList<>();
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      if (file.getValue().equals(KUBERNETES)) {
        for (KindSchema known : ofGroup(file.getKey())) {
          if (known.kind().equals(kind)) {
            versions.add(known);
          }
        }
      }
    }
    return versions;
  }

  private List<KindSchema> versions(String key) {
    List<KindSchema> versions = defined.get(key);
    if (versions == null) {
      FreeForm definition = definitions.getOrDefault(key, FreeForm.EMPTY);
      versions =
          CustomKinds.of(
              definition.entries(),
              metadata(),
              new KindSchema.Origin(KindSchema.Source.PROFILE, "its " + DEFINITION));
      defined.put(key, versions);
    }
    return versions;
  }

  /** Returns the type of the metadata of every object. */
  static ValueType metadata() {
    return new ObjectType(METADATA, SchemaText.of(KUBERNETES));
  }

  /** Returns true if a type is that of the metadata of every object. */
  public static boolean isMetadata(ValueType type) {
    return type instanceof ObjectType object && object.name().equals(METADATA);
  }

  /** Returns the kinds of a group that Kubernetes or the catalogue has, in all versions. */
  public static List<KindSchema> ofGroup(String group) {
    String file = FILES.get(group);
    return file == null ? List.of() : SchemaText.of(file).kinds(group);
  }

  /** Returns true if the objects of a kind live in a namespace; null if that is not known. */
  public @Nullable Boolean isNamespaced(String group, String kind) {
    FreeForm definition = definitions.get(group + "/" + kind);
    if (definition != null && definition.get("spec") instanceof Map<?, ?> spec) {
      return !"Cluster".equals(spec.get("scope"));
    }
    for (KindSchema known : ofGroup(group)) {
      if (known.kind().equals(kind)) {
        return known.isNamespaced();
      }
    }
    return null;
  }

  /** Returns the minor version whose structures stand for a version of Kubernetes. */
  public static int minor(KubernetesVersion kubernetes) {
    return Math.min(kubernetes.minor(), SchemaText.of(KUBERNETES).newestMinor());
  }

  private static Map<String, String> index() {
    Map<String, String> files = new LinkedHashMap<>();
    String text = SchemaText.read("index");
    int line = 0;
    while (line < text.length()) {
      int end = text.indexOf('\n', line);
      int space = text.indexOf(' ', line);
      String group = text.substring(line, space);
      files.put(group.equals("-") ? "" : group, text.substring(space + 1, end));
      line = end + 1;
    }
    return files;
  }

  /** Returns the API groups of all kinds; the core group is empty. */
  public static Set<String> groups() {
    return Collections.unmodifiableSet(FILES.keySet());
  }

  /** Returns the names of the kinds of a group, each once. */
  public static List<String> kindNames(String group) {
    List<String> names = new ArrayList<>();
    for (KindSchema kind : ofGroup(group)) {
      if (!names.contains(kind.kind())) {
        names.add(kind.kind());
      }
    }
    return names;
  }
}
