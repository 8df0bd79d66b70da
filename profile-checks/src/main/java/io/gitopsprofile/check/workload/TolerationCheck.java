package io.gitopsprofile.check.workload;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.model.workload.Toleration;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import org.jspecify.annotations.Nullable;

/**
 * PRF039: a toleration is invalid: without a key only Exists is allowed, Exists takes no value, and
 * tolerationSeconds needs NoExecute. (Source: Kubernetes, pkg/apis/core/validation,
 * ValidateTolerations.)
 */
final class TolerationCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Workload> workload : context.workloads()) {
      for (Located<Toleration> toleration :
          PodSpecs.parts(workload.at("tolerations"), workload.value().tolerations())) {
        run(workload.value(), toleration, findings);
      }
    }
  }

  private static void run(
      Workload workload, Located<Toleration> part, DiagnosticCollector findings) {
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
      Workload workload,
      Located<Toleration> part,
      String key,
      String what,
      DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.WORKLOAD_INVALID,
        part.at(key),
        "a toleration of workload " + quoted(workload.name()) + " " + what,
        "set " + key + " accordingly, or remove it");
  }
}
