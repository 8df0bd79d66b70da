package io.gitopsprofile.catalog;

import io.gitopsprofile.model.release.Chart;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of a chart, as a profile writes it. */
public final class ChartVersion {

  /**
   * A range within one major version: {@code 5.x}, {@code ^5.1.0}, {@code ~5.1}; not {@code
   * >=5.0.0}.
   */
  private static final Pattern ONE_MAJOR =
      Pattern.compile("[=^~]?\\s*(v?[0-9]+(?:\\.[0-9xX*]+){0,2}(?:[-+][0-9A-Za-z.+-]+)?)");

  /**
   * A single version, with all three numbers; fewer numbers are a range. (Source:
   * Masterminds/semver, README.md.)
   */
  private static final Pattern ONE_VERSION =
      Pattern.compile("=?\\s*(v?[0-9]+(?:\\.[0-9]+){2}(?:[-+][0-9A-Za-z.+-]+)?)");

  private ChartVersion() {}

  /** The chart's major version, also of a range within one major version; -1 if it is not known. */
  public static int major(Chart chart) {
    String range = range(chart);
    String version = range == null ? written(chart) : first(ONE_MAJOR, range);
    return version == null ? -1 : major(version);
  }

  /** The chart's version; null for a range, whose newest version is not known. */
  public static @Nullable String of(Chart chart) {
    String range = range(chart);
    return range == null ? written(chart) : first(ONE_VERSION, range);
  }

  /** The text that is written as the chart's version; null if there is none. */
  public static @Nullable String written(Chart chart) {
    return chart.writtenVersion();
  }

  /**
   * The range of versions, which only an OCI artifact has, and which takes precedence over its tag.
   */
  private static @Nullable String range(Chart chart) {
    return chart instanceof Chart.Oci oci ? oci.semver() : null;
  }

  private static @Nullable String first(Pattern pattern, String range) {
    Matcher one = pattern.matcher(range.strip());
    return one.matches() ? one.group(1) : null;
  }

  private static int major(String version) {
    String digits = version.startsWith("v") ? version.substring(1) : version;
    int end = 0;
    while (end < digits.length() && end < 6 && Character.isDigit(digits.charAt(end))) {
      end++;
    }
    return end == 0 ? -1 : Integer.parseInt(digits.substring(0, end));
  }
}
