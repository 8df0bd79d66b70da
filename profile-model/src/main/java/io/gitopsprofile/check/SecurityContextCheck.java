package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Capabilities;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.SeccompProfile;
import io.gitopsprofile.model.SecurityContext;
import io.gitopsprofile.model.Workload;
import org.jspecify.annotations.Nullable;

/**
 * What a container may do does not contradict itself. (Kubernetes: pkg/apis/core/validation,
 * ValidateSecurityContext; root under runAsNonRoot is refused by the kubelet.)
 */
final class SecurityContextCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Workload> workload : subject.workloads()) {
      for (Part<Container> container : Pods.all(workload)) {
        SecurityContext context = container.value().securityContext();
        if (context != null) {
          String title = "container " + quoted(container.value().name());
          privileges(context, title, container.at("securityContext"), findings);
          seccomp(
              context.seccompProfile(),
              title,
              container.at("securityContext").key("seccompProfile"),
              findings);
        }
      }
    }
  }

  private static void privileges(
      SecurityContext context, String title, ProfilePath path, Findings findings) {
    if (Boolean.FALSE.equals(context.allowPrivilegeEscalation())) {
      Capabilities capabilities = context.capabilities();
      boolean admin = capabilities != null && capabilities.add().contains("CAP_SYS_ADMIN");
      boolean privileged = Boolean.TRUE.equals(context.privileged());
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
    Long user = context.runAsUser();
    if (Boolean.TRUE.equals(context.runAsNonRoot()) && user != null && user == 0) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          path.key("runAsUser"),
          title + " runs as user 0, and runAsNonRoot refuses root",
          "run as another user, or remove runAsNonRoot");
    }
  }

  private static void seccomp(
      @Nullable SeccompProfile seccomp, String title, ProfilePath path, Findings findings) {
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
