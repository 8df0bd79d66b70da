package io.gitopsprofile.check.room;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.room.ClusterRoom;
import io.gitopsprofile.room.NodeGroup;
import io.gitopsprofile.room.PodDemand;
import io.gitopsprofile.room.PodPlacement;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ObjectSelector;
import io.gitopsprofile.view.PodTemplate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF161: the nodes hold fewer pods than an autoscaler or a workload asks for: by CPU, memory or
 * number of pods, or because each pod needs a node of its own, by anti-affinity or a port of the
 * node. The nodes are those of the largest size of each group. The pods of charts are not counted,
 * because they are not known. (Source: Kubernetes, kube-scheduler; EKS, Choosing an Amazon EC2
 * instance type.)
 */
final class NodeCountCheck implements Check {

  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String HOSTNAME = "kubernetes.io/hostname";
  private static final String ZONE = "topology.kubernetes.io/zone";
  private static final String OLD_ZONE = "failure-domain.beta.kubernetes.io/zone";

  private static final String BY_ZONE = "its anti-affinity allows one pod a zone";

  /** The most zones that eksctl chooses if the file names none. */
  private static final int ZONES = 3;

  /** The largest amount, number and sum that are told apart, so that sums stay within a long. */
  private static final long MOST_AMOUNT = 1L << 45;

  private static final long MOST_PODS = 1L << 12;
  private static final long MOST_SUM = 1L << 60;

