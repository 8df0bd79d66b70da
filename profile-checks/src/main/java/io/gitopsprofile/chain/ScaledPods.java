package io.gitopsprofile.chain;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.fargate.FargateSelectors;
import io.gitopsprofile.fargate.FargateSize;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.cluster.ManagedNodeGroup;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.room.PodDemand;
import io.gitopsprofile.trial.NodeRoom;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ProfileParts;
import io.gitopsprofile.view.ScalingObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pods that an autoscaler scales, their requests, and the nodes or Fargate below them. */
final class ScaledPods {

  private static final BigDecimal MEBI = BigDecimal.valueOf(1L << 20);

  private final String targetKind;
  private final String targetName;
  private final ProfilePath targetPath;
  private final int maximum;
  private final ProfileParts parts;
  private final ProfileObjects objects;
  private final @Nullable Located<Workload> workload;
  private final @Nullable PodTemplate pods;
  private final @Nullable PodDemand demand;
  private final FargateSelectors.@Nullable Choice choice;

  ScaledPods(Located<Autoscaler> autoscaler, ProfileParts parts, ProfileObjects objects) {
    this(
        WorkloadKind.scaledBy(autoscaler.value().target()).kind(),
        WorkloadKind.scaledBy(autoscaler.value().target()).name(),
        autoscaler.value().namespace(),
        autoscaler.at("target"),
        autoscaler.value().maxReplicas(),
        parts,
        objects);
  }

  ScaledPods(ScalingObject scaler, int maximum, ProfileParts parts, ProfileObjects objects) {
    this(
        scaler.targetKind(),
        scaler.targetName(),
        scaler.namespace(),
        scaler.object().part(),
        maximum,
        parts,
        objects);
  }

  private ScaledPods(
      String targetKind,
      String targetName,
      String namespace,
      ProfilePath targetPath,
      int maximum,
      ProfileParts parts,
      ProfileObjects objects) {
    this.targetKind = targetKind;
    this.targetName = targetName;
    this.targetPath = targetPath;
    this.maximum = maximum;
    this.parts = parts;
    this.objects = objects;
    this.pods = objects.podsOf(targetKind, namespace, targetName);
    this.workload = pods == null ? null : workload(pods.object().part(), parts);
    this.demand = pods == null ? null : PodDemand.of(pods);
    FargateSelectors selectors = FargateSelectors.of(parts);
    this.choice =
        pods == null || selectors == null ? null : selectors.match(pods.namespace(), pods.labels());
  }

  private static @Nullable Located<Workload> workload(ProfilePath part, ProfileParts parts) {
    List<Object> steps = part.steps();
    return steps.size() == 2 && steps.get(0).equals("workloads")
        ? parts.workloads().get((Integer) steps.get(1))
        : null;
  }

  @Nullable Located<Workload> typed() {
    return workload;
  }

  @Nullable PodTemplate pods() {
    return pods;
  }

  /** The containers as a link: the start of a chain. */
  BoxFacts containers() {
    BoxFacts facts = new BoxFacts();
    PodTemplate known = pods;
    if (known != null) {
      facts.at(known.object().part());
      if (workload != null) {
        facts.at(workload.at("containers")).at(workload.at("preset"));
      }
      for (ObjectField container : known.containers()) {
        facts.fact("container " + container.in("name").text(), container.in("image").text());
      }
    }
    return facts;
  }

  String targetName() {
    return targetName;
  }

  ChainBox workload() {
    BoxFacts facts = new BoxFacts();
    PodTemplate known = pods;
    if (known == null) {
      facts.at(targetPath).fact("kind", targetKind);
      facts.fact("note", "not in this profile");
      return facts.unknown(ChainBox.Kind.WORKLOAD, targetName);
    }
    facts.at(known.object().part()).fact("kind", targetKind);
    facts.fact("CPU of a pod", asked("cpu"));
    facts.fact("memory of a pod", asked("memory"));
    return facts.known(ChainBox.Kind.WORKLOAD, targetName);
  }

  private String asked(String resource) {
    BigDecimal sum = request(resource);
    return sum == null
        ? "not requested"
        : resource.equals("cpu") ? cores(sum) + " requested" : mebi(sum) + " requested";
  }

  /** Returns the amount that the scheduler reserves for a pod; null if none is known. */
  @Nullable BigDecimal request(String resource) {
    PodDemand known = demand;
    if (known == null) {
      return null;
    }
    BigDecimal amount =
        resource.equals(PodDemand.CPU)
            ? BigDecimal.valueOf(known.cpu(), 3)
            : BigDecimal.valueOf(known.memory());
    return amount.signum() == 0 ? null : amount;
  }

  static String cores(BigDecimal amount) {
    BigDecimal milli = amount.scaleByPowerOfTen(3);
    return amount.stripTrailingZeros().scale() <= 0
        ? amount.stripTrailingZeros().toPlainString() + " vCPU"
        : milli.stripTrailingZeros().toPlainString() + "m";
  }

  static String mebi(BigDecimal bytes) {
    return bytes.divide(MEBI, 1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString()
        + " MiB";
  }

  /** The size of a pod on Fargate; null for other pods, and for pods of an unknown size. */
  @Nullable FargateSize size() {
    return workload == null || choice == null ? null : FargateSize.of(workload.value());
  }

  ChainBox room() {
    BoxFacts facts = new BoxFacts();
    if (choice != null) {
      facts.at(choice.selector().path());
      facts.fact("Fargate profile", choice.profile());
      FargateSize size = size();
      if (size != null) {
        facts.fact("size of a pod", size.cpu() + " vCPU, " + size.memory() + " GB");
        facts.fact("at " + maximum + " pods", times(size));
      }
      return facts.known(ChainBox.Kind.ROOM, "Fargate");
    }
    Cluster cluster = parts.profile().cluster();
    List<ManagedNodeGroup> groups = cluster == null ? List.of() : cluster.managedNodeGroups();
    if (groups.isEmpty()) {
      facts.fact("note", "the profile does not describe the nodes");
      return facts.unknown(ChainBox.Kind.ROOM, "nodes");
    }
    for (int i = 0; i < groups.size(); i++) {
      facts.at(ProfilePath.ROOT.key("cluster").key("managedNodeGroups").index(i));
      facts.fact("group " + groups.get(i).name(), NodeGroupWords.of(groups.get(i)));
    }
    BigDecimal most = BigDecimal.valueOf(maximum);
    BigDecimal cpu = request("cpu");
    BigDecimal memory = request("memory");
    facts.fact(
        "needs at " + maximum + " pods",
        (cpu == null ? "" : cores(cpu.multiply(most)))
            + (cpu == null || memory == null ? "" : ", ")
            + (memory == null ? "" : mebi(memory.multiply(most))));
    Integer held = pods == null ? null : NodeRoom.of(parts, objects).holds(pods);
    facts.fact("holds", held == null ? null : held + " such pods, if nothing else runs there");
    return facts.known(ChainBox.Kind.ROOM, "nodes");
  }

  private String times(FargateSize size) {
    BigDecimal most = BigDecimal.valueOf(maximum);
    return plain(new BigDecimal(size.cpu()).multiply(most))
        + " vCPU, "
        + plain(new BigDecimal(size.memory()).multiply(most))
        + " GB";
  }

  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
