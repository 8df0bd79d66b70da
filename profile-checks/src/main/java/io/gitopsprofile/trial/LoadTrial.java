package io.gitopsprofile.trial;

import io.gitopsprofile.fargate.FargateSize;
import io.gitopsprofile.simulate.ScalingRun;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Result of a load on an autoscaler: the curves, the figures and the words.
 *
 * @param autoscaler the autoscaler
 * @param load the load
 * @param run the curves, one row a second
 * @param figures the figures
 * @param calmer window for scaling down that makes fewer changes; null if none is needed or known
 */
public record LoadTrial(
    TriedAutoscaler autoscaler,
    TrialLoad load,
    ScalingRun run,
    TrialFigures figures,
    @Nullable CalmerWindow calmer) {

  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

  /** Returns sentences on the limits, in the order of their weight. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    TriedMetric metric = autoscaler.metric();
    String unit = metric == null ? "" : metric.unit();
    Integer maximumAt = figures.maximumAt();
    if (figures.mostPods() == 0) {
      words.add("stays at 0 pods: the metric is counted by pods, and there are none");
    }
    if (maximumAt != null) {
      String short0 = figures.shortage() > 0 ? "" : " and takes the load";
      words.add(
          "reaches maxReplicas ("
              + autoscaler.limits().maximum()
              + ") at "
              + clock(maximumAt)
              + (figures.shortage() > 0
                  ? " and stays short of " + number(figures.shortage()) + " " + unit
                  : short0));
    }
    if (figures.mostPending() > 0) {
      words.add(
          figures.mostPending()
              + " of "
              + figures.mostPods()
              + " pods stay Pending: the nodes hold "
              + autoscaler.room()
              + " if nothing else runs there");
    }
    if (figures.flaps()) {
      CalmerWindow window = calmer;
      words.add(
          "flaps: "
              + figures.mostChanges()
              + " changes in 10 minutes"
              + (window == null
                  ? ""
                  : "; a scaleDown window of "
                      + window.window()
                      + " s makes it "
                      + window.changes()));
    }
    Integer firstPod = figures.firstPod();
    if (firstPod != null) {
      boolean rate = metric != null && metric.rate();
      words.add(
          "the first new pod is ready "
              + firstPod
              + " s after the load"
              + (rate
                  ? ": " + number(figures.excess()) + " requests above target until then"
                  : ""));
    } else if (figures.longestAbove() > 0) {
      words.add("no new pod helps: the load is above target for " + figures.longestAbove() + " s");
    }
    Integer back = figures.backAfter();
    words.add(
        back == null
            ? "is not back at " + autoscaler.minimum() + " when the trial ends"
            : "is back at "
                + autoscaler.minimum()
                + (autoscaler.minimum() == 1 ? " pod, " : " pods, ")
                + clock(back)
                + " after the load");
    FargateSize size = autoscaler.size();
    if (size != null) {
      words.add(
          "Fargate: "
              + hours(size.cpu())
              + " vCPU-hours and "
              + hours(size.memory())
              + " GB-hours in "
              + clock(figures.seconds()));
    }
    return words;
  }

  /** Pod hours times a size, with two decimals. */
  private String hours(String size) {
    return new BigDecimal(size)
        .multiply(BigDecimal.valueOf(figures.podSeconds()))
        .divide(HOUR, 2, RoundingMode.HALF_UP)
        .toPlainString();
  }

  /** Returns a time as minutes and seconds, such as {@code 3:10}. */
  public static String clock(int seconds) {
    return seconds / 60 + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60;
  }

  /** Returns a number with at most two decimals, such as {@code 1,900}. */
  public static String number(double value) {
    String text = String.format(Locale.ROOT, value < 10 ? "%,.2f" : "%,.0f", value);
    return value < 10 && text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }
}
