package io.gitopsprofile.render.workload;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ServedApis.Field;
import io.gitopsprofile.model.container.SeccompProfile;
import io.gitopsprofile.model.workload.PodSecurityContext;
import io.gitopsprofile.model.workload.Sysctl;
import io.gitopsprofile.render.object.TargetSupport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders the security context of a pod. */
final class PodSecurityRenderer {

  private PodSecurityRenderer() {}

  static io.fabric8.kubernetes.api.model.@Nullable PodSecurityContext render(
      @Nullable PodSecurityContext model, TargetSupport served, ProfilePath path) {
    if (model == null) {
      return null;
    }
    if (model.fsGroupChangePolicy() != null) {
      served.require(Field.FS_GROUP_CHANGE_POLICY, path.key("fsGroupChangePolicy"));
    }
    var context = new io.fabric8.kubernetes.api.model.PodSecurityContext();
    context.setRunAsUser(model.runAsUser());
    context.setRunAsGroup(model.runAsGroup());
    context.setRunAsNonRoot(model.runAsNonRoot());
    context.setFsGroup(model.fsGroup());
    context.setFsGroupChangePolicy(model.fsGroupChangePolicy());
    context.setSupplementalGroups(model.supplementalGroups());
    List<io.fabric8.kubernetes.api.model.Sysctl> sysctls = new ArrayList<>();
    for (Sysctl sysctl : model.sysctls()) {
      sysctls.add(new io.fabric8.kubernetes.api.model.Sysctl(sysctl.name(), sysctl.value()));
    }
    context.setSysctls(sysctls);
    context.setSeccompProfile(seccomp(model.seccompProfile(), served, path));
    return context;
  }

  static io.fabric8.kubernetes.api.model.@Nullable SeccompProfile seccomp(
      @Nullable SeccompProfile model, TargetSupport served, ProfilePath path) {
    if (model == null) {
      return null;
    }
    served.require(Field.SECCOMP_PROFILE, path.key("seccompProfile"));
    var seccomp = new io.fabric8.kubernetes.api.model.SeccompProfile();
    seccomp.setType(model.type());
    seccomp.setLocalhostProfile(model.localhostProfile());
    return seccomp;
  }
}
