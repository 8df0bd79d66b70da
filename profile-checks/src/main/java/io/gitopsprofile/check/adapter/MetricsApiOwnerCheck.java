package io.gitopsprofile.check.adapter;

import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.MetricsApi;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.catalog.chart.ResourceMetrics;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF024: two parts of the profile register the same metrics API. A cluster has one APIService per
 * group and version: the second release fails, or the two overwrite each other and the metrics come
 * and go. Leave one owner. (Source: the charts of metrics-server, prometheus-adapter and KEDA)
 */
final class MetricsApiOwnerCheck implements Check {

  private record Owner(String title, ProfilePath path) {}

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Map.Entry<String, List<Owner>> api : owners(context).entrySet()) {
      List<Owner> owners = api.getValue();
      for (Owner other : owners.subList(1, owners.size())) {
        report(api.getKey(), owners.get(0), other, findings);
      }
    }
  }

  private static void report(String api, Owner first, Owner other, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.METRICS_API_OWNERS,
        other.path,
        other.title + " registers the API " + api + "; " + first.title + " already serves it",
        "remove one of the two");
  }

  /** Returns the owners of each API, in the profile's order, agents last. */
  private static Map<String, List<Owner>> owners(CheckContext context) {
    Map<String, List<Owner>> owners = new LinkedHashMap<>();
    Cluster cluster = context.profile().cluster();
    int index = cluster == null ? -1 : cluster.provides().indexOf(ResourceMetrics.SERVER);
    if (index >= 0) {
      ProfilePath path = ProfilePath.ROOT.key("cluster").key("provides").index(index);
      add(owners, MetricsApi.RESOURCE.service(), new Owner("the cluster itself", path));
    }
    List<Located<HelmRelease>> agents = new ArrayList<>();
    for (Located<HelmRelease> release : context.releases()) {
      if (isAgent(release)) {
        agents.add(release);
      } else {
        addRelease(owners, release);
      }
    }
    for (Located<HelmRelease> agent : agents) {
      addRelease(owners, agent);
    }
    if (!context.profile().target().usesKeda()) {
      addAdapter(owners, context.profile().metricsAdapter());
    }
    for (Located<Manifest> manifest : context.manifests()) {
      if (manifest.value().kind().equals("APIService")) {
        String name = manifest.value().name();
        add(owners, name, new Owner("the APIService \"" + name + "\"", manifest.path()));
      }
    }
    return owners;
  }

  /** True for a chart that serves metrics besides its purpose; it is the one to change. */
  private static boolean isAgent(Located<HelmRelease> release) {
    KnownChart chart = KnownCharts.named(release.value().chart());
    return chart != null && chart.servesMetricsOnDemand();
  }

  private static void addRelease(Map<String, List<Owner>> owners, Located<HelmRelease> release) {
    KnownChart chart = KnownCharts.named(release.value().chart());
    List<MetricsApi> apis =
        chart == null ? List.of() : chart.registers(new ReleaseValues(release.value()));
    String title =
        "the release \""
            + release.value().name()
            + "\" ("
            + release.value().chart().chartName()
            + ")";
    for (MetricsApi api : apis) {
      add(owners, api.service(), new Owner(title, release.path()));
    }
  }

  private static void addAdapter(
      Map<String, List<Owner>> owners, @Nullable MetricsAdapter adapter) {
    if (adapter != null) {
      ProfilePath path = ProfilePath.ROOT.key("metricsAdapter");
      Owner resource =
          new Owner("the metrics adapter by its resourceRules", path.key("resourceRules"));
      Owner external =
          new Owner("the metrics adapter by its externalRules", path.key("externalRules"));
      addIf(adapter.resourceRules() != null, owners, MetricsApi.RESOURCE, resource);
      addIf(!adapter.externalRules().isEmpty(), owners, MetricsApi.EXTERNAL, external);
    }
  }

  private static void addIf(
      boolean claims, Map<String, List<Owner>> owners, MetricsApi api, Owner owner) {
    if (claims) {
      add(owners, api.service(), owner);
    }
  }

  private static void add(Map<String, List<Owner>> owners, String api, Owner owner) {
    List<Owner> all = owners.get(api);
    if (all == null) {
      all = new ArrayList<>();
      owners.put(api, all);
    }
    all.add(owner);
  }
}
