package io.gitopsprofile.model.workload;

import io.gitopsprofile.model.container.SeccompProfile;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The privileges of all containers of a pod, and the owner of its volumes. A container's own {@code
 * securityContext} comes first. Unset values are the cluster's defaults.
 *
 * <pre>
 * securityContext:
 *   runAsNonRoot: true
 *   fsGroup: 1000
 * </pre>
 *
 * @param runAsUser the user ID of the processes
 * @param runAsGroup the group ID of the processes
 * @param runAsNonRoot whether the kubelet refuses to run a container as root
 * @param fsGroup the group ID that owns the files of the volumes
 * @param fsGroupChangePolicy {@code Always} or {@code OnRootMismatch}: the volumes whose owner is
 *     changed; default Always; Kubernetes 1.20 and newer
 * @param supplementalGroups further group IDs of the processes
 * @param sysctls parameters of the kernel
 * @param seccompProfile the system calls that the containers may make
 */
@Value.Builder
public record PodSecurityContext(
    @Nullable Long runAsUser,
    @Nullable Long runAsGroup,
    @Nullable Boolean runAsNonRoot,
    @Nullable Long fsGroup,
    @Nullable String fsGroupChangePolicy,
    List<Long> supplementalGroups,
    List<Sysctl> sysctls,
    @Nullable SeccompProfile seccompProfile) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public PodSecurityContext {
    supplementalGroups = Ordered.list("supplementalGroups", supplementalGroups);
    sysctls = Ordered.list("sysctls", sysctls);
    Syntax.of()
        .range("runAsUser", runAsUser, 0, Integer.MAX_VALUE)
        .range("runAsGroup", runAsGroup, 0, Integer.MAX_VALUE)
        .range("fsGroup", fsGroup, 0, Integer.MAX_VALUE)
        .oneOf("fsGroupChangePolicy", fsGroupChangePolicy, Set.of("Always", "OnRootMismatch"))
        .groupIds("supplementalGroups", supplementalGroups)
        .enforce();
  }

  /** Starts a security context; every component is optional. */
  public static Builder builder() {
    return new Builder().supplementalGroups(List.of()).sysctls(List.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link PodSecurityContext}; its {@code @param} tags describe the components. */
  public static final class Builder extends PodSecurityContextBuilder {
    Builder() {}
  }
}
