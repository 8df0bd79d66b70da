package io.gitopsprofile.keda;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.adapter.AdapterAnalysis;
import io.gitopsprofile.adapter.PrometheusUrl;
import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.adapter.PrometheusEndpoint;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ProfileParts;
import io.gitopsprofile.view.ReleaseValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Prometheus queries of KEDA for a profile's autoscalers, and the address for them. */
public final class TriggerQueries {

  private final AdapterAnalysis analysis;

  /** Prepares the queries of a profile. */
  public TriggerQueries(Profile profile) {
    this.analysis =
        new AdapterAnalysis(
            new ProfileParts(ReleaseValues.withNames(profile)), new ProfileObjects(List.of()));
  }

  /**
   * Returns the query of one metric of one autoscaler, by their indexes in the profile; null if
   * there is none, which a check reports.
   */
  public @Nullable String of(int autoscaler, int metric) {
    RequiredMetric need = RequiredMetric.of(analysis.parts().autoscalers().get(autoscaler), metric);
    return need == null ? null : TriggerQuery.of(need, analysis).text();
  }

  /**
   * Returns the URL of the adapter's Prometheus, with port and path; a host without a namespace is
   * in the adapter's namespace. Empty for a profile without a metrics adapter.
   */
  public String serverAddress() {
    MetricsAdapter adapter = analysis.parts().profile().metricsAdapter();
    return adapter == null ? "" : address(adapter);
  }

  private String address(MetricsAdapter adapter) {
    PrometheusEndpoint endpoint = adapter.prometheus();
    PrometheusUrl url = PrometheusUrl.of(adapter);
    String base = withoutSlashes(endpoint.url());
    HelmRelease keda = analysis.parts().profile().metricsRelease();
    boolean beside = keda != null && keda.effectiveNamespace().equals(url.namespace());
    if (url.host().equals(url.service()) && !beside) {
      base = withNamespace(base, url);
    }
    boolean added = !Integer.valueOf(0).equals(endpoint.port());
    String path = endpoint.path() == null ? "" : requireNonNull(endpoint.path());
    return base + (added ? ":" + url.port() : "") + withoutSlashes(path);
  }

  /** Returns a URL with the namespace behind its host. */
  private static String withNamespace(String base, PrometheusUrl url) {
    int host = base.indexOf("://") + 3;
    int path = base.indexOf('/', host);
    int login = base.indexOf('@', host);
    if (login >= 0 && (path < 0 || login < path)) {
      host = login + 1;
    }
    int end = host + url.host().length();
    return base.regionMatches(true, host, url.host(), 0, url.host().length())
        ? base.substring(0, end) + "." + url.namespace() + base.substring(end)
        : base;
  }

  private static String withoutSlashes(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '/') {
      end--;
    }
    return text.substring(0, end);
  }
}
