package io.gitopsprofile.check.workload;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.container.Capabilities;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.SeccompProfile;
import io.gitopsprofile.model.container.SecurityContext;
import io.gitopsprofile.model.workload.PodSecurityContext;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import org.jspecify.annotations.Nullable;

/**
 * PRF039: the security context of a container or pod contradicts itself. (Source: Kubernetes,
 * pkg/apis/core/validation, ValidateSecurityContext; the kubelet rejects root under runAsNonRoot.)
 */
final class SecurityContextCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Workload> workload : context.workloads()) {
      PodSecurityContext pod = workload.value().securityContext();
      if (pod != null) {
        pod(workload, pod, findings);
      }
      for (Located<Container> container : PodSpecs.all(workload)) {
        SecurityContext security = container.value().securityContext();
        if (security != null) {
          String title = "container " + quoted(container.value().name());
          privileges(security, title, container.at("securityContext"), findings);
          root(security, pod, title, container.at("securityContext"), findings);
          seccomp(
              security.seccompProfile(),
              title,
              container.at("securityContext").key("seccompProfile"),
              findings);
        }
      }
    }
  }

  private static void privileges(
      SecurityContext security, String title, ProfilePath path, DiagnosticCollector findings) {
    if (Boolean.FALSE.equals(security.allowPrivilegeEscalation())) {
      Capabilities capabilities = security.capabilities();
      boolean admin = capabilities != null && capabilities.add().contains("CAP_SYS_ADMIN");
      boolean privileged = Boolean.TRUE.equals(security.privileged());
      if (privileged || admin) {
        findings.add(
            DiagnosticCode.WORKLOAD_INVALID,
            path.key("allowPrivilegeEscalation"),
            title
                + " may not escalate its privileges, and "
                + (privileged ? "is privileged" : "has the capability CAP_SYS_ADMIN"),
            "allow escalation, or take away the greater privilege");
      }
    }
  }

  /** Checks the user that a container sets itself, or refuses where the pod sets it. */
  private static void root(
      SecurityContext security,
      @Nullable PodSecurityContext pod,
      String title,
      ProfilePath path,
      DiagnosticCollector findings) {
    Boolean ofPod = pod == null ? null : pod.runAsNonRoot();
    Boolean nonRoot = security.runAsNonRoot() == null ? ofPod : security.runAsNonRoot();
    Long user = security.runAsUser();
    if (Boolean.TRUE.equals(nonRoot) && user != null && user == 0) {
      root(title, path.key("runAsUser"), findings);
    } else if (Boolean.TRUE.equals(security.runAsNonRoot())
        && !Boolean.TRUE.equals(ofPod)
        && user == null
        && isRoot(pod)) {
      root(title, path.key("runAsNonRoot"), findings);
    }
  }

  private static void root(String title, ProfilePath place, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.WORKLOAD_INVALID,
        place,
        title + " runs as user 0, and runAsNonRoot refuses root",
        "run as another user, or remove runAsNonRoot");
  }

  private static boolean isRoot(@Nullable PodSecurityContext pod) {
    return pod != null && pod.runAsUser() != null && pod.runAsUser() == 0;
  }

  /** Checks the security context of the pod, unless each container sets a user of its own. */
  private static void pod(
      Located<Workload> workload, PodSecurityContext pod, DiagnosticCollector findings) {
    String title = "the pod of the workload " + quoted(workload.value().name());
    ProfilePath path = workload.at("securityContext");
    seccomp(pod.seccompProfile(), title, path.key("seccompProfile"), findings);
    if (Boolean.TRUE.equals(pod.runAsNonRoot()) && isRoot(pod) && anyInherits(workload)) {
      root(title, path.key("runAsUser"), findings);
    }
  }

  private static boolean anyInherits(Located<Workload> workload) {
    for (Located<Container> container : PodSpecs.all(workload)) {
      SecurityContext own = container.value().securityContext();
      if (own == null || (own.runAsUser() == null && !Boolean.FALSE.equals(own.runAsNonRoot()))) {
        return true;
      }
    }
    return false;
  }

  private static void seccomp(
      @Nullable SeccompProfile seccomp,
      String title,
      ProfilePath path,
      DiagnosticCollector findings) {
    if (seccomp == null) {
      return;
    }
    boolean local = seccomp.type().equals("Localhost");
    if (local == (seccomp.localhostProfile() == null)) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          path.key("localhostProfile"),
          title
              + " has a seccompProfile of type "
              + seccomp.type()
              + (local ? " without" : " with")
              + " a localhostProfile",
          local ? "name the profile on the node" : "remove localhostProfile",
          local ? null : Edit.remove(path.key("localhostProfile")));
    }
  }
}
