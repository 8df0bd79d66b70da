package io.gitopsprofile.check.autoscaler;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import java.math.BigDecimal;

/**
 * PRF154: the largest Java heap of a container is not below its memory limit, so that the kernel
 * ends the container when the heap grows. (Source: Oracle, The java Command, {@code -Xmx} and
 * {@code -XX:MaxRAMPercentage}.)
 */
final class HeapSizeCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (PodTemplate pods : context.objects().pods()) {
      for (ObjectField container : pods.allContainers()) {
        BigDecimal limit = container.in("resources", "limits", "memory").amount();
        JavaHeap heap = limit == null ? null : JavaHeap.of(container);
        if (limit != null
            && heap != null
            && heap.path() != null
            && limit.compareTo(BigDecimal.valueOf(heap.largest())) <= 0) {
          findings.add(
              DiagnosticCode.HEAP_SIZE,
              heap.path(),
              "the Java heap of container "
                  + quoted(container.in("name").text())
                  + " of "
                  + pods.object().title()
                  + " may grow to "
                  + (heap.largest() >> 20)
                  + " MiB; the container may use "
                  + limit.longValue() / (1 << 20)
                  + " MiB",
              "set -Xmx, or -XX:MaxRAMPercentage, to at most three quarters of the memory limit");
        }
      }
    }
  }
}
