package io.gitopsprofile.check.room;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.kubernetes.ServedApis;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * PRF163: the Pod Security level that the labels of a namespace enforce refuses pods of the profile
 * there, or there is no such level. A setting that is not allowed is an error; one that {@code
 * restricted} requires and that is missing is a warning, because an admission webhook may add it.
 * (Source: Kubernetes, Pod Security Standards; {@code
 * staging/src/k8s.io/pod-security-admission/policy}.)
 */
final class PodSecurityCheck implements Check {

  private static final String ENFORCE = ServedApis.Field.POD_SECURITY.key();

  private static final List<String> LEVELS = List.of("privileged", "baseline", "restricted");

  private static final List<String> MODES =
      List.of(ENFORCE, "pod-security.kubernetes.io/audit", "pod-security.kubernetes.io/warn");

  private static final Set<String> CAPABILITIES =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  private static final Set<String> VOLUMES =
      Set.of(
          "name",
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "persistentVolumeClaim",
          "projected",
          "secret",
          "image");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Map<String, String> levels = new HashMap<>();
    boolean isServed = ServedApis.Field.POD_SECURITY.servedBy(context.profile().target());
    for (ProfileObject namespace : context.objects().ofKind("Namespace")) {
      for (String mode : isServed ? MODES : List.<String>of()) {
        level(namespace, namespace.field("metadata", "labels", mode), findings);
      }
      String level = namespace.field("metadata", "labels", ENFORCE).text();
      if (level.equals("baseline") || level.equals("restricted")) {
        levels.put(namespace.name(), level);
      }
    }
    if (levels.isEmpty() || !isServed) {
      return;
    }
    for (PodTemplate pods : context.objects().pods()) {
      String level = levels.get(pods.namespace());
      if (level != null && !pods.spec().in("os", "name").text().equals("windows")) {
        new Reporter(pods, level, findings).run();
      }
    }
  }

  /** Reports a level that there is not: the API server refuses the namespace. */
  private static void level(
      ProfileObject namespace, ObjectField label, DiagnosticCollector findings) {
    if (label.isPresent() && !label.text().contains("${") && !LEVELS.contains(label.text())) {
      String right = ClosestName.slip(label.text(), LEVELS);
      findings.add(
          DiagnosticCode.POD_SECURITY,
          label.path(),
          "the namespace "
              + quoted(namespace.name())
              + " has the Pod Security level "
              + quoted(label.text())
              + ", which does not exist; the API server refuses it"
              + Phrases.didYouMean(label.text(), LEVELS),
          right == null ? "write one of " + Phrases.anyOf(LEVELS) : "write " + right,
          Edit.setIfKnown(label.path(), right));
    }
  }

  /** The findings in the pods of one object; the first of each kind of setting. */
  private record Reporter(PodTemplate pods, String level, DiagnosticCollector findings) {

    void run() {
      boolean restricted = level.equals("restricted");
      for (String key : List.of("hostNetwork", "hostPID", "hostIPC")) {
        if (pods.spec().in(key).isTrue()) {
          forbidden(pods.spec().in(key), "sets " + key);
        }
      }
      for (ObjectField volume : pods.spec().in("volumes").elements()) {
        for (String key : volume.keys()) {
          if (key.equals("hostPath") || (restricted && !VOLUMES.contains(key))) {
            forbidden(volume.in(key), "has a volume of type " + key);
          }
        }
      }
      settings(pods.spec().in("securityContext"), "");
      for (ObjectField sysctl : pods.spec().in("securityContext", "sysctls").elements()) {
        String name = sysctl.in("name").text();
        if (!name.startsWith("net.ipv4.") && !name.equals("kernel.shm_rmid_forced")) {
          forbidden(sysctl, "sets the kernel parameter " + name);
        }
      }
      for (ObjectField container : pods.allContainers()) {
        String title = " in container " + quoted(container.in("name").text());
        ObjectField security = container.in("securityContext");
        settings(security, title);
        if (security.in("privileged").isTrue()) {
          forbidden(security.in("privileged"), "is privileged" + title);
        }
        for (ObjectField port : container.in("ports").elements()) {
          Long hostPort = port.in("hostPort").number();
          if (hostPort != null && hostPort != 0) {
            forbidden(port.in("hostPort"), "has a hostPort" + title);
          }
        }
        capabilities(security, title, restricted);
        if (restricted) {
          restricted(container, security, title);
        }
      }
    }

    /** Settings that a pod and its containers have alike. */
    private void settings(ObjectField security, String title) {
      if (security.in("seccompProfile", "type").text().equals("Unconfined")) {
        forbidden(security.in("seccompProfile", "type"), "turns seccomp off" + title);
      }
      if (security.in("appArmorProfile", "type").text().equals("Unconfined")) {
        forbidden(security.in("appArmorProfile", "type"), "turns AppArmor off" + title);
      }
      if (level.equals("restricted")) {
        Long user = security.in("runAsUser").number();
        if (user != null && user == 0) {
          forbidden(security.in("runAsUser"), "runs as user 0" + title);
        }
        if (Boolean.FALSE.equals(security.in("runAsNonRoot").value())) {
          forbidden(security.in("runAsNonRoot"), "may run as root" + title);
        }
      }
    }

    private void capabilities(ObjectField security, String title, boolean restricted) {
      for (ObjectField added : security.in("capabilities", "add").elements()) {
        boolean allowed =
            restricted
                ? added.text().equals("NET_BIND_SERVICE")
                : CAPABILITIES.contains(added.text());
        if (!allowed) {
          forbidden(added, "adds the capability " + added.text() + title);
        }
      }
    }

    /** Settings that each container must have at the level {@code restricted}. */
    private void restricted(ObjectField container, ObjectField security, String title) {
      ObjectField ofPod = pods.spec().in("securityContext");
      ObjectField escalation = security.in("allowPrivilegeEscalation");
      if (escalation.isTrue()) {
        forbidden(escalation, "may escalate its privileges" + title);
      }
      List<String> missing = new ArrayList<>();
      if (!escalation.isPresent()) {
        missing.add("allowPrivilegeEscalation: false");
      }
      if (!security.in("capabilities", "drop").list().contains("ALL")) {
        missing.add("capabilities: {drop: [ALL]}");
      }
      if (!security.in("runAsNonRoot").isPresent() && !ofPod.in("runAsNonRoot").isPresent()) {
        missing.add("runAsNonRoot: true");
      }
      if (!security.in("seccompProfile").isPresent() && !ofPod.in("seccompProfile").isPresent()) {
        missing.add("seccompProfile: {type: RuntimeDefault}");
      }
      if (!missing.isEmpty()) {
        findings.warn(
            DiagnosticCode.POD_SECURITY,
            security.isPresent() ? security.path() : container.path(),
            pods.object().title()
                + " lacks "
                + Phrases.and(missing)
                + title
                + ", which the level restricted of namespace "
                + quoted(pods.namespace())
                + " requires; no pod is created",
            "add " + Phrases.and(missing) + " to the securityContext of the container");
      }
    }

    private void forbidden(ObjectField field, String what) {
      findings.add(
          DiagnosticCode.POD_SECURITY,
          field.path(),
          pods.object().title()
              + " "
              + what
              + ", which the level "
              + level
              + " of namespace "
              + quoted(pods.namespace())
              + " forbids; no pod is created",
          "remove the setting, or set the namespace's label "
              + ENFORCE
              + " to "
              + (level.equals("restricted") ? "baseline or " : "")
              + "privileged");
    }
  }
}
