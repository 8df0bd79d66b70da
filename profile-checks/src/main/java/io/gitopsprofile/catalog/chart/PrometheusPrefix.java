package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.ChartSwitch;
import io.gitopsprofile.view.ReleaseValues;
import org.jspecify.annotations.Nullable;

/**
 * The path below which a Prometheus answers: its route prefix, else the path of its external URL.
 * (Source: prometheus, {@code cmd/prometheus/main.go}, {@code --web.route-prefix}.)
 */
final class PrometheusPrefix {

  private PrometheusPrefix() {}

  /** Returns the value that sets the path; null if Prometheus answers at the root. */
  static @Nullable ChartSwitch of(ReleaseValues values, String prefix, String external) {
    Object own = values.get(prefix.split("\\.", -1));
    if (own instanceof String text && !text.isEmpty()) {
      return text.equals("/") ? null : new ChartSwitch(prefix, text, "");
    }
    if (values.get(external.split("\\.", -1)) instanceof String url && url.contains("://")) {
      int path = url.indexOf('/', url.indexOf("://") + 3);
      String found = path < 0 ? "" : url.substring(path);
      return found.isEmpty() || found.equals("/") ? null : new ChartSwitch(external, found, "");
    }
    return null;
  }
}
