package io.gitopsprofile.trial;

import io.gitopsprofile.room.ClusterRoom;
import io.gitopsprofile.room.PodDemand;
import io.gitopsprofile.room.PodPlacement;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ProfileParts;
import org.jspecify.annotations.Nullable;

/**
 * Room of a profile's nodes for pods that are scaled, read once for all autoscalers.
 *
 * @param nodes the nodes; null if the profile may not have all of them
 */
public record NodeRoom(@Nullable ClusterRoom nodes) {

  /** Returns the room of a profile. */
  public static NodeRoom of(ProfileParts parts, ProfileObjects objects) {
    NodeRoom known = parts.shared(NodeRoom.class);
    if (known == null) {
      known = new NodeRoom(ClusterRoom.of(parts, objects));
      parts.share(known);
    }
    return known;
  }

  /**
   * Returns the number of pods that the nodes hold if they run nothing else but the pods of EKS;
   * null if it is not known.
   */
  public @Nullable Integer holds(PodTemplate pods) {
    if (nodes == null || !nodes.isKnown()) {
      return null;
    }
    long held = nodes.holds(PodPlacement.of(pods), PodDemand.of(pods));
    return held >= Integer.MAX_VALUE ? null : Integer.valueOf((int) held);
  }
}
