package io.gitopsprofile.render;

import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.KubernetesApis.Api;
import io.gitopsprofile.check.KubernetesApis.Field;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.model.Target;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reports fields that the target cannot take; they are never dropped. */
final class ServedFields {

  /** Where the table's fields stand: the class that has them, and their key in it. */
  private static final Map<String, Field> PATCHABLE =
      Map.of(
          "HorizontalPodAutoscalerSpec.behavior", Field.HPA_BEHAVIOR,
          "HPAScalingRules.tolerance", Field.HPA_TOLERANCE,
          "MetricSpec.containerResource", Field.HPA_CONTAINER_RESOURCE,
          "Container.startupProbe", Field.STARTUP_PROBE,
          "Probe.grpc", Field.GRPC_PROBE);

  private final Target target;
  private final Problems problems;

  ServedFields(Target target, Problems problems) {
    this.target = target;
    this.problems = problems;
  }

  /** Whether the target's cluster has the field; reports it if not. */
  boolean require(Field field, ProfilePath path) {
    boolean served = field.servedBy(target);
    if (!served) {
      problems.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          path,
          "Kubernetes " + target.kubernetes() + " does not have " + field.key(),
          "leave it out, or target a cluster that has it: " + field.requirement());
    }
    return served;
  }

  /** The table's field with this key in a class of fabric8; null for one that is always served. */
  static @Nullable Field find(Class<?> owner, String key) {
    return PATCHABLE.get(owner.getSimpleName() + "." + key);
  }

  /** Whether the target takes the field in an object of this version; null for any version. */
  boolean takes(Field field, @Nullable Api api) {
    return field.servedBy(target) && (api == null || field.existsIn(api));
  }

  /** Whether the target takes the field in an object of this version; reports it if not. */
  boolean require(Field field, @Nullable Api api, ProfilePath path) {
    if (!require(field, path)) {
      return false;
    }
    if (api != null && !field.existsIn(api)) {
      String others =
          field.apis().stream()
              .filter(other -> other.servedBy(target.kubernetes()))
              .map(Api::apiVersion)
              .collect(Collectors.joining(" or "));
      problems.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          path,
          api.apiVersion() + " does not have " + field.key(),
          "leave it out, or " + (others.isEmpty() ? "target a newer cluster" : "use " + others));
    }
    return takes(field, api);
  }
}
