package io.gitopsprofile.fargate;

import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.fargate.FargateSelectors.Choice;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileParts;
import java.util.ArrayList;
import java.util.List;

/**
 * The pods of a workload that run on Fargate.
 *
 * @param workload the workload
 * @param choice the selector that matches the pods
 */
public record FargatePods(Located<Workload> workload, Choice choice) {

  /** Returns the pods on Fargate of a profile that describes its cluster. */
  public static List<FargatePods> all(ProfileParts parts) {
    List<FargatePods> pods = new ArrayList<>();
    FargateSelectors selectors = FargateSelectors.of(parts);
    if (selectors == null) {
      return pods;
    }
    for (Located<Workload> part : parts.workloads()) {
      Choice choice = selectors.match(part.value().namespace(), part.value().allPodLabels());
      if (choice != null) {
        pods.add(new FargatePods(part, choice));
      }
    }
    return pods;
  }

  /**
   * Returns the title in messages: {@code workload "podinfo" runs on Fargate (profile "default")}.
   */
  public String title() {
    return "workload "
        + Phrases.quoted(workload.value().name())
        + " runs on Fargate (profile "
        + Phrases.quoted(choice.profile())
        + ")";
  }
}
