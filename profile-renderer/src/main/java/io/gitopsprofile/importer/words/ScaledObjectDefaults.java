package io.gitopsprofile.importer.words;

import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.kubernetes.WorkloadKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The defaults of a ScaledObject, which an autoscaler writes. (Source: kedacore/keda,
 * apis/keda/v1alpha1/scaledobject_types.go.)
 */
public final class ScaledObjectDefaults {

  /** The default of {@code minReplicaCount}. */
  static final int LEAST = 0;

  /** The default of {@code maxReplicaCount}. */
  static final int MOST = 100;

  private ScaledObjectDefaults() {}

  /** The scaled object with its kind. */
  static TreeValue target(TreeValue written) {
    TreeValue target = written.copy();
    if (target.get("kind") == null) {
      String kind = WorkloadKind.DEPLOYMENT.kind();
      target.entries().put("kind", TreeValue.scalar(kind, written.origin()));
    }
    if (target.get("apiVersion") == null) {
      String version = WorkloadKind.DEPLOYMENT.apiVersion();
      target.entries().put("apiVersion", TreeValue.scalar(version, written.origin()));
    }
    target.entries().remove("envSourceContainerName");
    return target;
  }

  /** The boolean that Go reads from a text; null if it is none. */
  static @Nullable Boolean truth(@Nullable Object text) {
    return switch (String.valueOf(text)) {
      case "1", "t", "T", "true", "TRUE", "True" -> Boolean.TRUE;
      case "0", "f", "F", "false", "FALSE", "False" -> Boolean.FALSE;
      default -> null;
    };
  }

  /** Writes the defaults into the fields of a ScaledObject. */
  public static void write(Map<String, @Nullable Object> object) {
    if (!(object.get("spec") instanceof Map<?, ?> written)) {
      return;
    }
    Map<String, @Nullable Object> spec = map(written);
    spec.putIfAbsent("minReplicaCount", LEAST);
    spec.putIfAbsent("maxReplicaCount", MOST);
    if (spec.get("scaleTargetRef") instanceof Map<?, ?> target) {
      map(target).putIfAbsent("kind", WorkloadKind.DEPLOYMENT.kind());
      map(target).putIfAbsent("apiVersion", WorkloadKind.DEPLOYMENT.apiVersion());
    }
    if (!(spec.get("triggers") instanceof List<?> triggers)) {
      return;
    }
    for (Object trigger : triggers) {
      if (trigger instanceof Map<?, ?> one && one.get("metadata") instanceof Map<?, ?> metadata) {
        Map<String, @Nullable Object> keys = map(metadata);
        Boolean truth = truth(keys.get("ignoreNullValues"));
        if (truth != null) {
          keys.put("ignoreNullValues", truth.toString());
        }
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> map(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }
}
