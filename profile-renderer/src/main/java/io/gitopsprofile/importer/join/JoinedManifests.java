package io.gitopsprofile.importer.join;

import io.gitopsprofile.importer.draft.ManifestFiles;
import io.gitopsprofile.importer.draft.RobotComments;
import io.gitopsprofile.importer.kustomize.ObjectIdentity;
import io.gitopsprofile.importer.value.ImportNotes;
import io.gitopsprofile.importer.value.Origin;
import io.gitopsprofile.importer.value.SourceTree;
import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.yaml.CanonicalYaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The manifests of several environments. Objects that are equal in some environments stand once in
 * a file that these name. An object that differs, and that all environments have, is written into
 * the profile, so that an environment can change it.
 */
final class JoinedManifests {

  /** The most lines of an object that is written into the profile. */
  private static final int MOST_LINES = 200;

  private static final int LONGEST_END = 60;

  private final List<String> environments;
  private final boolean splitsParts;
  private final RobotComments robots = new RobotComments();
  private final ManifestFiles files = new ManifestFiles(robots);
  private final Map<String, TreeValue[]> objects = new LinkedHashMap<>();
  private final Map<TreeValue, List<Map<String, @Nullable Object>>> fields = new LinkedHashMap<>();
  private final List<Map<String, TreeValue>> elements = new ArrayList<>();
  private final Map<String, Integer> names = new HashMap<>();
  private final Map<String, String> ends = new HashMap<>();

  JoinedManifests(List<String> environments, boolean splitsParts) {
    this.environments = environments;
    this.splitsParts = splitsParts;
  }

  /**
   * Gives the documents their lists of manifests.
   *
   * @param texts the manifest files of each environment by their paths
   */
  void replaceIn(List<TreeValue> documents, List<Map<String, String>> texts) {
    for (int i = 0; i < documents.size(); i++) {
      for (TreeValue element : documents.get(i).listAt(JoinedDraft.MANIFESTS)) {
        String path = element.textAt("file");
        String text = texts.get(i).getOrDefault(path, "");
        for (TreeValue object : SourceTree.parse(path, text, new ImportNotes())) {
          add(i, object, element);
        }
      }
      elements.add(new LinkedHashMap<>());
    }
    List<TreeValue[]> inline = new ArrayList<>();
    for (TreeValue[] object : objects.values()) {
      if (isChangeable(object)) {
        inline.add(object);
      } else {
        intoFiles(object);
      }
    }
    for (int i = 0; i < documents.size(); i++) {
      list(documents.get(i), i, inline);
    }
  }

  /** The texts of the files by their paths. */
  Map<String, String> files() {
    return files.texts();
  }

  /** The number of comments of robots in the files. */
  int comments() {
    return robots.carried();
  }

  private void add(int environment, TreeValue object, TreeValue element) {
    String name = environments.get(environment);
    String own = ObjectIdentity.kind(object) + "/" + ObjectIdentity.name(object);
    String identity =
        ObjectIdentity.group(object) + "/" + ObjectIdentity.namespace(object) + "/" + own;
    TreeValue[] all =
        objects.computeIfAbsent(
            ReferenceText.byName(identity, name), key -> new TreeValue[environments.size()]);
    all[environment] = object;
    names.merge(environment + own, 1, Integer::sum);
    List<Map<String, @Nullable Object>> set = new ArrayList<>();
    for (TreeValue field : element.listAt("imagePolicies")) {
      String namespace = ObjectIdentity.namespace(object);
      String title =
          ObjectIdentity.kind(object)
              + "/"
              + (namespace.isEmpty() ? "" : namespace + "/")
              + ObjectIdentity.name(object);
      if (field.textAt("object").equals(title)) {
        set.add(field.plainMap());
      }
    }
    fields.put(object, set);
  }

  private boolean isEqual(TreeValue one, TreeValue other) {
    return new DocumentJoin(2, true).areEqual(List.of(one, other))
        && fields.getOrDefault(one, List.of()).equals(fields.getOrDefault(other, List.of()));
  }

  /** True for an object of all environments that differs, and that an environment can change. */
  private boolean isChangeable(@Nullable TreeValue[] object) {
    boolean isEqual = true;
    for (int i = 0; i < object.length; i++) {
      TreeValue one = object[i];
      TreeValue first = object[0];
      // The data of a Secret stays out of the profile and of its parameters.
      if (one == null
          || first == null
          || ObjectIdentity.is(one, "", "Secret")
          || !fields.getOrDefault(one, List.of()).isEmpty()
          || names.getOrDefault(i + ObjectIdentity.kind(one) + "/" + ObjectIdentity.name(one), 0)
              > 1) {
        return false;
      }
      isEqual &= isEqual(first, one);
    }
    return !isEqual && splitsParts && lines(object) <= MOST_LINES;
  }

  private static long lines(@Nullable TreeValue[] object) {
    long most = 0;
    for (TreeValue one : object) {
      if (one != null) {
        most = Math.max(most, CanonicalYaml.write(one.plain()).lines().count());
      }
    }
    return most;
  }

  /** Writes each value of an object into a file of the environments that have the value. */
  private void intoFiles(@Nullable TreeValue[] object) {
    boolean[] isDone = new boolean[object.length];
    for (int i = 0; i < object.length; i++) {
      TreeValue one = object[i];
      if (one == null || isDone[i]) {
        continue;
      }
      List<Integer> equal = new ArrayList<>();
      for (int j = i; j < object.length; j++) {
        TreeValue other = object[j];
        if (other != null && !isDone[j] && isEqual(one, other)) {
          equal.add(j);
          isDone[j] = true;
        }
      }
      List<Map<String, @Nullable Object>> set = fields.getOrDefault(one, List.of());
      String path = files.add(one, set, end(equal));
      for (int environment : equal) {
        elements.get(environment).put(path, one);
      }
    }
  }

  /** The end of the file names of some environments; empty for all. */
  private String end(List<Integer> some) {
    if (some.size() == environments.size()) {
      return "";
    }
    StringBuilder joined = new StringBuilder();
    for (int environment : some) {
      joined.append('-').append(environments.get(environment));
    }
    String all = joined.toString();
    String known = ends.get(all);
    if (known == null) {
      known = all.length() <= LONGEST_END ? all : "-some-" + (ends.size() + 1);
      ends.put(all, known);
    }
    return known;
  }

  private void list(TreeValue document, int environment, List<TreeValue[]> inline) {
    Origin place = document.origin();
    TreeValue list = TreeValue.list(place);
    for (Map.Entry<String, TreeValue> file : elements.get(environment).entrySet()) {
      TreeValue element = TreeValue.mapping(place);
      element.entries().put("file", TreeValue.scalar(file.getKey(), place));
      TreeValue policies = TreeValue.list(place);
      for (Map<String, @Nullable Object> field : files.fields(file.getKey())) {
        TreeValue said = TreeValue.mapping(place);
        field.forEach((key, value) -> said.entries().put(key, TreeValue.scalar(value, place)));
        policies.elements().add(said);
      }
      if (!policies.elements().isEmpty()) {
        element.entries().put("imagePolicies", policies);
      }
      list.elements().add(element);
    }
    for (TreeValue[] object : inline) {
      list.elements().add(object[environment]);
    }
    document.entries().remove(JoinedDraft.MANIFESTS);
    if (!list.elements().isEmpty()) {
      document.entries().put(JoinedDraft.MANIFESTS, list);
    }
  }
}
