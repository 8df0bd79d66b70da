package io.gitopsprofile.model.container;

import io.gitopsprofile.model.value.Syntax;
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

  /** Starts a security context with what it must have. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that holds these values. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.runAsUser = runAsUser;
    copy.runAsGroup = runAsGroup;
    copy.runAsNonRoot = runAsNonRoot;
    copy.readOnlyRootFilesystem = readOnlyRootFilesystem;
    copy.allowPrivilegeEscalation = allowPrivilegeEscalation;
    copy.privileged = privileged;
    copy.capabilities = capabilities;
    copy.seccompProfile = seccompProfile;
    return copy;
  }

  /** Collects the parts of a security context; every one that is not set stays unset. */
  public static final class Builder {
    private @Nullable Long runAsUser;
    private @Nullable Long runAsGroup;
    private @Nullable Boolean runAsNonRoot;
    private @Nullable Boolean readOnlyRootFilesystem;
    private @Nullable Boolean allowPrivilegeEscalation;
    private @Nullable Boolean privileged;
    private @Nullable Capabilities capabilities;
    private @Nullable SeccompProfile seccompProfile;

    private Builder() {}

    /** Sets {@code runAsUser}: the user ID it runs as. */
    public Builder runAsUser(@Nullable Long runAsUser) {
      this.runAsUser = runAsUser;
      return this;
    }

    /** Sets {@code runAsGroup}: the group ID it runs as. */
    public Builder runAsGroup(@Nullable Long runAsGroup) {
      this.runAsGroup = runAsGroup;
      return this;
    }

    /** Sets {@code runAsNonRoot}: whether root is refused. */
    public Builder runAsNonRoot(@Nullable Boolean runAsNonRoot) {
      this.runAsNonRoot = runAsNonRoot;
      return this;
    }

    /** Sets {@code readOnlyRootFilesystem}: whether the root file system is read-only. */
    public Builder readOnlyRootFilesystem(@Nullable Boolean readOnlyRootFilesystem) {
      this.readOnlyRootFilesystem = readOnlyRootFilesystem;
      return this;
    }

    /** Sets {@code allowPrivilegeEscalation}: whether a process may gain more privileges. */
    public Builder allowPrivilegeEscalation(@Nullable Boolean allowPrivilegeEscalation) {
      this.allowPrivilegeEscalation = allowPrivilegeEscalation;
      return this;
    }

    /** Sets {@code privileged}: whether it has all of the node's. */
    public Builder privileged(@Nullable Boolean privileged) {
      this.privileged = privileged;
      return this;
    }

    /** Sets {@code capabilities}: Linux capabilities beyond or below the default. */
    public Builder capabilities(@Nullable Capabilities capabilities) {
      this.capabilities = capabilities;
      return this;
    }

    /** Sets {@code seccompProfile}: which system calls it may make. */
    public Builder seccompProfile(@Nullable SeccompProfile seccompProfile) {
      this.seccompProfile = seccompProfile;
      return this;
    }

    /** The finished SecurityContext. */
    public SecurityContext build() {
      return new SecurityContext(
          runAsUser,
          runAsGroup,
          runAsNonRoot,
          readOnlyRootFilesystem,
          allowPrivilegeEscalation,
          privileged,
          capabilities,
          seccompProfile);
    }
  }
}
