package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Workload;
import java.util.Map;

/**
 * The labels that a workload selects its pods by are the labels that its pods have: neither the
 * pods' own labels nor Fargate's give one of them another value. (Kubernetes: "selector does not
 * match template labels".)
 */
final class SelectorCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Workload> part : subject.workloads()) {
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
