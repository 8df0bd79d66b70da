package io.gitopsprofile.model;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Where a volume appears in a container.
 *
 * @param name the volume's name
 * @param mountPath the path in the container
 * @param subPath a path in the volume; default its root
 * @param readOnly whether it cannot be written
 */
@Value.Builder
public record VolumeMount(
    String name, String mountPath, @Nullable String subPath, @Nullable Boolean readOnly) {

  /** Refuses values that break their syntax. */
  public VolumeMount {
    Syntax.of()
        .required("name", name)
        .dnsLabel("name", name)
        .required("mountPath", mountPath)
        .notBlank("mountPath", mountPath)
        .pathInVolume("subPath", subPath)
        .enforce();
  }

  /** Starts a mount; {@code name} and {@code mountPath} must be set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link VolumeMount}; its {@code @param} tags describe the components. */
  public static final class Builder extends VolumeMountBuilder {
    Builder() {}
  }
}
