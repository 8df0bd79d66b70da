package io.gitopsprofile.render;

import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.KubernetesApis.Api;
import io.gitopsprofile.check.KubernetesApis.Field;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.model.Target;
import java.util.stream.Collectors;

/** Reports fields that the target cannot take; they are never dropped. */
final class ServedFields {

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

  /** Whether the target's cluster and this version of its API have the field; reports it if not. */
  boolean require(Field field, Api api, ProfilePath path) {
    if (!require(field, path)) {
      return false;
    }
    if (!field.existsIn(api)) {
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
    return field.existsIn(api);
  }
}
