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

  /** The CPU that no machine has, in thousandths of a vCPU. */
  private static final long MOST_CPU = 10_000_000;

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
    BigDecimal running = BigDecimal.ZERO;
    BigDecimal most = BigDecimal.ZERO;
    for (ObjectField container : before) {
      BigDecimal own = amount(container, resource);
      if (container.in("restartPolicy").text().equals("Always")) {
        running = running.add(own);
        most = most.max(running);
      } else {
        most = most.max(running.add(own));
      }
    }
    for (ObjectField container : containers) {
      running = running.add(amount(container, resource));
    }
    BigDecimal more = overhead.in(resource).amount();
    BigDecimal all = running.max(most).add(more == null ? BigDecimal.ZERO : more);
    return all.movePointRight(scale).min(MOST).setScale(0, RoundingMode.CEILING).longValue();
  }

  private static BigDecimal amount(ObjectField container, String resource) {
    ObjectField place = place(container, resource);
    BigDecimal amount = place == null ? null : place.amount();
    return amount == null ? BigDecimal.ZERO : amount.max(BigDecimal.ZERO);
  }

  /** The field that counts as a container's request; null if there is none. */
  private static @Nullable ObjectField place(ObjectField container, String resource) {
    ObjectField request = container.in("resources", "requests", resource);
    if (request.isPresent()) {
      return request;
    }
    ObjectField limit = container.in("resources", "limits", resource);
    return limit.isPresent() ? limit : null;
  }

  /** Returns the field with the largest request of a resource; null if no container has one. */
  public static @Nullable ObjectField largest(PodTemplate pods, String resource) {
    ObjectField largest = null;
    BigDecimal most = BigDecimal.ZERO;
    for (ObjectField container : pods.allContainers()) {
      ObjectField place = place(container, resource);
      BigDecimal amount = place == null ? null : place.amount();
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
    return cpu > MOST_CPU;
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
