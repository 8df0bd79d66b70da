package io.gitopsprofile.importer.flux;

import io.gitopsprofile.flux.PostBuildSubstitution;
import io.gitopsprofile.importer.kustomize.ObjectIdentity;
import io.gitopsprofile.importer.value.ImportNotes;
import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.read.scalar.PlainScalarResolver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a Flux Kustomization, and the objects with these variables replaced. */
final class PostBuild {

  private final Map<String, String> values = new HashMap<>();
  private boolean missing;

  /**
   * Collects the variables of a Kustomization.
   *
   * @param objects the objects of the cluster that are known so far
   */
  PostBuild(TreeValue postBuild, String namespace, List<TreeValue> objects) {
    for (TreeValue source : postBuild.listAt("substituteFrom")) {
      from(source, namespace, objects);
    }
    TreeValue own = postBuild.get("substitute");
    if (own != null) {
      own.entries().forEach((key, value) -> values.put(key, text(value)));
    }
  }

  /** True if a ConfigMap or Secret with variables is not among the objects so far. */
  boolean isMissing() {
    return missing;
  }

  private static String text(TreeValue value) {
    return value.isNull() ? "" : String.valueOf(value.scalar());
  }

  private void from(TreeValue source, String namespace, List<TreeValue> objects) {
    String kind = source.textAt("kind");
    for (TreeValue object : objects) {
      if (ObjectIdentity.is(object, "", kind)
          && ObjectIdentity.name(object).equals(source.textAt("name"))
          && (ObjectIdentity.namespace(object).equals(namespace)
              || ObjectIdentity.namespace(object).isEmpty())) {
        add(object, "data", kind.equals("Secret"));
        add(object, "stringData", false);
        return;
      }
    }
    missing |= !source.isTrueAt("optional");
  }

  private void add(TreeValue object, String key, boolean encoded) {
    TreeValue data = object.get(key);
    if (data == null) {
      return;
    }
    for (Map.Entry<String, TreeValue> entry : data.entries().entrySet()) {
      String text = text(entry.getValue());
      String value = text.startsWith("ENC[") ? null : encoded ? decoded(text) : text;
      if (value != null) {
        values.put(entry.getKey(), value);
      }
    }
  }

  /** The text that base64 stands for; null for any other text. */
  private static @Nullable String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text.strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  /**
   * Replaces the variables in objects, and names the values that are not known.
   *
   * @return the objects with a variable whose value is not known
   */
  List<TreeValue> apply(TreeValue kustomization, List<TreeValue> objects, ImportNotes notes) {
    VariableText variables = new VariableText(values);
    List<TreeValue> unknown = new ArrayList<>();
    for (TreeValue object : objects) {
      if (!isExcepted(object, "annotations")
          && !isExcepted(object, "labels")
          && replace(object, variables)) {
        unknown.add(object);
      }
    }
    if (!unknown.isEmpty()) {
      notes.notFollowed(
          kustomization.origin(),
          "the Kustomization "
              + ObjectIdentity.name(kustomization)
              + " replaces variables whose values are encrypted or not in the tree; the text stays"
              + " as it is written");
    }
    return unknown;
  }

  private static boolean isExcepted(TreeValue object, String key) {
    return object
        .textAt("metadata", key, PostBuildSubstitution.KEY)
        .equals(PostBuildSubstitution.OFF);
  }

  private static boolean replace(TreeValue value, VariableText variables) {
    boolean unknown = false;
    if (value.isMapping()) {
      Map<String, String> renamed = new LinkedHashMap<>();
      for (Map.Entry<String, TreeValue> entry : value.entries().entrySet()) {
        unknown |= replace(entry.getValue(), variables);
        if (entry.getKey().contains("${")) {
          @Nullable String key = variables.replace(entry.getKey());
          unknown |= key == null;
          renamed.put(entry.getKey(), key == null ? entry.getKey() : key);
        }
      }
      renamed.forEach(
          (old, key) -> {
            TreeValue moved = value.entries().remove(old);
            if (moved != null) {
              value.entries().put(key, moved);
            }
          });
      return unknown;
    }
    for (TreeValue element : value.elements()) {
      unknown |= replace(element, variables);
    }
    if (value.scalar() instanceof String text && text.contains("${")) {
      String replaced = variables.replace(text);
      if (replaced == null) {
        return true;
      }
      value.set(typed(text, replaced));
    }
    return unknown;
  }

  /**
   * The value that Flux reads back: it replaces variables in YAML text, in which a text that needs
   * no quotes has none.
   */
  private static @Nullable Object typed(String before, String after) {
    boolean quoted =
        before.contains("\n")
            || before.contains(": ")
            || before.contains(" #")
            || before.endsWith(":")
            || "{[&*!|>'\"%@`#-?,".indexOf(before.charAt(0)) >= 0;
    return quoted || after.contains("\n") ? after : plain(after);
  }

  private static @Nullable Object plain(String text) {
    String bare = text.strip();
    boolean isQuoted =
        bare.length() > 1
            && (bare.charAt(0) == '"' || bare.charAt(0) == '\'')
            && bare.charAt(bare.length() - 1) == bare.charAt(0);
    return isQuoted ? bare.substring(1, bare.length() - 1) : PlainScalarResolver.value(bare);
  }
}
