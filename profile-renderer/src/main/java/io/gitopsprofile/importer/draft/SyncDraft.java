package io.gitopsprofile.importer.draft;

import io.gitopsprofile.importer.ImportedProfile;
import io.gitopsprofile.importer.kustomize.ObjectIdentity;
import io.gitopsprofile.importer.value.ImportNotes;
import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.render.output.FileLayout;
import io.gitopsprofile.rendered.RenderedTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The part {@code sync} for the Kustomizations of a tree. A folder of the profile has the objects
 * of a namespace, which several Kustomizations may have applied: folders of the same Kustomizations
 * become a group with their settings and their order. A setting that differs among the
 * Kustomizations of a folder is named.
 */
final class SyncDraft {

  private static final String SYSTEM = "flux-system";

  /** The settings that are one value. */
  private static final List<String> PLAIN =
      List.of(
          "interval",
          "retryInterval",
          "timeout",
          "prune",
          "wait",
          "force",
          "deletionPolicy",
          "serviceAccountName",
          "decryption");

  /** The settings that do no harm to objects whose Kustomization did not have them. */
  private static final Set<String> EVEN_FOR_SOME = Set.of("timeout", "decryption");

  private static final List<String> CHECKS = List.of("healthChecks", "healthCheckExprs");

  /** The other fields that are taken over. */
  private static final Set<String> OTHERS = Set.of("dependsOn", "postBuild", "suspend");

  private final ImportedProfile cluster;
  private final ImportNotes notes;
  private final Map<String, TreeValue> known = new HashMap<>();
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final IdentityHashMap<TreeValue, List<Group>> groupsOf = new IdentityHashMap<>();
  private final List<TreeValue> variables = new ArrayList<>();
  private final Map<String, @Nullable Object> common = new LinkedHashMap<>();

  /** The folders of the same Kustomizations. */
  private static final class Group {

    private final List<TreeValue> kustomizations;
    private final List<String> folders = new ArrayList<>();
    private final List<TreeValue> objects = new ArrayList<>();
    private final Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> dependsOn = new LinkedHashMap<>();
    private final Set<Group> waitsFor = new LinkedHashSet<>();
    private String name = "";

    Group(Collection<TreeValue> kustomizations) {
      this.kustomizations = List.copyOf(kustomizations);
    }
  }

  SyncDraft(
      ImportedProfile cluster, List<TreeValue> adopted, RenderedTree tree, ImportNotes notes) {
    this.cluster = cluster;
    this.notes = notes;
    for (TreeValue kustomization : cluster.followed()) {
      known.putIfAbsent(title(kustomization), kustomization);
    }
    group(adopted, tree);
    name();
    Set<TreeValue> unknown = identitySet();
    unknown.addAll(cluster.unknown());
    for (Group group : groups.values()) {
      settings(group);
      variables(group, unknown);
    }
    takeCommon();
    for (Group group : groups.values()) {
      order(group);
    }
  }

  /** True for a field of a Kustomization that is taken over. */
  static boolean takes(String key) {
    return PLAIN.contains(key) || CHECKS.contains(key) || OTHERS.contains(key);
  }

  /** The objects whose texts Flux must not take for variables. */
  List<TreeValue> variables() {
    return variables;
  }

  private static String title(TreeValue kustomization) {
    return ObjectIdentity.namespace(kustomization) + "/" + ObjectIdentity.name(kustomization);
  }

