package io.gitopsprofile.fargate;

import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.Resources;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.workload.Workload;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The size of a pod on Fargate: the greater of its largest init container and the sum of its other
 * containers, plus 256 MB, rounded up to an available size. (Source: EKS, Fargate Pod
 * configuration.)
 *
 * @param cpu vCPUs, such as {@code 0.25}
 * @param memory memory in GB, such as {@code 0.5}
 */
public record FargateSize(String cpu, String memory) {

  private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);
  private static final BigDecimal OVERHEAD = BigDecimal.valueOf(256L << 20);

  /**
   * A row of the table of sizes: minimum, maximum and steps of memory, in GB.
   *
   * @param cpu the vCPUs
   */
  private record Row(String cpu, String from, String to, String step) {}

  private static final List<Row> TABLE =
      List.of(
          new Row("0.25", "0.5", "0.5", "1"),
          new Row("0.25", "1", "2", "1"),
          new Row("0.5", "1", "4", "1"),
          new Row("1", "2", "8", "1"),
          new Row("2", "4", "16", "1"),
          new Row("4", "8", "30", "1"),
          new Row("8", "16", "60", "4"),
          new Row("16", "32", "120", "8"));

  /** Returns the size of a workload's pods; null if the pods exceed the largest size. */
  public static @Nullable FargateSize of(Workload workload) {
    BigDecimal cpu = needed(workload, "cpu");
    BigDecimal memory = needed(workload, "memory").add(OVERHEAD);
    for (Row row : TABLE) {
      BigDecimal from = new BigDecimal(row.from());
      BigDecimal asked = memory.divide(GIB, 9, RoundingMode.CEILING).max(from);
      BigDecimal step = new BigDecimal(row.step());
      BigDecimal steps = asked.subtract(from).divide(step, 0, RoundingMode.CEILING);
      BigDecimal given = from.add(steps.multiply(step));
      if (cpu.compareTo(new BigDecimal(row.cpu())) <= 0
          && given.compareTo(new BigDecimal(row.to())) <= 0) {
        return new FargateSize(row.cpu(), given.stripTrailingZeros().toPlainString());
      }
    }
    return null;
  }

  /** Returns true if a workload's pods request all of this size, so that no notice is needed. */
  public boolean isFilledBy(Workload workload) {
    BigDecimal asked = needed(workload, "memory").add(OVERHEAD);
    return needed(workload, "cpu").compareTo(new BigDecimal(cpu)) == 0
        && asked.compareTo(new BigDecimal(memory).multiply(GIB)) == 0;
  }

  /** Returns true if the largest size has less of a resource than the pods need. */
  public static boolean isTooSmall(Workload workload, String resource) {
    return isTooSmall(needed(workload, resource), resource);
  }

  /** Returns true if the largest size has less of a resource than an amount. */
  public static boolean isTooSmall(BigDecimal needed, String resource) {
    Row biggest = TABLE.get(TABLE.size() - 1);
    return resource.equals("cpu")
        ? needed.compareTo(new BigDecimal(biggest.cpu())) > 0
        : needed.add(OVERHEAD).compareTo(new BigDecimal(biggest.to()).multiply(GIB)) > 0;
  }

  private static BigDecimal needed(Workload workload, String resource) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Container container : workload.containers()) {
      sum = sum.add(request(container, resource));
    }
    for (Container container : workload.initContainers()) {
      sum = sum.max(request(container, resource));
    }
    return sum;
  }

  /** Returns a container's request of a resource; a limit alone counts as a request. */
  public static BigDecimal request(Container container, String resource) {
    Resources resources = container.resources();
    if (resources == null) {
      return BigDecimal.ZERO;
    }
    Quantity limit = resources.limits().get(resource);
    Quantity request = resources.requests().get(resource);
    Quantity counted = request == null ? limit : request;
    return counted == null ? BigDecimal.ZERO : counted.amount();
  }
}
