package io.gitopsprofile.fargate;

import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.fargate.FargateSelectors.Choice;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ProfileParts;
import java.util.ArrayList;
import java.util.List;

/**
 * Pods that run on Fargate.
 *
 * @param pods the pods
 * @param choice the selector that takes them
 */
public record FargatePods(PodTemplate pods, Choice choice) {

  /** All of a profile that describes its cluster. */
  public static List<FargatePods> all(ProfileParts parts, ProfileObjects objects) {
    List<FargatePods> all = new ArrayList<>();
    FargateSelectors selectors = FargateSelectors.of(parts);
    if (selectors == null) {
      return all;
    }
    for (PodTemplate pods : objects.pods()) {
      Choice choice = selectors.match(pods.namespace(), pods.labels());
      if (choice != null && !pods.template().map().isEmpty()) {
        all.add(new FargatePods(pods, choice));
      }
    }
    return all;
  }

  /**
   * Returns the title in messages: {@code workload "podinfo" runs on Fargate (profile "default")}.
   */
  public String title() {
    return pods.object().title()
        + " runs on Fargate (profile "
        + Phrases.quoted(choice.profile())
        + ")";
  }
}