  /** Finds the Kustomizations of each folder, and the folders of the same ones. */
  private void group(List<TreeValue> adopted, RenderedTree tree) {
    Map<String, String> folders = new HashMap<>();
    Set<String> applied = new LinkedHashSet<>();
    List<TreeValue> rendered = PartTrial.objects(tree);
    for (TreeValue object : rendered) {
      if (ObjectIdentity.isKustomization(object)) {
        String path = object.textAt("spec", "path");
        applied.add(path.startsWith("./") ? path.substring(2) : path);
      }
    }
    for (TreeValue object : rendered) {
      String file = object.origin().file().name();
      for (int end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
        if (applied.contains(file.substring(0, end))) {
          folders.put(ObjectComparison.identity(object), file.substring(0, end));
          break;
        }
      }
    }
    IdentityHashMap<TreeValue, Integer> positions = new IdentityHashMap<>();
    for (TreeValue kustomization : cluster.followed()) {
      positions.putIfAbsent(kustomization, positions.size());
    }
    Map<String, TreeMap<Integer, TreeValue>> byFolder = new LinkedHashMap<>();
    Map<String, List<TreeValue>> objects = new HashMap<>();
    for (TreeValue object : adopted) {
      String folder = folders.get(ObjectComparison.identity(object));
      if (folder == null || ObjectIdentity.isKustomization(object)) {
        continue;
      }
      objects.computeIfAbsent(folder, key -> new ArrayList<>()).add(object);
      TreeValue kustomization = cluster.appliedBy().get(object);
      Integer position = kustomization == null ? null : positions.get(kustomization);
      if (position != null && !ObjectIdentity.is(object, "", "Namespace")) {
        byFolder.computeIfAbsent(folder, key -> new TreeMap<>()).put(position, kustomization);
      }
    }
    for (Map.Entry<String, TreeMap<Integer, TreeValue>> entry : byFolder.entrySet()) {
      Collection<TreeValue> kustomizations = entry.getValue().values();
      Group group =
          groups.computeIfAbsent(
              entry.getValue().keySet().toString(), key -> new Group(kustomizations));
      group.folders.add(entry.getKey());
      group.objects.addAll(objects.getOrDefault(entry.getKey(), List.of()));
    }
    for (Group group : groups.values()) {
      for (TreeValue kustomization : group.kustomizations) {
        groupsOf.computeIfAbsent(kustomization, key -> new ArrayList<>()).add(group);
      }
    }
  }

  private static Set<TreeValue> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** Names a group by its only Kustomization, or else by its first folder. */
  private void name() {
    Set<String> names = new LinkedHashSet<>();
    for (Group group : groups.values()) {
      String folder = group.folders.get(0);
      String plain = folder.substring(folder.lastIndexOf('/') + 1);
      String name =
          group.kustomizations.size() == 1
              ? ObjectIdentity.name(group.kustomizations.get(0))
              : plain;
      for (int i = 2; !names.add(name); i++) {
        name = plain + "-" + i;
      }
      group.name = name;
    }
  }

  private void settings(Group group) {
    for (String key : PLAIN) {
      @Nullable Object value = plain(group, key);
      if (value != null) {
        group.settings.put(key, value);
      }
    }
    for (String key : CHECKS) {
      List<@Nullable Object> all = new ArrayList<>();
      for (TreeValue kustomization : group.kustomizations) {
        for (TreeValue element : kustomization.listAt("spec", key)) {
          TreeValue copy = element.copy();
          if (key.equals("healthChecks") && copy.textAt("namespace").isEmpty()) {
            copy.entries().remove("namespace");
            String namespace = ObjectIdentity.namespace(kustomization);
            if (!namespace.isEmpty() && !namespace.equals(SYSTEM)) {
              copy.entries().put("namespace", TreeValue.scalar(namespace, element.origin()));
            }
          }
          if (!all.contains(copy.plain())) {
            all.add(copy.plain());
          }
        }
      }
      boolean ignored = Boolean.TRUE.equals(group.settings.get("wait"));
      if (!all.isEmpty() && !(ignored && key.equals("healthChecks"))) {
        group.settings.put(key, all);
      }
    }
    if (group.settings.containsKey("healthChecks")) {
      group.settings.remove("wait");
    }
  }

