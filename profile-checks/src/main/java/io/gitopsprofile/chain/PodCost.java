package io.gitopsprofile.chain;

import io.gitopsprofile.fargate.FargateSize;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pods of an autoscaler as a driver of cost.
 *
 * @param autoscaler the name of the autoscaler
 * @param minimum the least number of pods
 * @param maximum the greatest number of pods
 * @param cpu cores that a pod requests, or has on Fargate; null if not known
 * @param memory bytes that a pod requests, or has on Fargate; null if not known
 * @param room the words for the place where the pods run
 */
public record PodCost(
    String autoscaler,
    int minimum,
    int maximum,
    @Nullable BigDecimal cpu,
    @Nullable BigDecimal memory,
    String room) {

  private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);

  static PodCost of(String autoscaler, int minimum, int maximum, ScaledPods pods, ChainBox room) {
    FargateSize size = pods.size();
    return new PodCost(
        autoscaler,
        minimum,
        maximum,
        size == null ? pods.request("cpu") : new BigDecimal(size.cpu()),
        size == null ? pods.request("memory") : new BigDecimal(size.memory()).multiply(GIB),
        room.title());
  }

  /** Returns the words for CPU and memory of a number of pods; empty if neither is known. */
  public String of(int count) {
    BigDecimal times = BigDecimal.valueOf(count);
    return words(
        cpu == null ? null : cpu.multiply(times), memory == null ? null : memory.multiply(times));
  }

  /** Returns the words for all pods at their minimum or maximum, as far as they are known. */
  public static String sum(List<PodCost> all, boolean maximum) {
    BigDecimal cpu = BigDecimal.ZERO;
    BigDecimal memory = BigDecimal.ZERO;
    for (PodCost cost : all) {
      BigDecimal times = BigDecimal.valueOf(maximum ? cost.maximum : cost.minimum);
      cpu = cost.cpu == null ? cpu : cpu.add(cost.cpu.multiply(times));
      memory = cost.memory == null ? memory : memory.add(cost.memory.multiply(times));
    }
    return words(cpu, memory);
  }

  private static String words(@Nullable BigDecimal cpu, @Nullable BigDecimal memory) {
    List<String> words = new ArrayList<>();
    if (cpu != null) {
      words.add(ScaledPods.plain(cpu) + " vCPU");
    }
    if (memory != null) {
      words.add(ScaledPods.plain(memory.divide(GIB, 2, RoundingMode.HALF_UP)) + " GB");
    }
    return String.join(", ", words);
  }
}
