package io.gitopsprofile.model.release;

import io.gitopsprofile.model.value.Syntax;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A rule by which Flux v2 tells from its status how an object of a custom kind is doing; the
 * expressions are CEL.
 *
 * <pre>
 * healthCheckExprs:
 *   - apiVersion: cert-manager.io/v1
 *     kind: Certificate
 *     current: status.conditions.exists(e, e.type == 'Ready' &amp;&amp; e.status == 'True')
 * </pre>
 *
 * @param apiVersion the API version of the kind
 * @param kind the kind
 * @param inProgress the expression that is true while the object is not ready yet
 * @param failed the expression that is true for an object that failed
 * @param current the expression that is true for an object that is ready
 */
@Value.Builder
public record HealthCheckExpression(
    String apiVersion,
    String kind,
    @Nullable String inProgress,
    @Nullable String failed,
    String current) {
  /** Refuses values that break their syntax. */
  public HealthCheckExpression {
    Syntax.of()
        .required("apiVersion", apiVersion)
        .notBlank("apiVersion", apiVersion)
        .required("kind", kind)
        .notBlank("kind", kind)
        .notBlank("inProgress", inProgress)
        .notBlank("failed", failed)
        .required("current", current)
        .notBlank("current", current)
        .enforce();
  }

  /**
   * Starts a HealthCheckExpression; {@code apiVersion}, {@code kind} and {@code current} must be
   * set.
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link HealthCheckExpression}; its {@code @param} tags describe the components. */
  public static final class Builder extends HealthCheckExpressionBuilder {
    Builder() {}
  }
}
