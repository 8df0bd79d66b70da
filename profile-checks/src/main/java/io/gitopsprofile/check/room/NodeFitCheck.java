package io.gitopsprofile.check.room;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.cluster.NodeTaint;
import io.gitopsprofile.room.ClusterRoom;
import io.gitopsprofile.room.NodeCondition;
import io.gitopsprofile.room.NodeGroup;
import io.gitopsprofile.room.NodeGroup.Obstacle;
import io.gitopsprofile.room.NodeGroup.Refusal;
import io.gitopsprofile.room.PodDemand;
import io.gitopsprofile.room.PodPlacement;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * PRF160: pods run on no node of the cluster, because each node group is too small, has other
 * labels or has a taint. The check skips clusters whose nodes the profile does not have, and labels
 * that agents on the nodes set. A label that no node group has is a warning: somebody may set it.
 * Pods that PRF042 reports are left to that check. (Source: Kubernetes, kube-scheduler, Filter
 * plugins.)
 */
final class NodeFitCheck implements Check {

  /** The number of CPUs from which a number without unit is taken for thousandths. */
  private static final BigDecimal MANY_CPUS = BigDecimal.valueOf(100);

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    ClusterRoom room = ClusterRoom.of(context, context.objects());
    if (room == null) {
      return;
    }
    if (room.isEmpty() && !SystemPods.haveRoomOnFargate(context)) {
      reportEmpty(room, findings);
      return;
    }
    List<String> untolerant = new ArrayList<>();
    boolean allTainted = areAllTainted(room);
    for (PodTemplate pods : PodsOnNodes.of(context)) {
      PodPlacement placement = PodPlacement.of(pods);
      PodDemand demand = PodDemand.of(pods);
      NodeGroup nearest = null;
      Refusal refusal = null;
      boolean fits = false;
      for (NodeGroup group : room.groups()) {
        Refusal one = group.refusal(placement, demand);
        fits |= one == null;
        if (one != null && (refusal == null || isNearer(one, refusal, pods, room))) {
          refusal = one;
          nearest = group;
        }
      }
      if (!fits && refusal != null && nearest != null && !demand.hasOtherUnit()) {
        if (refusal.obstacle() == Obstacle.TAINT
            && allTainted
            && !pods.spec().in("tolerations").isPresent()) {
          untolerant.add(pods.object().title());
        } else {
          report(pods, demand, refusal, nearest, room, findings);
        }
      }
    }
    if (allTainted) {
      reportTaint(room, untolerant, context, findings);
    }
  }

  /** Reports node groups that all start without nodes, so that nothing can ask for the first. */
  private static void reportEmpty(ClusterRoom room, DiagnosticCollector findings) {
    NodeGroup group = room.groups().get(0);
    findings.warn(
        DiagnosticCode.NEEDS_NODES,
        group.part().at(group.sizeKey()),
        "no node group of the cluster starts with a node; CoreDNS and Flux stay pending, and so"
            + " does an autoscaler of nodes",
        "set desiredCapacity to 2, or select kube-system and Flux by a Fargate profile");
  }

  private static boolean areAllTainted(ClusterRoom room) {
    for (NodeGroup group : room.groups()) {
      if (group.taint() == null) {
        return false;
      }
    }
    return true;
  }

  /**
   * True if a refusal says more than another one. A pod that tolerates some taint is meant for
   * nodes with one; any other pod is meant for those without.
   */
  private static boolean isNearer(Refusal one, Refusal other, PodTemplate pods, ClusterRoom room) {
    boolean isMeantForTaints = !pods.spec().in("tolerations").list().isEmpty();
    int compared = rank(one, isMeantForTaints, room) - rank(other, isMeantForTaints, room);
    return compared > 0 || (compared == 0 && one.available() > other.available());
  }

  private static int rank(Refusal refusal, boolean isMeantForTaints, ClusterRoom room) {
    return switch (refusal.obstacle()) {
      case OTHER_LABEL, NO_LABEL -> isMetByAny(refusal.condition(), room) ? 0 : 1;
      case TAINT -> isMeantForTaints ? 4 : 2;
      case SIZE -> 3;
    };
  }

  private static boolean isMetByAny(@Nullable NodeCondition condition, ClusterRoom room) {
    for (NodeGroup group : room.groups()) {
      if (condition != null && group.obstacle(condition) == null) {
        return true;
      }
    }
    return false;
  }

  /** True if every node group has the label of a condition, with another value. */
  private static boolean isCertain(NodeCondition condition, ClusterRoom room) {
    for (NodeGroup group : room.groups()) {
      if (group.obstacle(condition) == Obstacle.NO_LABEL) {
        return false;
      }
    }
    return true;
  }

  private static void report(
      PodTemplate pods,
      PodDemand demand,
      Refusal refusal,
      NodeGroup nearest,
      ClusterRoom room,
      DiagnosticCollector findings) {
    NodeCondition condition = refusal.condition();
    NodeTaint taint = refusal.taint();
    if (condition != null) {
      label(pods, condition, room, findings);
    } else if (taint != null) {
      ObjectField tolerations = pods.spec().in("tolerations");
      findings.add(
          DiagnosticCode.FITS_NO_NODE,
          tolerations.path(),
          pods.object().title()
              + " runs on no node; the node group "
              + quoted(nearest.name())
              + " has the taint "
              + shown(taint)
              + ", which its pods do not tolerate",
          "add a toleration of key " + taint.key() + ", or remove the taint");
    } else {
      size(pods, demand, refusal, nearest, findings);
    }
  }

  private static void size(
      PodTemplate pods,
      PodDemand demand,
      Refusal refusal,
      NodeGroup nearest,
      DiagnosticCollector findings) {
    String resource = refusal.resource();
    ObjectField place = PodDemand.largest(pods, resource);
    long asked =
        switch (resource) {
          case PodDemand.CPU -> demand.cpu();
          case PodDemand.MEMORY -> demand.memory();
          case PodDemand.GPU -> demand.gpus();
          default -> demand.storage();
        };
    String available = PodDemand.shown(refusal.available(), resource);
    BigDecimal written = place == null ? null : place.amount();
    boolean isCpu = resource.equals(PodDemand.CPU);
    String inThousandths =
        written != null && isCpu && written.compareTo(MANY_CPUS) >= 0
            ? written.toPlainString() + "m"
            : null;
    findings.add(
        DiagnosticCode.FITS_NO_NODE,
        place == null ? pods.object().part() : place.path(),
        pods.object().title()
            + " runs on no node; a pod requests "
            + PodDemand.shown(asked, resource)
            + ", and the largest node, in the node group "
            + quoted(nearest.name())
            + ", offers "
            + (refusal.available() == 0 ? "none" : available),
        (inThousandths == null ? "" : "write " + inThousandths + ", or ")
            + (refusal.available() == 0 ? "remove the request" : "request at most " + available)
            + ", or add a node group of larger instances",
        place == null ? null : Edit.setIfKnown(place.path(), inThousandths));
  }

  private static void label(
      PodTemplate pods, NodeCondition condition, ClusterRoom room, DiagnosticCollector findings) {
    List<String> valid = new ArrayList<>();
    for (NodeGroup group : room.groups()) {
      for (String value : group.values(condition.key())) {
        if (!valid.contains(value)) {
          valid.add(value);
        }
      }
    }
    String message =
        pods.object().title()
            + " runs on no node; it asks for "
            + condition.shown()
            + (valid.isEmpty()
                ? ", a label that no node group has"
                : ", and " + condition.key() + " of the node groups is " + Phrases.or(valid));
    String meant = valid.isEmpty() ? condition.meant() : null;
    String fix =
        meant == null
            ? "ask for a label that a node group has, or add the label to a node group"
            : "write " + meant;
    ProfilePath place = condition.place().path();
    if (!isCertain(condition, room)) {
      findings.warn(DiagnosticCode.FITS_NO_NODE, place, message, fix, edit(condition, valid));
    } else {
      findings.add(DiagnosticCode.FITS_NO_NODE, place, message, fix, edit(condition, valid));
    }
  }

  private static @Nullable Edit edit(NodeCondition condition, List<String> valid) {
    return condition.place().value() instanceof String text
        ? Edit.setIfKnown(condition.place().path(), ClosestName.slip(text, valid))
        : null;
  }

  /** Reports taints of all node groups, which keep CoreDNS and Flux away, too. */
  private static void reportTaint(
      ClusterRoom room,
      List<String> untolerant,
      CheckContext context,
      DiagnosticCollector findings) {
    NodeGroup group = room.groups().get(0);
    NodeTaint taint = group.taint();
    if (taint == null) {
      return;
    }
    int index = group.part().value().taints().indexOf(taint);
    ProfilePath place = group.part().at("taints").index(index);
    String message = "every node group has a taint, such as " + shown(taint) + ", and ";
    String fix =
        "add a node group without a taint, for CoreDNS, Flux and the add-ons, or remove the taint";
    if (!untolerant.isEmpty()) {
      findings.add(
          DiagnosticCode.FITS_NO_NODE,
          place,
          message + Phrases.and(untolerant) + " and CoreDNS and Flux do not tolerate it",
          fix);
    } else if (!SystemPods.haveRoomOnFargate(context)) {
      findings.warn(
          DiagnosticCode.FITS_NO_NODE,
          place,
          message + "CoreDNS and Flux do not tolerate it, unless they are changed by hand",
          fix);
    }
  }

  private static String shown(NodeTaint taint) {
    String value = Objects.requireNonNullElse(taint.value(), "");
    return taint.key() + (value.isEmpty() ? "" : "=" + value) + ":" + taint.effect();
  }
}
