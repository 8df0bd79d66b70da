package io.gitopsprofile.check.release;

import io.gitopsprofile.adapter.AdapterPart;
import io.gitopsprofile.adapter.PrometheusUrl;
import io.gitopsprofile.catalog.ChartSwitch;
import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseValues;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * PRF152: a value of a release turns off a part of the way from a metric to its autoscaler. The
 * classes of the charts name these values. A Prometheus below a path or behind TLS, which the
 * metrics adapter does not ask for, is one, too. (Source: the templates of each chart.)
 */
final class ChartSwitchCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    if (context.autoscalers().isEmpty() && context.profile().metricsAdapter() == null) {
      return;
    }
    for (Located<HelmRelease> release : context.releases()) {
      KnownChart chart = KnownCharts.of(release.value().chart());
      if (chart != null) {
        ReleaseValues values = new ReleaseValues(release.value());
        for (ChartSwitch one : chart.switches(values)) {
          if (values.get(one.path().split("\\.", -1)) != null) {
            report(release, one, findings);
          }
        }
        routePrefix(release, chart, values, context, findings);
        tls(release, chart, values, context, findings);
        wholeOff(release, chart.prometheusPart(), values, context, findings);
      }
    }
  }

  private static void report(
      Located<HelmRelease> release, ChartSwitch one, DiagnosticCollector findings) {
    ProfilePath place = place(release, one.path());
    findings.add(
        DiagnosticCode.CHART_SWITCH,
        place,
        "the value "
            + one.path()
            + " of the release \""
            + release.value().name()
            + "\" "
            + one.effect(),
        one.fix(),
        Edit.remove(place));
  }

  /** Reports the switch of a Prometheus that the metrics adapter asks, or KEDA in its place. */
  private static void wholeOff(
      Located<HelmRelease> release,
      @Nullable String key,
      ReleaseValues values,
      CheckContext context,
      DiagnosticCollector findings) {
    AdapterPart part = context.adapter().part();
    if (part == null
        || key == null
        || !Boolean.FALSE.equals(values.get(key, "enabled"))
        || !context.objects().ofKind("Prometheus").isEmpty()) {
      return;
    }
    Map<String, Object> on = new LinkedHashMap<>(release.value().values().entries());
    on.remove(key);
    HelmRelease other = release.value().toBuilder().values(new FreeForm(on)).build();
    PrometheusChart facts = KnownCharts.prometheus(new Located<>(other, release.path()));
    if (facts != null && PrometheusUrl.of(part.adapter()).leadsTo(facts)) {
      String effect = "installs no Prometheus, and the metrics adapter asks it";
      report(release, new ChartSwitch(key + ".enabled", effect, "remove it"), findings);
    }
  }

  /** Reports TLS of a Prometheus that the metrics adapter, or KEDA in its place, asks by http. */
  private static void tls(
      Located<HelmRelease> release,
      KnownChart chart,
      ReleaseValues values,
      CheckContext context,
      DiagnosticCollector findings) {
    AdapterPart part = context.adapter().part();
    PrometheusChart prometheus = part == null ? null : chart.prometheus(release);
    String value = prometheus == null ? null : chart.tlsValue(values);
    if (part != null
        && prometheus != null
        && value != null
        && part.adapter().prometheus().url().startsWith("http:")
        && PrometheusUrl.of(part.adapter()).leadsTo(prometheus)) {
      findings.add(
          DiagnosticCode.CHART_SWITCH,
          place(release, value),
          "the value "
              + value
              + " of the release \""
              + release.value().name()
              + "\" serves Prometheus by https; the metrics adapter asks by http",
          "write https:// in " + part.prometheus().key("url"));
    }
  }

  /** The place of a value. */
  private static ProfilePath place(Located<HelmRelease> release, String value) {
    ProfilePath place = release.at("values");
    for (String key : value.split("\\.", -1)) {
      place = place.key(key);
    }
    return place;
  }

  private static void routePrefix(
      Located<HelmRelease> release,
      KnownChart chart,
      ReleaseValues values,
      CheckContext context,
      DiagnosticCollector findings) {
    AdapterPart part = context.adapter().part();
    PrometheusChart prometheus = part == null ? null : chart.prometheus(release);
    ChartSwitch prefix = prometheus == null ? null : chart.routePrefix(values);
    if (part == null
        || prometheus == null
        || prefix == null
        || !PrometheusUrl.of(part.adapter()).leadsTo(prometheus)) {
      return;
    }
    String path = part.adapter().prometheus().path();
    String asked = trimmed(path == null ? PrometheusUrl.of(part.adapter()).path() : path);
    if (!Objects.equals(asked, trimmed(prefix.effect()))) {
      findings.add(
          DiagnosticCode.CHART_SWITCH,
          place(release, prefix.path()),
          "the value "
              + prefix.path()
              + " of the release \""
              + release.value().name()
              + "\" serves Prometheus below "
              + prefix.effect()
              + "; the metrics adapter asks "
              + (asked.isEmpty() ? "without a path" : "below " + asked),
          part.program() == null
              ? "set " + part.prometheus().key("path") + " to " + prefix.effect()
              : "add " + prefix.effect() + " to the address in " + part.url());
    }
  }

  private static String trimmed(String path) {
    String trimmed = path;
    while (trimmed.endsWith("/")) {
      trimmed = trimmed.substring(0, trimmed.length() - 1);
    }
    return trimmed;
  }
}
