package io.gitopsprofile.check.workload;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import java.util.Map;

/**
 * PRF034: the selector of a workload does not match the labels of its pods, because the pods' own
 * labels or Fargate's set another value. (Source: Kubernetes, "selector does not match template
 * labels".)
 */
final class SelectorCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Workload> part : context.workloads()) {
      Workload workload = part.value();
      for (Map.Entry<String, String> label : workload.matchLabels().entrySet()) {
        String key = label.getKey();
        String actual = workload.allPodLabels().get(key);
        if (!label.getValue().equals(actual)) {
          String where = workload.fargate().containsKey(key) ? "fargate" : "podLabels";
          findings.add(
              DiagnosticCode.SELECTOR,
              part.at(where).key(key),
              "workload "
                  + quoted(workload.name())
                  + " selects pods by "
                  + key
                  + ": "
                  + label.getValue()
                  + ", and its pods get "
                  + key
                  + ": "
                  + actual,
              "remove " + key + " from " + where + ", or select by the same value with selector",
              workload.selector().isEmpty() && where.equals("podLabels")
                  ? Edit.remove(part.at(where).key(key))
                  : null);
        }
      }
    }
  }
}
