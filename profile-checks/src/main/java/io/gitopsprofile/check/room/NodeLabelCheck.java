package io.gitopsprofile.check.room;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.room.ClusterRoom;
import io.gitopsprofile.room.NodeCondition;
import io.gitopsprofile.room.NodeGroup;
import io.gitopsprofile.room.NodeGroup.Obstacle;
import io.gitopsprofile.room.PodPlacement;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF160: pods name a label of nodes that no node has. A misspelt label of Kubernetes itself is
 * found on any cluster, and so is an architecture that is written in another way. A topology key
 * keeps pods apart or together by the values of a label: without the label, {@code DoNotSchedule}
 * and required affinity keep the pods pending, and any other rule has no effect. (Source:
 * Kubernetes, Pod Topology Spread Constraints; Well-Known Labels, Annotations and Taints.)
 */
final class NodeLabelCheck implements Check {

  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";
  private static final String KEEPS_PENDING = "no pod is scheduled";
  private static final String NO_EFFECT = "the rule has no effect";

  /** The architectures of nodes, by other names of theirs. */
  private static final Map<String, String> ARCHITECTURES =
      Map.of(
          "x86_64", "amd64", "x86", "amd64", "x64", "amd64", "x86-64", "amd64", "aarch64", "arm64",
          "arm", "arm64", "armv8", "arm64");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    ClusterRoom room = ClusterRoom.of(context, context.objects());
    for (PodTemplate pods : context.objects().pods()) {
      ObjectField affinity = pods.spec().in("affinity");
      for (ObjectField rule : pods.spec().in("topologySpreadConstraints").elements()) {
        boolean hard = !rule.in("whenUnsatisfiable").text().equals("ScheduleAnyway");
        key(pods, rule, hard ? KEEPS_PENDING : NO_EFFECT, hard, room, findings);
      }
      for (ObjectField term : affinity.in("podAffinity", REQUIRED).elements()) {
        key(pods, term, KEEPS_PENDING, true, room, findings);
      }
      for (ObjectField term : affinity.in("podAntiAffinity", REQUIRED).elements()) {
        key(pods, term, NO_EFFECT, true, room, findings);
      }
      for (String kind : List.of("podAffinity", "podAntiAffinity")) {
        for (ObjectField term : affinity.in(kind, PREFERRED).elements()) {
          key(pods, term.in("podAffinityTerm"), NO_EFFECT, false, room, findings);
        }
      }
      if (room == null) {
        PodPlacement placement = PodPlacement.of(pods);
        for (NodeCondition condition : placement.all()) {
          condition(pods, condition, findings);
        }
        if (placement.anyOf().size() == 1) {
          for (NodeCondition condition : placement.anyOf().get(0)) {
            condition(pods, condition, findings);
          }
        }
      }
    }
  }

  private static void key(
      PodTemplate pods,
      ObjectField rule,
      String effect,
      boolean hard,
      @Nullable ClusterRoom room,
      DiagnosticCollector findings) {
    ObjectField place = rule.in("topologyKey");
    NodeCondition label = new NodeCondition(place, place.text(), "Exists", List.of());
    boolean isMissing = isMissing(label, room);
    String meant = room == null || isMissing ? label.meant() : null;
    if (place.text().isEmpty() || (meant == null && !(hard && isMissing))) {
      return;
    }
    findings.warn(
        DiagnosticCode.FITS_NO_NODE,
        place.path(),
        pods.object().title()
            + " has the topologyKey "
            + quoted(place.text())
            + ", a label that no node has; "
            + effect,
        meant == null
            ? "write kubernetes.io/hostname or topology.kubernetes.io/zone, or add the label to the"
                + " node groups"
            : "write " + meant,
        Edit.setIfKnown(place.path(), meant));
  }

  private static boolean isMissing(NodeCondition label, @Nullable ClusterRoom room) {
    if (room == null || label.hasVariable()) {
      return false;
    }
    for (NodeGroup group : room.groups()) {
      if (group.obstacle(label) != Obstacle.NO_LABEL) {
        return false;
      }
    }
    return true;
  }

  private static void condition(
      PodTemplate pods, NodeCondition condition, DiagnosticCollector findings) {
    String meant = condition.meant();
    String architecture =
        condition.key().equals("kubernetes.io/arch") && condition.values().size() == 1
            ? ARCHITECTURES.get(condition.values().get(0))
            : null;
    String right = meant == null ? architecture : meant;
    if (right == null
        || condition.operator().equals("NotIn")
        || condition.operator().equals("DoesNotExist")) {
      return;
    }
    boolean isText = condition.place().value() instanceof String;
    findings.warn(
        DiagnosticCode.FITS_NO_NODE,
        condition.place().path(),
        pods.object().title()
            + " runs on no node; it asks for "
            + condition.shown()
            + (meant == null
                ? ", and the architectures are " + Phrases.or(List.of("amd64", "arm64"))
                : ", a label that no node has"),
        "write " + right,
        !isText
            ? null
            : meant == null
                ? Edit.set(condition.place().path(), right)
                : Edit.renameKey(condition.place().path(), right));
  }
}
