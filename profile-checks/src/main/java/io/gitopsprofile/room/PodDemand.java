package io.gitopsprofile.room;

import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The resources that the scheduler reserves for a pod: the sum of its containers and of the init
 * containers that keep running, or its largest init container if that requests more. A limit alone
 * counts as a request. (Source: Kubernetes, Resource sharing within containers, and {@code
 * pkg/scheduler/framework/plugins/noderesources/fit.go}.)
 *
 * @param cpu the CPU, in thousandths of a vCPU
 * @param memory the memory in bytes
 * @param storage the ephemeral storage in bytes
 * @param gpus the GPUs of NVIDIA
 */
public record PodDemand(long cpu, long memory, long storage, long gpus) {

  /** The name of the resource CPU. */
  public static final String CPU = "cpu";

  /** The name of the resource memory. */
  public static final String MEMORY = "memory";

  /** The name of the resource of files that end with the pod. */
  public static final String STORAGE = "ephemeral-storage";

  /** The name of the resource of NVIDIA's GPUs. */
  public static final String GPU = "nvidia.com/gpu";

  private static final String REQUESTS = "requests";
  private static final String LIMITS = "limits";

  /** The CPU that no machine has, in vCPUs. */
  private static final BigDecimal MOST_CPU = BigDecimal.valueOf(10_000);

  /** The largest amount that is told from others; sums of many stay within a long. */
  private static final BigDecimal MOST = BigDecimal.valueOf(1L << 50);

  /** Returns the demand of a pod. */
  public static PodDemand of(PodTemplate pods) {
    List<ObjectField> containers = pods.containers();
    List<ObjectField> before = pods.initContainers();
    ObjectField overhead = pods.spec().in("overhead");
    return new PodDemand(
        needed(containers, before, overhead, CPU, 3),
        needed(containers, before, overhead, MEMORY, 0),
        needed(containers, before, overhead, STORAGE, 0),
        needed(containers, before, overhead, GPU, 0));
  }

  private static long needed(
      List<ObjectField> containers,
      List<ObjectField> before,
      ObjectField overhead,
      String resource,
      int scale) {
    BigDecimal all = sum(containers, before, overhead, REQUESTS, resource);
    return all.movePointRight(scale).min(MOST).setScale(0, RoundingMode.CEILING).longValue();
  }

  /**
   * Returns the amount of a resource that a pod has in all. A pod without limits has none, even if
   * its runtime class has an overhead.
   *
   * @param list the list of a container's resources: {@code requests} or {@code limits}
   */
  public static BigDecimal sum(PodTemplate pods, String list, String resource) {
    ObjectField overhead = pods.spec().in("overhead");
    return sum(pods.containers(), pods.initContainers(), overhead, list, resource);
  }

  private static BigDecimal sum(
      List<ObjectField> containers,
      List<ObjectField> before,
      ObjectField overhead,
      String list,
      String resource) {
    BigDecimal running = BigDecimal.ZERO;
    BigDecimal most = BigDecimal.ZERO;
    for (ObjectField container : before) {
      BigDecimal own = amount(container, list, resource);
      if (container.in("restartPolicy").text().equals("Always")) {
        running = running.add(own);
        most = most.max(running);
      } else {
        most = most.max(running.add(own));
      }
    }
    for (ObjectField container : containers) {
      running = running.add(amount(container, list, resource));
    }
    BigDecimal more = overhead.in(resource).amount();
    BigDecimal all = running.max(most);
    boolean hasNone = list.equals(LIMITS) && all.signum() == 0;
    return more == null || hasNone ? all : all.add(more);
  }

  private static BigDecimal amount(ObjectField container, String list, String resource) {
    BigDecimal amount = place(container, list, resource).amount();
    return amount == null ? BigDecimal.ZERO : amount.max(BigDecimal.ZERO);
  }

  /** Returns the field of a container's amount; a limit alone is the field of its request, too. */
  public static ObjectField place(ObjectField container, String list, String resource) {
    ObjectField own = container.in("resources", list, resource);
    return own.isPresent() || list.equals(LIMITS)
        ? own
        : container.in("resources", LIMITS, resource);
  }

  /** Returns the field with the largest request of a resource; null if no container has one. */
  public static @Nullable ObjectField largest(PodTemplate pods, String resource) {
    return largest(pods, REQUESTS, resource);
  }

  /** Returns the field with the largest amount of a resource; null if no container has one. */
  public static @Nullable ObjectField largest(PodTemplate pods, String list, String resource) {
    ObjectField largest = null;
    BigDecimal most = BigDecimal.ZERO;
    for (ObjectField container : pods.allContainers()) {
      ObjectField place = place(container, list, resource);
      BigDecimal amount = place.amount();
      if (amount != null && amount.compareTo(most) > 0) {
        largest = place;
        most = amount;
      }
    }
    return largest;
  }

  /**
   * Returns true if the CPU is more than any machine has, because it has the unit of another
   * resource, which is a finding itself.
   */
  public boolean hasOtherUnit() {
    return hasOtherUnit(BigDecimal.valueOf(cpu, 3));
  }

  /** Returns true if a number of vCPUs is more than any machine has. */
  public static boolean hasOtherUnit(BigDecimal cpus) {
    return cpus.compareTo(MOST_CPU) > 0;
  }

  /**
   * Returns the text of an amount of a resource: {@code 1.5 vCPU}, {@code 512Mi of memory}, {@code
   * 1 GPU}.
   */
  public static String shown(long amount, String resource) {
    return switch (resource) {
      case CPU -> BigDecimal.valueOf(amount, 3).stripTrailingZeros().toPlainString() + " vCPU";
      case GPU -> amount + " GPU";
      case MEMORY -> shownBytes(amount) + " of memory";
      default -> shownBytes(amount) + " of ephemeral storage";
    };
  }

  private static String shownBytes(long amount) {
    if (amount >= 1L << 30 && amount % (1L << 30) == 0) {
      return (amount >> 30) + "Gi";
    }
    return amount >= 1L << 20 ? (amount >> 20) + "Mi" : amount + " bytes";
  }
}
