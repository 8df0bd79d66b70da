package io.gitopsprofile.check;

import io.gitopsprofile.check.FargateSelectors.Choice;
import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * The pods of a workload that run on Fargate.
 *
 * @param workload the workload
 * @param choice the selector that takes them
 */
record FargatePod(Part<Workload> workload, Choice choice) {

  /** Those of a profile that describes its cluster. */
  static List<FargatePod> all(Subject subject) {
    List<FargatePod> pods = new ArrayList<>();
    FargateSelectors selectors = FargateSelectors.of(subject);
    if (selectors == null) {
      return pods;
    }
    for (Part<Workload> part : subject.workloads()) {
      Choice choice = selectors.match(part.value().namespace(), part.value().allPodLabels());
      if (choice != null) {
        pods.add(new FargatePod(part, choice));
      }
    }
    return pods;
  }

  /** {@code workload "podinfo" runs on Fargate (profile "default")}. */
  String title() {
    return "workload "
        + Wording.quoted(workload.value().name())
        + " runs on Fargate (profile "
        + Wording.quoted(choice.profile())
        + ")";
  }
}
