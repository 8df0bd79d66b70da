package io.gitopsprofile.importer.kustomize;

import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.schema.Schemas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of an object by which a patch finds it. */
public final class ObjectIdentity {

  /** The API group of Flux's Kustomizations. */
  public static final String KUSTOMIZATIONS = "kustomize.toolkit.fluxcd.io";

  private static final Schemas KINDS = new Schemas(List.of(), List.of());

  private ObjectIdentity() {}

  /** True if a value has the fields of a Kubernetes object. */
  public static boolean isObject(TreeValue value) {
    return !value.textAt("apiVersion").isEmpty() && !value.textAt("kind").isEmpty();
  }

  /** The API group; empty for the core group. */
  public static String group(TreeValue object) {
    String version = object.textAt("apiVersion");
    return version.substring(0, Math.max(0, version.indexOf('/')));
  }

  /** The API version without its group. */
  public static String version(TreeValue object) {
    String version = object.textAt("apiVersion");
    return version.substring(version.indexOf('/') + 1);
  }

  /** The kind. */
  public static String kind(TreeValue object) {
    return object.textAt("kind");
  }

  /** The name; empty without one. */
  public static String name(TreeValue object) {
    return object.textAt("metadata", "name");
  }

  /** The namespace; empty without one. */
  public static String namespace(TreeValue object) {
    return object.textAt("metadata", "namespace");
  }

  /** True if the kind lives in no namespace, as far as it is known. */
  public static boolean isClusterWide(TreeValue object) {
    @Nullable Boolean namespaced = KINDS.isNamespaced(group(object), kind(object));
    return Boolean.FALSE.equals(namespaced);
  }

  /** True if the kind lives in a namespace, as far as it is known. */
  public static boolean isNamespaced(TreeValue object) {
    @Nullable Boolean namespaced = KINDS.isNamespaced(group(object), kind(object));
    return Boolean.TRUE.equals(namespaced);
  }

  /** True for a Kustomization of Flux. */
  public static boolean isKustomization(TreeValue object) {
    return is(object, KUSTOMIZATIONS, "Kustomization");
  }

  /** True if the object is of that group and kind. */
  public static boolean is(TreeValue object, String group, String kind) {
    return kind.equals(kind(object)) && group.equals(group(object));
  }
}
