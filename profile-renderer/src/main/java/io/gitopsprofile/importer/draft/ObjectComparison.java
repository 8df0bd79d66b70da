package io.gitopsprofile.importer.draft;

import io.gitopsprofile.flux.PostBuildSubstitution;
import io.gitopsprofile.importer.kustomize.ObjectIdentity;
import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.importer.words.ScaledObjectDefaults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The comparison of two objects, field by field. A field that is null counts as left out. */
final class ObjectComparison {

  private static final List<List<String>> REFERENCES =
      List.of(
          List.of("spec", "chartRef"),
          List.of("spec", "chart", "spec", "sourceRef"),
          List.of("spec", "sourceRef"));

  private static final List<String> IGNORED =
      List.of("fluxcd.io/ignore", "flux.weave.works/ignore");

  private static final List<String> HELD =
      List.of("kustomize.toolkit.fluxcd.io/reconcile", "kustomize.toolkit.fluxcd.io/prune");

  private ObjectComparison() {}

  /** The group, kind, namespace and name. */
  static String identity(TreeValue object) {
    return ObjectIdentity.group(object)
        + "/"
        + ObjectIdentity.kind(object)
        + "/"
        + ObjectIdentity.namespace(object)
        + "/"
        + ObjectIdentity.name(object);
  }

  /** The kind, namespace and name for a message. */
  static String title(TreeValue object) {
    String namespace = ObjectIdentity.namespace(object);
    return ObjectIdentity.kind(object)
        + " "
        + (namespace.isEmpty() ? "" : namespace + "/")
        + ObjectIdentity.name(object);
  }

  /** True if Flux v1 ignores the object, which Flux v2 is told by an annotation of its own. */
  static boolean isIgnoredByFluxV1(TreeValue object) {
    for (String key : IGNORED) {
      if (object.at("metadata", "annotations", key) != null) {
        return true;
      }
    }
    return false;
  }

  /** True if the profile keeps Flux from replacing variables in an object, as nobody did before. */
  static boolean isKeptFromVariables(TreeValue read, TreeValue rendered) {
    return read.at("metadata", "annotations", PostBuildSubstitution.KEY) == null
        && rendered
            .textAt("metadata", "annotations", PostBuildSubstitution.KEY)
            .equals(PostBuildSubstitution.OFF);
  }

  /**
   * The first field that differs; null if the objects are equal. The apiVersion may be another of
   * the same group, a reference to a source needs none, and an annotation may keep Flux from
   * replacing variables.
   */
  static @Nullable String difference(TreeValue read, TreeValue rendered) {
    Map<String, @Nullable Object> before = read.plainMap();
    Map<String, @Nullable Object> after = rendered.plainMap();
    if (ObjectIdentity.group(read).equals(ObjectIdentity.group(rendered))) {
      before.remove("apiVersion");
      after.remove("apiVersion");
    }
    for (List<String> reference : REFERENCES) {
      withoutApiVersion(reference, before);
    }
    if (isScaledObject(read)) {
      ScaledObjectDefaults.write(before);
      ScaledObjectDefaults.write(after);
    }
    if (isIgnoredByFluxV1(read)) {
      without(IGNORED, before);
      without(HELD, before);
      without(IGNORED, after);
      without(HELD, after);
    }
    if (isKeptFromVariables(read, rendered)) {
      without(List.of(PostBuildSubstitution.KEY), after);
    }
    return difference("", before, after);
  }

  /** Removes the API version of a reference to a source, which Flux takes from the kind. */
  private static void withoutApiVersion(List<String> path, Map<String, @Nullable Object> object) {
    Object value = object;
    for (String key : path) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
    }
    if (value instanceof Map<?, ?> reference
        && reference.get("apiVersion") instanceof String version
        && version.startsWith("source.toolkit.fluxcd.io/")) {
      reference.remove("apiVersion");
    }
  }

  /** True if an autoscaler writes the defaults of KEDA that the ScaledObject leaves out. */
  static boolean hasDefaultsWritten(TreeValue read, TreeValue rendered) {
    return isScaledObject(read)
        && difference("", read.plainMap(), rendered.plainMap()) != null
        && difference(read, rendered) == null;
  }

  /** True for a ScaledObject of KEDA. */
  static boolean isScaledObject(TreeValue object) {
    return ObjectIdentity.is(object, "keda.sh", "ScaledObject");
  }

  private static void without(List<String> keys, Map<String, @Nullable Object> object) {
    if (object.get("metadata") instanceof Map<?, ?> metadata
        && metadata.get("annotations") instanceof Map<?, ?> annotations) {
      annotations.keySet().removeAll(keys);
      if (annotations.isEmpty()) {
        metadata.remove("annotations");
      }
    }
  }

  private static @Nullable String difference(
      String path, @Nullable Object before, @Nullable Object after) {
    if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
      Map<Object, @Nullable Object> rest = new LinkedHashMap<>(other);
      for (Map.Entry<?, ?> entry : one.entrySet()) {
        String key = path + "." + entry.getKey();
        String found = difference(key, entry.getValue(), rest.remove(entry.getKey()));
        if (found != null) {
          return found;
        }
      }
      for (Map.Entry<Object, @Nullable Object> entry : rest.entrySet()) {
        if (entry.getValue() != null) {
          return path + "." + entry.getKey() + " is added";
        }
      }
      return null;
    }
    if (before instanceof List<?> one && after instanceof List<?> other) {
      if (one.size() != other.size()) {
        return path + " has " + other.size() + " elements instead of " + one.size();
      }
      List<@Nullable Object> list = new ArrayList<>(other);
      for (int i = 0; i < one.size(); i++) {
        String found = difference(path + "[" + i + "]", one.get(i), list.get(i));
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    if (Objects.equals(before, after) || isSameNumber(before, after)) {
      return null;
    }
    return path + (after == null ? " is lost" : " differs");
  }

  private static boolean isSameNumber(@Nullable Object before, @Nullable Object after) {
    return before instanceof Number
        && after instanceof Number
        && before.toString().equals(after.toString());
  }
}
