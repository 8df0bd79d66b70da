package io.gitopsprofile.chain;

import io.gitopsprofile.model.cluster.ManagedNodeGroup;
import io.gitopsprofile.room.NodeGroup;

/** The words for a node group: its instances and the number of its nodes. */
public final class NodeGroupWords {

  private NodeGroupWords() {}

  /** Returns the words for a group. */
  public static String of(ManagedNodeGroup group) {
    String type = String.join(" or ", NodeGroup.types(group));
    Integer desired = group.desiredCapacity();
    Integer least = group.minSize();
    Integer most = group.maxSize();
    String count =
        least == null && most == null
            ? desired == null ? "" : ", " + desired + (desired == 1 ? " node" : " nodes")
            : ", "
                + (least == null ? desired == null ? "?" : desired.toString() : least.toString())
                + " to "
                + (most == null ? "?" : most.toString())
                + " nodes";
    return type + count + (Boolean.TRUE.equals(group.spot()) ? ", spot" : "");
  }
}
