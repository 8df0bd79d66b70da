package io.gitopsprofile.model.container;

import io.gitopsprofile.model.value.Syntax;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The privileges of a container. Unset values are the cluster's defaults.
 *
 * @param runAsUser the user ID of the processes
 * @param runAsGroup the group ID of the processes
 * @param runAsNonRoot whether the kubelet refuses to run the container as root
 * @param readOnlyRootFilesystem whether the root file system is read-only
 * @param allowPrivilegeEscalation whether a process may gain more privileges
 * @param privileged whether the container has all privileges of the node
 * @param capabilities Linux capabilities beyond or below the default
 * @param seccompProfile the system calls that the container may make
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
