package io.gitopsprofile.model.sync;

import io.gitopsprofile.model.value.Syntax;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An object that must be ready before a Kustomization is ready.
 *
 * @param apiVersion the API version; null means the version that Kubernetes prefers
 * @param kind the kind
 * @param name the name
 * @param namespace the namespace; null means that of the Kustomizations
 */
@Value.Builder
public record HealthCheck(
    @Nullable String apiVersion, String kind, String name, @Nullable String namespace) {

  /** Refuses values that break their syntax. */
  public HealthCheck {
    Syntax.of()
        .notBlank("apiVersion", apiVersion)
        .required("kind", kind)
        .notBlank("kind", kind)
        .required("name", name)
        .notBlank("name", name)
        .dnsLabel("namespace", namespace)
        .enforce();
  }

  /** Starts a health check; {@code kind} and {@code name} must be set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link HealthCheck}; its {@code @param} tags describe the components. */
  public static final class Builder extends HealthCheckBuilder {
    Builder() {}
  }
}
