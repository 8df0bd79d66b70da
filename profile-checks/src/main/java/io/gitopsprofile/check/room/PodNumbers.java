package io.gitopsprofile.check.room;

import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ScalingObject;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of pods that an autoscaler or a workload asks for.
 *
 * @param least the number that is always asked for
 * @param most the largest number
 * @param leastPlace the place of the smaller number
 * @param mostPlace the place of the larger number
 */
record PodNumbers(long least, long most, ProfilePath leastPlace, ProfilePath mostPlace) {

  /** The most pods of a workload that are counted, so that sums stay within a long. */
  private static final long MOST = 1L << 40;

  /**
   * Returns the numbers of a workload's pods; one pod for a kind without replicas. Null if the
   * autoscaler's smallest number is above its largest, which another check reports.
   */
  static @Nullable PodNumbers of(PodTemplate pods, CheckContext context) {
    boolean scales = pods.kind().scales();
    ScalingObject scaler =
        scales ? ScalingObject.first(context, context.objects(), pods.object()) : null;
    if (scaler == null) {
      ObjectField replicas = pods.object().field("spec", "replicas");
      Long number = scales ? replicas.number() : null;
      long count = number == null ? 1 : Math.min(number, MOST);
      return new PodNumbers(count, count, replicas.path(), replicas.path());
    }
    long least = Math.min(scaler.least(), MOST);
    Long largest = scaler.mostField().number();
    long most = largest == null ? least : Math.min(largest, MOST);
    return least > most
        ? null
        : new PodNumbers(least, most, scaler.leastField().path(), scaler.mostField().path());
  }
}
