package io.gitopsprofile.model;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a container may do; what is unset is the cluster's default.
 *
 * @param runAsUser the user ID it runs as
 * @param runAsGroup the group ID it runs as
 * @param runAsNonRoot whether root is refused
 * @param readOnlyRootFilesystem whether the root file system is read-only
 * @param allowPrivilegeEscalation whether a process may gain more privileges
 * @param privileged whether it has all of the node's
 * @param capabilities Linux capabilities beyond or below the default
 * @param seccompProfile which system calls it may make
 */
@Value.Builder
public record SecurityContext(
    @Nullable Long runAsUser,
    @Nullable Long runAsGroup,
    @Nullable Boolean runAsNonRoot,
    @Nullable Boolean readOnlyRootFilesystem,
    @Nullable Boolean allowPrivilegeEscalation,
    @Nullable Boolean privileged,
    @Nullable Capabilities capabilities,
    @Nullable SeccompProfile seccompProfile) {

  /** Refuses values that break their syntax. */
  public SecurityContext {
    Syntax.of()
        .range("runAsUser", runAsUser, 0, Integer.MAX_VALUE)
        .range("runAsGroup", runAsGroup, 0, Integer.MAX_VALUE)
        .enforce();
  }

  /** Starts a security context; every component is optional. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link SecurityContext}; its {@code @param} tags describe the components. */
  public static final class Builder extends SecurityContextBuilder {
    Builder() {}
  }
}
