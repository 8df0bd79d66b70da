package io.gitopsprofile.catalog;

import io.gitopsprofile.model.release.Chart;
import java.util.Locale;
import java.util.Set;

/**
 * The state of the repository that a chart comes from: maintained, archived or gone. (Source:
 * helm/charts, {@code README.md}.)
 */
public final class ChartHome {

  private static final Set<String> DEAD =
      Set.of(
          "kubernetes-charts.storage.googleapis.com",
          "kubernetes-charts-incubator.storage.googleapis.com");
  private static final Set<String> DISCONTINUED =
      Set.of("charts.helm.sh/stable", "charts.helm.sh/incubator");

  private ChartHome() {}

  /** True if a chart's repository takes no new versions, or does not exist. */
  public static boolean isClosed(Chart chart) {
    return isDead(chart) || isDiscontinued(chart);
  }

  /** True if a chart's repository does not exist any more. */
  public static boolean isDead(Chart chart) {
    return chart instanceof Chart.Repository from && isDead(from.repository());
  }

  /** True if no repository is at an address any more. */
  public static boolean isDead(String repository) {
    return DEAD.contains(location(repository));
  }

  /** True if the chart's repository is an archive that gets no fixes. */
  public static boolean isDiscontinued(Chart chart) {
    return chart instanceof Chart.Repository from
        && DISCONTINUED.contains(location(from.repository()));
  }

  /** True if a chart comes from the incubator, not from the stable charts. */
  public static boolean isIncubator(Chart chart) {
    return chart instanceof Chart.Repository from && isIncubator(from.repository());
  }

  /** True if an address is that of the incubator. */
  public static boolean isIncubator(String repository) {
    return location(repository).contains("incubator");
  }

  /** True if a chart is Bitnami's, whose own charts have the names of other publishers' charts. */
  public static boolean isBitnami(Chart chart) {
    String address = chart.address();
    return address != null && address.contains("bitnami");
  }

  /** Host and path of the repository without trailing slashes. */
  private static String location(String repository) {
    String url = repository.toLowerCase(Locale.ROOT);
    int scheme = url.indexOf("://");
    String location = scheme < 0 ? url : url.substring(scheme + 3);
    while (location.endsWith("/")) {
      location = location.substring(0, location.length() - 1);
    }
    return location;
  }
}
