package io.gitopsprofile.importer.draft;

import io.gitopsprofile.importer.kustomize.ObjectIdentity;
import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.yaml.CanonicalYaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files for objects that stay as they are: one a namespace and kind, each of at most 1 MiB. */
public final class ManifestFiles {

  private static final int MOST_CHARACTERS = 1024 * 1024;

  private final RobotComments comments;
  private final Map<String, StringBuilder> files = new LinkedHashMap<>();
  private final Map<String, List<Map<String, @Nullable Object>>> fields = new HashMap<>();

  /**
   * Creates an empty collection.
   *
   * @param comments carries the comments of robots
   */
  public ManifestFiles(RobotComments comments) {
    this.comments = comments;
  }

  /** The fields of a file's objects that image policies set. */
  public List<Map<String, @Nullable Object>> fields(String path) {
    return fields.getOrDefault(path, List.of());
  }

  /**
   * Adds an object.
   *
   * @param policies the fields that image policies set
   */
  void add(TreeValue object, List<Map<String, @Nullable Object>> policies) {
    add(object, policies, "");
  }

  /**
   * Adds an object to a file whose name has an end of its own.
   *
   * @param policies the fields that image policies set
   * @param end the end of the name; empty for none
   * @return the path of the file
   */
  public String add(TreeValue object, List<Map<String, @Nullable Object>> policies, String end) {
    String text = comments.carry(object, CanonicalYaml.write(object.plain()));
    String namespace = ObjectIdentity.namespace(object);
    String start =
        "manifests/"
            + (namespace.isEmpty() ? "cluster" : plain(namespace))
            + "/"
            + plain(ObjectIdentity.kind(object))
            + end;
    String path = start + ".yaml";
    for (int i = 2; isFull(path, text); i++) {
      path = start + "-" + i + ".yaml";
    }
    if (!policies.isEmpty()) {
      fields.computeIfAbsent(path, key -> new ArrayList<>()).addAll(policies);
    }
    StringBuilder file = files.computeIfAbsent(path, name -> new StringBuilder());
    if (file.length() > 0) {
      file.append("---\n");
    }
    file.append(text);
    return path;
  }

  private boolean isFull(String path, String text) {
    StringBuilder file = files.get(path);
    return file != null && file.length() + text.length() > MOST_CHARACTERS;
  }

  /** A name that every file system takes. */
  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    String lower = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length() && i < 63; i++) {
      char letter = lower.charAt(i);
      boolean isPlain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
      plain.append(isPlain ? letter : '-');
    }
    return plain.toString();
  }

  /** The texts by their paths from the profile's folder. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    files.forEach((path, text) -> texts.put(path, text.toString()));
    return texts;
  }
}