  /** Pods and the numbers that are asked for. */
  private record Scaled(
      PodTemplate pods, PodPlacement placement, PodDemand demand, PodNumbers wanted) {}

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    var cluster = context.profile().cluster();
    if (cluster == null || cluster.region() == null) {
      return;
    }
    ClusterRoom room = ClusterRoom.of(context, context.objects());
    if (room != null && room.isEmpty() && !SystemPods.haveRoomOnFargate(context)) {
      return;
    }
    List<Scaled> all = new ArrayList<>();
    for (PodTemplate pods : PodsOnNodes.of(context)) {
      PodNumbers wanted = pods.kind().scales() ? PodNumbers.of(pods, context) : null;
      if (wanted != null) {
        all.add(new Scaled(pods, PodPlacement.of(pods), PodDemand.of(pods), wanted));
      }
    }
    boolean namesZones =
        cluster.patch().entries().containsKey("availabilityZones")
            || cluster.patch().entries().containsKey("vpc");
    for (Scaled scaled : all) {
      if (!namesZones && isAlone(scaled.pods(), ZONE, OLD_ZONE) && scaled.wanted().most() > ZONES) {
        report(scaled, ZONES, BY_ZONE, room, findings);
      } else if (room != null) {
        check(scaled, room, findings);
      }
    }
    if (room != null && room.isKnown()) {
      checkSum(all, room, findings);
    }
  }

  private static void check(Scaled scaled, ClusterRoom room, DiagnosticCollector findings) {
    long nodes = room.nodesFor(scaled.placement(), scaled.demand());
    boolean fits = false;
    for (NodeGroup group : room.groups()) {
      fits |= group.refusal(scaled.placement(), scaled.demand()) == null;
    }
    if (!fits) {
      return;
    }
    String alone = ownNode(scaled.pods());
    if (alone != null && scaled.wanted().most() > nodes) {
      report(scaled, nodes, alone, room, findings);
      return;
    }
    long held = room.holds(scaled.placement(), scaled.demand());
    if (room.isKnown() && held < scaled.wanted().most()) {
      report(scaled, held, needs(scaled.demand()), room, findings);
    }
  }

  private static String needs(PodDemand demand) {
    List<String> needs = new ArrayList<>();
    if (demand.cpu() > 0) {
      needs.add(PodDemand.shown(demand.cpu(), PodDemand.CPU));
    }
    if (demand.memory() > 0) {
      needs.add(PodDemand.shown(demand.memory(), PodDemand.MEMORY));
    }
    return needs.isEmpty()
        ? "a node has a largest number of pods"
        : "each pod requests " + String.join(" and ", needs);
  }

  /** The reason for which each pod needs a node of its own; null if there is none. */
  private static @Nullable String ownNode(PodTemplate pods) {
    if (isAlone(pods, HOSTNAME, HOSTNAME)) {
      return "its anti-affinity allows one pod a node";
    }
    for (ObjectField container : pods.containers()) {
      for (ObjectField port : container.in("ports").elements()) {
        if (port.in("hostPort").isPresent()) {
          return "each pod takes a port of its node";
        }
      }
    }
    return null;
  }

  /** True if required anti-affinity keeps two pods of the workload apart by a topology. */
  private static boolean isAlone(PodTemplate pods, String topology, String oldTopology) {
    ObjectField terms = pods.spec().in("affinity", "podAntiAffinity", REQUIRED);
    for (ObjectField term : terms.elements()) {
      String key = term.in("topologyKey").text();
      ObjectField selector = term.in("labelSelector");
      if ((key.equals(topology) || key.equals(oldTopology))
          && selector.isPresent()
          && !term.in("matchLabelKeys").isPresent()
          && isOwnNamespace(term, pods)
          && ObjectSelector.matches(selector.map(), pods.labels())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOwnNamespace(ObjectField term, PodTemplate pods) {
    List<?> namespaces = term.in("namespaces").list();
    return !term.in("namespaceSelector").isPresent()
        && (namespaces.isEmpty() || namespaces.contains(pods.namespace()));
  }

  private static void report(
      Scaled scaled,
      long held,
      String reason,
      @Nullable ClusterRoom room,
      DiagnosticCollector findings) {
    PodNumbers wanted = scaled.wanted();
    boolean always = wanted.least() > held;
    findings.add(
        DiagnosticCode.TOO_FEW_NODES,
        always && room != null && held == 0
            ? emptyPlace(scaled, room, wanted)
            : always ? wanted.leastPlace() : wanted.mostPlace(),
        scaled.pods().object().title()
            + " may have "
            + (always ? wanted.least() : wanted.most())
            + " pods, and the nodes hold "
            + held
            + "; "
            + reason
            + (room == null || room.grows() ? "" : ", and nothing in the profile adds nodes"),
        reason.equals(BY_ZONE)
            ? "ask for at most " + held + " pods, or prefer the anti-affinity instead"
            : "ask for at most "
                + Math.max(held, 1)
                + " pods, add nodes, or write provides: [karpenter] if that makes nodes");
  }

  /** The size of the only node group that could run the pods and starts without nodes. */
  private static ProfilePath emptyPlace(Scaled scaled, ClusterRoom room, PodNumbers wanted) {
    for (NodeGroup group : room.groups()) {
      if (group.refusal(scaled.placement(), scaled.demand()) == null && room.nodes(group) == 0) {
        return group.part().at(group.sizeKey());
      }
    }
    return wanted.leastPlace();
  }

  /** Checks the sum of all pods at their smallest number, and each autoscaler's most beside it. */
  private static void checkSum(List<Scaled> all, ClusterRoom room, DiagnosticCollector findings) {
    long cpu = 0;
    long memory = 0;
    for (Scaled scaled : all) {
      cpu = Math.min(MOST_SUM, cpu + times(scaled.demand().cpu(), scaled.wanted().least()));
      memory =
          Math.min(MOST_SUM, memory + times(scaled.demand().memory(), scaled.wanted().least()));
    }
    long ofNodes = room.cpu();
    long memoryOfNodes = room.memory();
    if (cpu > ofNodes || memory > memoryOfNodes) {
      boolean byCpu = cpu > ofNodes;
      String resource = byCpu ? PodDemand.CPU : PodDemand.MEMORY;
      Scaled single = all.size() == 1 ? all.get(0) : null;
      if (single == null || room.holds(single.placement(), single.demand()) > 0) {
        sum(byCpu ? cpu : memory, byCpu ? ofNodes : memoryOfNodes, resource, room, all, findings);
      }
      return;
    }
    for (Scaled scaled : all) {
      PodNumbers wanted = scaled.wanted();
      long more = wanted.most() - wanted.least();
      if (more <= 0 || room.holds(scaled.placement(), scaled.demand()) < wanted.most()) {
        continue;
      }
      boolean byCpu = cpu + times(scaled.demand().cpu(), more) > ofNodes;
      if (byCpu || memory + times(scaled.demand().memory(), more) > memoryOfNodes) {
        findings.add(
            DiagnosticCode.TOO_FEW_NODES,
            wanted.mostPlace(),
            scaled.pods().object().title()
                + " may have "
                + wanted.most()
                + " pods, and the nodes do not hold them beside the other pods of the profile, by "
                + (byCpu ? "CPU" : "memory")
                + (room.grows() ? "" : ", and nothing in the profile adds nodes"),
            "ask for fewer pods, add nodes, or write provides: [karpenter] if that makes nodes");
      }
    }
  }

  private static void sum(
      long asked,
      long offered,
      String resource,
      ClusterRoom room,
      List<Scaled> all,
      DiagnosticCollector findings) {
    for (Scaled scaled : all) {
      if (room.holds(scaled.placement(), scaled.demand()) < scaled.wanted().least()) {
        return;
      }
    }
    findings.add(
        DiagnosticCode.TOO_FEW_NODES,
        ProfilePath.ROOT.key("cluster").key("managedNodeGroups"),
        "the pods of the profile request "
            + PodDemand.shown(asked, resource)
            + " at their smallest number, and the nodes offer "
            + PodDemand.shown(offered, resource),
        "add nodes, or request less");
  }

  private static long times(long amount, long count) {
    return Math.min(amount, MOST_AMOUNT) * Math.min(Math.max(0, count), MOST_PODS);
  }
}
