package io.gitopsprofile.room;

/**
 * An EC2 instance type, and the resources that pods may request on a node of that type.
 *
 * @param name the name, such as {@code m5.large}
 * @param cpu the vCPUs, in thousandths
 * @param memory the memory in MiB
 * @param architecture the architecture as the label {@code kubernetes.io/arch} has it: {@code
 *     amd64} or {@code arm64}
 * @param pods the most pods of a node, by the addresses of its network interfaces
 * @param gpus the number of GPUs
 */
public record InstanceType(
    String name, long cpu, long memory, String architecture, int pods, int gpus) {

  /** The resources in MiB that the kubelet reserves beside those for each pod. */
  private static final int RESERVED_MEMORY = 255;

  /** The memory in MiB that the kubelet reserves for each pod that a node may have. */
  private static final int RESERVED_FOR_POD = 11;

  /** The memory in MiB below which the kubelet evicts pods. */
  private static final int EVICTION = 100;

  /** The CPU from which EKS recommends more pods, in thousandths of a vCPU. */
  private static final long LARGE = 30_000;

  /** The upper ends of ranges of CPU, in thousandths of a vCPU; the last one is open. */
  private static final long[] RANGES = {1_000, 2_000, 4_000, Long.MAX_VALUE};

  /** The share of each range that the kubelet reserves, in hundredths of a percent. */
  private static final int[] SHARES = {600, 100, 50, 25};

  /**
   * Returns the CPU that all pods of a node may request, in thousandths of a vCPU. (Source:
   * amazon-eks-ami, nodeadm/internal/kubelet/config.go, getCPUMillicoresToReserve.)
   */
  public long allocatableCpu() {
    long reserved = 0;
    long start = 0;
    for (int i = 0; i < RANGES.length && cpu > start; i++) {
      reserved += (Math.min(cpu, RANGES[i]) - start) * SHARES[i] / 10_000;
      start = RANGES[i];
    }
    return cpu - reserved;
  }

  /**
   * Returns the most memory that all pods of a node may request, in MiB. The kernel and the
   * hypervisor take some percent more. (Source: amazon-eks-ami, nodeadm/internal/kubelet/config.go,
   * getMemoryMebibytesToReserve, and its evictionHard.)
   */
  public long allocatableMemory() {
    long counted = Math.min(pods, recommendedPods());
    return Math.max(0, memory - RESERVED_MEMORY - RESERVED_FOR_POD * counted - EVICTION);
  }

  /**
   * Returns the most pods that EKS recommends for a node whose interfaces have prefixes instead of
   * addresses. (Source: EKS, Assign more IP addresses to Amazon EC2 nodes.)
   */
  public int recommendedPods() {
    return cpu < LARGE ? 110 : 250;
  }
}
