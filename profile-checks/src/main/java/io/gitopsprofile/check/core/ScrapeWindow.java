package io.gitopsprofile.check.core;

import io.gitopsprofile.adapter.RuleRange;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** PRF020 and PRF021: the window of a rate against the interval of the scrapes. */
public final class ScrapeWindow {

  private ScrapeWindow() {}

  /** True if one late scrape leaves a rate over the window without a value. */
  public static boolean isNarrow(Duration window, Duration interval) {
    return window.compareTo(interval.multipliedBy(4)) < 0;
  }

  /** Returns the smallest window that a late scrape does not hurt, as Prometheus writes it. */
  public static String enough(Duration interval) {
    return RuleRange.written(interval.multipliedBy(4));
  }

  /**
   * Returns a query with the smallest sufficient window; null unless it has the range exactly once.
   */
  public static @Nullable String widened(String query, String written, Duration interval) {
    String range = "[" + written + "]";
    int at = query.indexOf(range);
    return at < 0 || query.indexOf(range, at + 1) >= 0
        ? null
        : query.replace(range, "[" + enough(interval) + "]");
  }

  /**
   * Reports a narrow window.
   *
   * @param title what takes the rate
   * @param written the window as it is written
   */
  public static void report(
      String title,
      String written,
      Duration window,
      Duration interval,
      PrometheusChart prometheus,
      ProfilePath path,
      @Nullable Edit edit,
      DiagnosticCollector findings) {
    boolean none = window.compareTo(interval.multipliedBy(2)) < 0;
    findings.add(
        none ? DiagnosticCode.RATE_WINDOW : DiagnosticCode.RATE_WINDOW_NARROW,
        path,
        title
            + " takes a rate over "
            + written
            + "; "
            + prometheus.title()
            + " scrapes every "
            + RuleRange.written(interval)
            + ", so "
            + (none
                ? "the window holds fewer than the two scrapes that a rate needs"
                : "one late scrape leaves the rate without a value"),
        "write a window of " + enough(interval) + " or more, or scrape more often",
        edit);
  }
}
