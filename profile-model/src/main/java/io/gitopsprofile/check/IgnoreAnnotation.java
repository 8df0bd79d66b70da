package io.gitopsprofile.check;

import java.util.List;
import java.util.Map;

/** The annotations that make Flux leave an object out. */
final class IgnoreAnnotation {

  /** Flux v1's, and the name it had before. */
  static final List<String> V1 = List.of("fluxcd.io/ignore", "flux.weave.works/ignore");

  private static final String V2 = "kustomize.toolkit.fluxcd.io/reconcile";

  private IgnoreAnnotation() {}

  /** The annotation by which Flux does not apply an object; empty if there is none. */
  static String of(Map<?, ?> annotations, io.gitopsprofile.model.Flux flux) {
    return switch (flux) {
      case V1 -> ofV1(annotations);
      case V2 -> ofV2(annotations);
    };
  }

  private static String ofV1(Map<?, ?> annotations) {
    for (String key : V1) {
      if ("true".equals(annotations.get(key))) {
        return key;
      }
    }
    return "";
  }

  private static String ofV2(Map<?, ?> annotations) {
    return annotations.get(V2) instanceof String value && value.equalsIgnoreCase("disabled")
        ? V2
        : "";
  }
}
