package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Toleration;
import io.gitopsprofile.model.Workload;
import org.jspecify.annotations.Nullable;

/**
 * A toleration without a key tolerates all taints by Exists, Exists compares no value, and only
 * NoExecute is tolerated for a time. (Kubernetes: pkg/apis/core/validation, ValidateTolerations.)
 */
final class TolerationCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Workload> workload : subject.workloads()) {
      for (Part<Toleration> toleration :
          Pods.parts(workload.at("tolerations"), workload.value().tolerations())) {
        run(workload.value(), toleration, findings);
      }
    }
  }

  private static void run(Workload workload, Part<Toleration> part, Findings findings) {
    Toleration toleration = part.value();
    boolean exists = "Exists".equals(toleration.operator());
    if (toleration.key() == null && !exists) {
      report(workload, part, "operator", "has no key, and so needs operator Exists", findings);
    }
    if (exists && !isEmpty(toleration.value())) {
      report(workload, part, "value", "has operator Exists, and so no value", findings);
    }
    if (toleration.tolerationSeconds() != null && !"NoExecute".equals(toleration.effect())) {
      String need = "has tolerationSeconds, and so needs effect NoExecute";
      report(workload, part, "tolerationSeconds", need, findings);
    }
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  private static void report(
      Workload workload, Part<Toleration> part, String key, String what, Findings findings) {
    findings.add(
        DiagnosticCode.WORKLOAD_INVALID,
        part.at(key),
        "a toleration of workload " + quoted(workload.name()) + " " + what,
        "set " + key + " accordingly, or remove it");
  }
}
