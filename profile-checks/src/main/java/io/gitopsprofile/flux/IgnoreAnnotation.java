package io.gitopsprofile.flux;

import io.gitopsprofile.model.Flux;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The annotations that make Flux skip an object. The annotations of Flux v1 are translated for Flux
 * v2: {@code true} means that the object is neither applied nor deleted, {@code sync_only} that it
 * is applied and never deleted; any other value has no effect. (Source: flux, {@code
 * pkg/cluster/kubernetes/sync.go}; kustomize-controller, {@code docs/spec/v1/kustomizations.md}.)
 */
public final class IgnoreAnnotation {

  /** The annotation of Flux v1, under its current and its former name. */
  public static final List<String> V1 = List.of("fluxcd.io/ignore", "flux.weave.works/ignore");

  public static final String NOT_APPLIED = "true";
  public static final String NOT_DELETED = "sync_only";

  private static final String RECONCILE = "kustomize.toolkit.fluxcd.io/reconcile";
  private static final String PRUNE = "kustomize.toolkit.fluxcd.io/prune";
  private static final String OFF = "disabled";

  private IgnoreAnnotation() {}

  /** Returns the annotation that stops Flux v2 from applying an object. */
  public static Map<String, String> notAppliedByV2() {
    return Map.of(RECONCILE, OFF);
  }

  /**
   * Translates the annotations of Flux v1 in a mapping to those of Flux v2. Annotations of Flux v2
   * that are already set are kept.
   */
  public static Map<String, @Nullable Object> inWordsOfV2(Map<?, ?> annotations) {
    Map<String, @Nullable Object> words = new LinkedHashMap<>();
    for (Map.Entry<?, ?> annotation : annotations.entrySet()) {
      String name = annotation.getKey().toString();
      String own = V1.contains(name) ? ofV2(annotation.getValue()) : name;
      if (own.equals(name)) {
        words.put(name, annotation.getValue());
      } else if (!own.isEmpty() && !annotations.containsKey(own)) {
        words.put(own, OFF);
      }
    }
    return words;
  }

  private static String ofV2(@Nullable Object ignore) {
    if (NOT_APPLIED.equals(ignore)) {
      return RECONCILE;
    }
    return NOT_DELETED.equals(ignore) ? PRUNE : "";
  }

  /** Returns the annotation that stops Flux from applying an object; empty if there is none. */
  static String of(Map<?, ?> annotations, Flux flux) {
    return switch (flux) {
      case V1 -> ofV1(annotations);
      case V2 -> ofV2(annotations);
    };
  }

  private static String ofV1(Map<?, ?> annotations) {
    for (String key : V1) {
      if (NOT_APPLIED.equals(annotations.get(key))) {
        return key;
      }
    }
    return "";
  }

  private static String ofV2(Map<?, ?> annotations) {
    if (annotations.containsKey(RECONCILE)) {
      return annotations.get(RECONCILE) instanceof String value && value.equalsIgnoreCase(OFF)
          ? RECONCILE
          : "";
    }
    return ofV1(annotations);
  }
}
