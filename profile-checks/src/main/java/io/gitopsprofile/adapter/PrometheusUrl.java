package io.gitopsprofile.adapter;

import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.adapter.PrometheusEndpoint;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.workload.Service;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileParts;
import io.gitopsprofile.view.ReleaseValues;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the address at which the adapter reads Prometheus.
 *
 * @param host the host as written
 * @param service the Service of the host; null for a host outside the cluster
 * @param namespace the Service's namespace; empty for a host outside the cluster
 * @param port the port; null if not known
 * @param portTwice whether both the URL and the key {@code port} set a port
 * @param path the path in the URL
 */
public record PrometheusUrl(
    String host,
    @Nullable String service,
    String namespace,
    @Nullable Integer port,
    boolean portTwice,
    String path) {

  private static final int CHART_PORT = 9090;

  public static PrometheusUrl of(MetricsAdapter adapter) {
    PrometheusEndpoint endpoint = adapter.prometheus();
    int added = endpoint.port() == null ? CHART_PORT : endpoint.port();
    return of(endpoint.url(), added, new ReleaseValues(adapter.release()).namespace());
  }

  /** Returns the whole address of a trigger of KEDA, whose default namespace is KEDA's. */
  public static PrometheusUrl ofTrigger(String url, String namespace) {
    return of(url, 0, namespace);
  }

  private static PrometheusUrl of(String url, int added, String own) {
    String host = "";
    int inUrl = -1;
    String path = "";
    try {
      URI uri = URI.create(url);
      host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
      inUrl = uri.getPort();
      path = uri.getPath() == null || uri.getPath().equals("/") ? "" : uri.getPath();
    } catch (IllegalArgumentException noUri) {
      host = "";
    }
    int scheme = url.startsWith("https") ? 443 : 80;
    int port = added != 0 ? added : inUrl < 0 ? scheme : inUrl;
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    String[] parts = name.split("\\.", -1);
    String rest = parts.length < 3 ? "" : name.substring(parts[0].length() + parts[1].length() + 2);
    boolean inCluster = rest.isEmpty() || rest.equals("svc") || rest.equals("svc.cluster.local");
    return new PrometheusUrl(
        host,
        inCluster && !host.isEmpty() && !host.startsWith("[") ? parts[0] : null,
        !inCluster ? "" : parts.length == 1 ? own : parts[1],
        port,
        inUrl >= 0 && added != 0,
        path);
  }

  /** Returns true if the URL names a Service of this Prometheus. */
  public boolean leadsTo(PrometheusChart facts) {
    return service != null
        && namespace.equals(facts.namespace())
        && facts.services().contains(service);
  }

  /**
   * Returns true if the URL must be a misspelling of this Prometheus: its host is in the cluster
   * and nothing else answers to it.
   */
  public boolean isMeantFor(PrometheusChart facts, ProfileParts parts) {
    String right = facts.service();
    if (right != null && isMisspelt(right + "." + facts.namespace())) {
      return true;
    }
    if (service == null || right == null || belongsToAnother(parts)) {
      return false;
    }
    boolean turned = service.equals(facts.namespace()) && namespace.equals(right);
    return turned
        || namespace.equals(facts.namespace())
        || facts.services().contains(service)
        || ClosestName.of(host, List.of(right + "." + facts.namespace())).isPresent();
  }

  /** Returns true if the host starts with a Service and ends in a misspelled cluster domain. */
  private boolean isMisspelt(String right) {
    if (service != null || !host.startsWith(right + ".")) {
      return false;
    }
    String domain = host.substring(right.length() + 1);
    return domain.equals("cluster.local")
        || domain.equals("svc.cluster")
        || domain.equals("svc.local")
        || ClosestName.of(domain, List.of("svc.cluster.local")).isPresent();
  }

  private boolean belongsToAnother(ProfileParts parts) {
    boolean belongs = false;
    for (Located<Workload> part : parts.workloads()) {
      belongs |= isServiceOf(part.value());
    }
    for (Located<HelmRelease> part : parts.releases()) {
      belongs |= mayBeMadeBy(part.value());
    }
    for (Located<Manifest> part : parts.manifests()) {
      Manifest manifest = part.value();
      belongs |=
          manifest.namespace().equals(namespace)
              && (manifest.kind().equals("Prometheus")
                  || manifest.name().equals(service)
                  || mayBeOperated(manifest));
    }
    return belongs;
  }

  /**
   * Returns true if an operator may create the Service of an object, such as a VMSingle or
   * ThanosQuery.
   */
  private boolean mayBeOperated(Manifest object) {
    String version = object.apiVersion();
    int slash = version.indexOf('/');
    String group = slash < 0 ? version : version.substring(0, slash);
    boolean ofOperator = group.contains(".") && !group.endsWith(".k8s.io");
    return ofOperator && service != null && service.contains(object.name());
  }

  private boolean isServiceOf(Workload workload) {
    Service front = workload.service();
    return front != null
        && workload.namespace().equals(namespace)
        && (front.name() == null ? workload.name() : front.name()).equals(service);
  }

  /** True if the chart may create the Service, as far as the catalogue knows the chart. */
  private boolean mayBeMadeBy(HelmRelease release) {
    ReleaseValues values = new ReleaseValues(release);
    KnownChart known = KnownCharts.of(release.chart());
    return (known == null || known.mayServePrometheus())
        && service != null
        && values.namespace().equals(namespace)
        && (service.contains(values.releaseName())
            || service.contains(release.name())
            || service.contains(release.chart().chartName()));
  }
}
