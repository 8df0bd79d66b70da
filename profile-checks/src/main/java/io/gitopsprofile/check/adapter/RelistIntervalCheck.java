package io.gitopsprofile.check.adapter;

import io.gitopsprofile.adapter.PrometheusResolver;
import io.gitopsprofile.adapter.RuleRange;
import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.PrometheusDuration;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseValues;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF158: the adapter lists its metrics more often than Prometheus scrapes. Each listing has only
 * the series with a sample since the former one, so that metrics come and go. (Source:
 * prometheus-adapter, {@code README.md} and {@code cmd/adapter/adapter.go}.)
 *
 * <p>A rule with PRF020 or PRF021 is left to these.
 */
final class RelistIntervalCheck implements Check {

  private static final String VALUE = "metricsRelistInterval";
  private static final String FLAGS = "extraArguments";
  private static final String FLAG = "--metrics-relist-interval=";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    PrometheusChart prometheus = context.adapter().prometheus();
    Duration interval = prometheus == null ? null : prometheus.scrapeInterval();
    if (prometheus == null
        || interval == null
        || (prometheus.has(PrometheusTrait.BY_MONITORS)
            && PrometheusResolver.monitorsHaveIntervals(context))) {
      return;
    }
    for (Located<HelmRelease> release : context.releases()) {
      KnownChart chart = KnownCharts.of(release.value().chart());
      if (chart != null && chart.isMetricsAdapter()) {
        check(release, interval, prometheus, findings);
      }
    }
  }

  private static void check(
      Located<HelmRelease> release,
      Duration interval,
      PrometheusChart prometheus,
      DiagnosticCollector findings) {
    ReleaseValues values = new ReleaseValues(release.value());
    ProfilePath flag = flag(release);
    Duration relist = flag == null ? values.duration("1m", VALUE) : ofFlag(release, flag);
    if (relist == null || relist.isZero() || relist.compareTo(interval) >= 0) {
      return;
    }
    boolean said = flag != null || values.get(VALUE) != null;
    ProfilePath own = prometheus.valuePath(prometheus.intervalPath());
    ProfilePath place = own == null ? release.path() : own;
    if (said) {
      place = flag == null ? release.at("values").key(VALUE) : flag;
    }
    if (findings.has(DiagnosticCode.RATE_WINDOW, place)
        || findings.has(DiagnosticCode.RATE_WINDOW_NARROW, place)) {
      return;
    }
    findings.add(
        DiagnosticCode.RELIST_INTERVAL,
        place,
        "the metrics adapter lists the series of the last "
            + RuleRange.written(relist)
            + (said ? "" : ", the chart's own " + VALUE)
            + "; "
            + prometheus.title()
            + " scrapes every "
            + RuleRange.written(interval)
            + ", so that metrics come and go",
        "set "
            + (flag == null ? VALUE : FLAG.substring(0, FLAG.length() - 1))
            + " of the adapter to "
            + RuleRange.written(interval)
            + " or more",
        said ? Edit.set(place, (flag == null ? "" : FLAG) + RuleRange.written(interval)) : null);
  }

  /** The place of the flag, which follows the one of the value and so overrides it; or null. */
  private static @Nullable ProfilePath flag(Located<HelmRelease> release) {
    Object list = new ReleaseValues(release.value()).get(FLAGS);
    ProfilePath place = null;
    for (int i = 0; list instanceof List<?> flags && i < flags.size(); i++) {
      if (String.valueOf(flags.get(i)).startsWith(FLAG)) {
        place = release.at("values").key(FLAGS).index(i);
      }
    }
    return place;
  }

  /** The duration of the flag at a place; null if it is not a duration. */
  private static @Nullable Duration ofFlag(Located<HelmRelease> release, ProfilePath place) {
    Object list = new ReleaseValues(release.value()).get(FLAGS);
    List<Object> steps = place.steps();
    if (list instanceof List<?> flags && steps.get(steps.size() - 1) instanceof Integer index) {
      try {
        String text = String.valueOf(flags.get(index)).substring(FLAG.length());
        return PrometheusDuration.of(text).toDuration();
      } catch (InvalidValueException notADuration) {
        return null;
      }
    }
    return null;
  }
}