  /** The value of a field in most Kustomizations of a group; the others are named. */
  private @Nullable Object plain(Group group, String key) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Map<String, @Nullable Object> values = new HashMap<>();
    for (TreeValue kustomization : group.kustomizations) {
      TreeValue written = kustomization.at("spec", key);
      @Nullable Object value =
          written == null || written.isNull()
              ? key.equals("wait") ? Boolean.FALSE : null
              : written.plain();
      if (value == null && EVEN_FOR_SOME.contains(key)) {
        continue;
      }
      counts.merge(String.valueOf(value), 1, Integer::sum);
      values.put(String.valueOf(value), value);
    }
    if (counts.isEmpty()) {
      return null;
    }
    // Flux must not delete, nor wait, where one of the Kustomizations does not.
    String most = counts.containsKey("false") ? "false" : counts.keySet().iterator().next();
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      if (!most.equals("false") && count.getValue() > counts.getOrDefault(most, 0)) {
        most = count.getKey();
      }
    }
    if (counts.size() > 1) {
      notes.notFollowed(
          group.kustomizations.get(0).origin(),
          "the Kustomizations of "
              + String.join(", ", group.folders)
              + " have several values of "
              + key
              + " ("
              + String.join(", ", counts.keySet()).replace("null", "none")
              + "); the profile has "
              + (most.equals("null") ? "none" : most));
    }
    return values.get(most);
  }

  /** Takes the Secrets and ConfigMaps over whose values are not known. */
  private void variables(Group group, Set<TreeValue> unknown) {
    Set<TreeValue> open = identitySet();
    for (TreeValue object : group.objects) {
      TreeValue kustomization = cluster.appliedBy().get(object);
      if (unknown.contains(object) && kustomization != null) {
        open.add(kustomization);
      }
    }
    List<@Nullable Object> references = new ArrayList<>();
    for (TreeValue kustomization : group.kustomizations) {
      if (!open.contains(kustomization)) {
        continue;
      }
      for (TreeValue source : kustomization.listAt("spec", "postBuild", "substituteFrom")) {
        if (!ObjectIdentity.namespace(kustomization).equals(SYSTEM)) {
          notes.notFollowed(
              source.origin(),
              "the variables of the "
                  + source.textAt("kind")
                  + " "
                  + ObjectIdentity.namespace(kustomization)
                  + "/"
                  + source.textAt("name")
                  + " are lost; the Kustomizations of the profile are in "
                  + SYSTEM
                  + ", copy it there and name it in sync");
        } else if (!references.contains(source.plain())) {
          references.add(source.plain());
        }
      }
    }
    if (references.isEmpty()) {
      return;
    }
    Map<String, @Nullable Object> postBuild = new LinkedHashMap<>();
    postBuild.put("substituteFrom", references);
    group.settings.put("postBuild", postBuild);
    for (TreeValue object : group.objects) {
      if (!unknown.contains(object) && hasVariable(object)) {
        variables.add(object);
      }
    }
  }

  private static boolean hasVariable(TreeValue value) {
    boolean found = value.scalar() instanceof String text && text.contains("${");
    for (Map.Entry<String, TreeValue> entry : value.entries().entrySet()) {
      found |= entry.getKey().contains("${") || hasVariable(entry.getValue());
    }
    for (TreeValue element : value.elements()) {
      found |= hasVariable(element);
    }
    return found;
  }

  /** Takes the most frequent value of a setting that every group has. */
  private void takeCommon() {
    for (String key : PLAIN) {
      Map<@Nullable Object, Integer> counts = new LinkedHashMap<>();
      for (Group group : groups.values()) {
        boolean hasChecks = key.equals("wait") && group.settings.containsKey("healthChecks");
        Object value = hasChecks ? (Object) false : group.settings.get(key);
        counts.merge(value, group.folders.size(), Integer::sum);
      }
      @Nullable Object most = null;
      int count = 0;
      for (Map.Entry<@Nullable Object, Integer> entry : counts.entrySet()) {
        if (entry.getValue() > count) {
          most = entry.getKey();
          count = entry.getValue();
        }
      }
      if (most == null || counts.containsKey(null)) {
        continue;
      }
      boolean isDefault = Boolean.TRUE.equals(most) && (key.equals("wait") || key.equals("prune"));
      if (!isDefault) {
        common.put(key, most);
      }
      for (Group group : groups.values()) {
        group.settings.remove(key, most);
      }
    }
  }

  private void order(Group group) {
    for (TreeValue kustomization : group.kustomizations) {
      for (TreeValue dependency : kustomization.listAt("spec", "dependsOn")) {
        String namespace = dependency.textAt("namespace");
        String title =
            (namespace.isEmpty() ? ObjectIdentity.namespace(kustomization) : namespace)
                + "/"
                + dependency.textAt("name");
        TreeValue other = known.get(title);
        List<Group> found = groupsOf.getOrDefault(other, List.of());
        for (Group before : found) {
          wait(group, before, dependency);
        }
        if (found.isEmpty()) {
          notes.notFollowed(
              dependency.origin(),
              "the Kustomization "
                  + title(kustomization)
                  + " waits for "
                  + title
                  + ", of which the profile has no objects; the dependency is lost");
        }
      }
    }
  }

  private void wait(Group group, Group before, TreeValue dependency) {
    if (group == before || group.dependsOn.containsKey(before.name)) {
      return;
    }
    if (comesFirst(group, before)) {
      notes.notFollowed(
          dependency.origin(),
          "the group "
              + group.name
              + " does not wait for "
              + before.name
              + "; its objects come first, since those of other folders need them");
      return;
    }
    if (reaches(before, group)) {
      notes.notFollowed(
          dependency.origin(),
          "the group "
              + group.name
              + " cannot wait for "
              + before.name
              + ", which waits for it; a folder has all objects of a namespace");
      return;
    }
    group.waitsFor.add(before);
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    said.put("name", before.name);
    String ready = dependency.textAt("readyExpr");
    if (!ready.isEmpty()) {
      said.put("readyExpr", ready);
    }
    group.dependsOn.put(before.name, said);
  }

  /**
   * True for the folder of objects without a namespace, and for the folder of a namespace before
   * that of its custom resources.
   */
  private static boolean comesFirst(Group group, Group before) {
    boolean first = group.folders.equals(List.of(FileLayout.CLUSTER_SCOPED));
    for (String folder : group.folders) {
      first |= before.folders.contains(folder + FileLayout.CUSTOM);
    }
    return first;
  }

  private static boolean reaches(Group from, Group to) {
    Deque<Group> todo = new ArrayDeque<>(List.of(from));
    Set<Group> seen = new LinkedHashSet<>();
    while (!todo.isEmpty()) {
      Group next = todo.pop();
      if (next == to) {
        return true;
      }
      if (seen.add(next)) {
        todo.addAll(next.waitsFor);
      }
    }
    return false;
  }

  /** The part; empty if all has its default. */
  Map<String, @Nullable Object> sync() {
    Map<String, @Nullable Object> sync = new LinkedHashMap<>();
    source(sync);
    sync.putAll(common);
    Set<String> awaited = new LinkedHashSet<>();
    for (Group group : groups.values()) {
      awaited.addAll(group.dependsOn.keySet());
    }
    List<@Nullable Object> written = new ArrayList<>();
    for (Group group : groups.values()) {
      if (group.settings.isEmpty() && group.dependsOn.isEmpty() && !awaited.contains(group.name)) {
        continue;
      }
      Map<String, @Nullable Object> said = new LinkedHashMap<>();
      said.put("name", group.name);
      said.put("folders", group.folders);
      said.putAll(group.settings);
      if (!group.dependsOn.isEmpty()) {
        said.put("dependsOn", new ArrayList<>(group.dependsOn.values()));
      }
      written.add(said);
    }
    if (!written.isEmpty()) {
      sync.put("groups", written);
    }
    return sync;
  }

  /** The source, if all Kustomizations have the same, and it is not the one of flux bootstrap. */
  private void source(Map<String, @Nullable Object> sync) {
    Set<@Nullable Object> sources = new LinkedHashSet<>();
    for (TreeValue kustomization : cluster.followed()) {
      TreeValue reference = kustomization.at("spec", "sourceRef");
      if (reference != null) {
        Map<String, @Nullable Object> source = reference.plainMap();
        source.remove("apiVersion");
        source.putIfAbsent("namespace", ObjectIdentity.namespace(kustomization));
        sources.add(source);
      }
    }
    if (sources.size() != 1 || !(sources.iterator().next() instanceof Map<?, ?> source)) {
      return;
    }
    boolean isBootstrap =
        Objects.equals(source.get("kind"), "GitRepository")
            && Objects.equals(source.get("name"), SYSTEM)
            && Objects.equals(source.get("namespace"), SYSTEM);
    if (!isBootstrap) {
      sync.put("sourceRef", source);
    }
  }
}
