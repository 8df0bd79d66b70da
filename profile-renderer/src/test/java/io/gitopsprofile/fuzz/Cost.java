package io.gitopsprofile.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * The limits of time and memory that every input keeps: 5 seconds of CPU time, and 1 GiB of memory
 * that is allocated and freed again. The heap of a campaign ends at 256 MiB, which shows the memory
 * that is held at once.
 */
final class Cost {

  private static final long MOST_NANOSECONDS = 5_000_000_000L;
  private static final long MOST_BYTES = 1L << 30;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Cost() {}

  /**
   * Passes an input on, and fails if that took too much time or memory. An input that did so is
   * tried once more, since the first time may include loading classes, which the fuzzer
   * instruments.
   */
  static void judge(byte[] input, ThrowingConsumer<byte[]> target) throws Throwable {
    if (!excess(input, target).isEmpty()) {
      String excess = excess(input, target);
      if (!excess.isEmpty()) {
        throw new AssertionError(excess);
      }
    }
  }

  /** Passes an input on; returns what was too much, or an empty text. */
  private static String excess(byte[] input, ThrowingConsumer<byte[]> target) throws Throwable {
    long time = THREADS.getCurrentThreadCpuTime();
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    target.accept(input);
    time = THREADS.getCurrentThreadCpuTime() - time;
    bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    return time > MOST_NANOSECONDS || bytes > MOST_BYTES
        ? input.length + " bytes took " + time / 1_000_000 + " ms and " + (bytes >> 20) + " MiB"
        : "";
  }
}
