package io.gitopsprofile.check.release;

import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.release.chart.ChartSourceKind;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The chart of a release, typed or among the manifests, and the places of its parts.
 *
 * @param release the release's name
 * @param chart the chart; of a source that is named, with the address of that source
 * @param flux the Flux that fetches the chart
 * @param address the place of the address
 * @param name the place of the chart's name
 * @param version the place of the version
 * @param values the values
 * @param valuesAt the place of the values
 */
record ReleasedChart(
    String release,
    Chart chart,
    Flux flux,
    ProfilePath address,
    ProfilePath name,
    ProfilePath version,
    Map<String, Object> values,
    ProfilePath valuesAt) {

  private static final String SOURCES = "source.toolkit.fluxcd.io";

  /** Returns the release for a message. */
  String title() {
    return "the release \"" + release + "\"";
  }

  /** Returns the charts of all releases whose charts are known. */
  static List<ReleasedChart> of(CheckContext context) {
    List<ReleasedChart> charts = new ArrayList<>();
    Flux flux = context.profile().target().flux();
    for (Located<HelmRelease> release : context.releases()) {
      charts.add(typed(release, flux, context));
    }
    for (ProfileObject object : context.objects().ofKind("HelmRelease")) {
      if (object.isManifest()) {
        ReleasedChart chart =
            object.group().equals("helm.fluxcd.io")
                ? ofFlux1(object)
                : object.group().equals("helm.toolkit.fluxcd.io") ? ofFlux2(object, context) : null;
        if (chart != null) {
          charts.add(chart);
        }
      }
    }
    return charts;
  }

  private static ReleasedChart typed(
      Located<HelmRelease> release, Flux flux, CheckContext context) {
    HelmRelease value = release.value();
    ProfilePath place = release.at("chart");
    Chart chart = value.chart();
    ProfilePath address = place.key(chart instanceof Chart.Oci ? "oci" : "repository");
    if (chart instanceof Chart.InSource from
        && from.sourceRef().kind() == ChartSourceKind.HELM_REPOSITORY) {
      String namespace = from.sourceRef().namespace();
      ObjectField url =
          url(namespace == null ? value.namespace() : namespace, from.sourceRef().name(), context);
      Chart.Repository known = url == null ? null : chart(url.text(), from.name(), from.version());
      chart = known == null ? chart : known;
      address = url == null ? address : url.path();
    }
    return new ReleasedChart(
        value.name(),
        chart,
        flux,
        address,
        place.key("name"),
        place.key("version"),
        value.values().entries(),
        release.at("values"));
  }

  private static @Nullable ReleasedChart ofFlux1(ProfileObject object) {
    ObjectField source = object.field("spec", "chart");
    Chart chart =
        chart(
            source.in("repository").text(),
            source.in("name").text(),
            version(source.in("version")));
    return chart == null ? null : of(object, chart, Flux.V1, source.in("repository"), "name");
  }

  private static @Nullable ReleasedChart ofFlux2(ProfileObject object, CheckContext context) {
    ObjectField spec = object.field("spec", "chart", "spec");
    ObjectField source = spec.in("sourceRef");
    if (!source.in("kind").text().equals("HelmRepository")) {
      return null;
    }
    String namespace = source.in("namespace").text();
    ObjectField url =
        url(
            namespace.isEmpty() ? object.namespace() : namespace,
            source.in("name").text(),
            context);
    Chart chart =
        url == null
            ? null
            : chart(url.text(), spec.in("chart").text(), version(spec.in("version")));
    return chart == null || url == null ? null : of(object, chart, Flux.V2, url, "chart");
  }

  private static ReleasedChart of(
      ProfileObject object, Chart chart, Flux flux, ObjectField address, String nameKey) {
    ObjectField source =
        flux == Flux.V1 ? object.field("spec", "chart") : object.field("spec", "chart", "spec");
    ObjectField values = object.field("spec", "values");
    Map<String, Object> entries = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : values.map().entrySet()) {
      entries.put(String.valueOf(entry.getKey()), entry.getValue());
    }
    return new ReleasedChart(
        object.name(),
        chart,
        flux,
        address.path(),
        source.in(nameKey).path(),
        source.in("version").path(),
        entries,
        values.path());
  }

  private static @Nullable ObjectField url(String namespace, String name, CheckContext context) {
    ProfileObject source = context.objects().find(SOURCES, "HelmRepository", namespace, name);
    return source == null ? null : source.field("spec", "url");
  }

  private static @Nullable String version(ObjectField field) {
    return field.text().isBlank() ? null : field.text();
  }

  /** Returns the chart; null for an address or a name that the reader would refuse. */
  private static Chart.@Nullable Repository chart(
      String url, String name, @Nullable String version) {
    boolean known =
        url.startsWith("https://") || url.startsWith("http://") || url.startsWith("oci://");
    if (!known || name.isBlank() || (url + name).indexOf('$') >= 0 || url.indexOf(' ') >= 0) {
      return null;
    }
    return new Chart.Repository(url, name, version, null);
  }
}
