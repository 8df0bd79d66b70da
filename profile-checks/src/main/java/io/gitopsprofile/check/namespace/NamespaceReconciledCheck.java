package io.gitopsprofile.check.namespace;

import io.gitopsprofile.adapter.PrometheusResolver;
import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.catalog.chart.ResourceMetrics;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.flux.SuspendedNamespaces;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.release.Dependency;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.MetricPaths;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * PRF045: an object that Flux applies needs a namespace that Flux does not apply. The namespace is
 * not created, and its objects fail with {@code namespaces "x" not found}. A namespace may be left
 * out with all its objects, like the demo of the starter profile; but then another namespace must
 * not install a release into it, read a Prometheus in it, or scale on its metrics. Each namespace
 * is reported once, at the first object that needs it. (Source: flux, {@code
 * pkg/cluster/kubernetes/sync.go}.)
 */
final class NamespaceReconciledCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Map<String, ProfilePath> left = SuspendedNamespaces.in(context);
    if (left.isEmpty()) {
      return;
    }
    Search search = new Search(left, findings);
    for (Located<HelmRelease> part : context.releases()) {
      HelmRelease release = part.value();
      String who = "the release \"" + release.name() + "\" is installed into it";
      search.need(release.namespace(), release.effectiveNamespace(), who);
      for (Dependency other : release.dependsOn()) {
        String namespace = other.namespace() == null ? release.namespace() : other.namespace();
        String waits =
            "the release \"" + release.name() + "\" waits for \"" + other.name() + "\" in it";
        search.need(release.namespace(), namespace, waits);
      }
    }
    metrics(context, search);
  }

  private static void metrics(CheckContext context, Search search) {
    MetricsAdapter adapter = context.profile().metricsAdapter();
    if (adapter != null) {
      boolean misled = PrometheusResolver.isMisled(adapter, context);
      HelmRelease release = context.profile().metricsRelease();
      if (release != null) {
        search.need(
            release.effectiveNamespace(),
            misled ? "" : namespaceOf(adapter.prometheus().url()),
            "the release \"" + release.name() + "\" reads the Prometheus in it");
        forAutoscalers(context, release, true, search);
      }
    }
    Cluster cluster = context.profile().cluster();
    if (ResourceMetrics.isProvidedBy(cluster)) {
      return;
    }
    for (Located<HelmRelease> part : context.releases()) {
      KnownChart chart = KnownCharts.of(part.value().chart());
      if (chart != null && chart.servesResourceMetrics()) {
        forAutoscalers(context, part.value(), false, search);
      }
    }
  }

  private static void forAutoscalers(
      CheckContext context, HelmRelease source, boolean custom, Search search) {
    for (Located<Autoscaler> part : context.autoscalers()) {
      Autoscaler autoscaler = part.value();
      boolean isUsed = false;
      for (Metric metric : autoscaler.metrics()) {
        isUsed |= MetricPaths.isResource(metric) != custom;
      }
      if (isUsed) {
        String who =
            "the autoscaler \"" + autoscaler.name() + "\" needs \"" + source.name() + "\" in it";
        search.need(autoscaler.namespace(), source.effectiveNamespace(), who);
        search.need(autoscaler.namespace(), source.namespace(), who);
      }
    }
  }

  /** Returns the namespace in a Service's host name; empty for a host without one. */
  private static String namespaceOf(String url) {
    String host = url.substring(url.indexOf("://") + 3);
    int end = 0;
    while (end < host.length() && host.charAt(end) != ':' && host.charAt(end) != '/') {
      end++;
    }
    String[] labels = host.substring(0, end).split("\\.", -1);
    boolean inCluster = labels.length == 2 || (labels.length > 2 && labels[2].equals("svc"));
    return inCluster ? labels[1] : "";
  }

  private static final class Search {
    private final Map<String, ProfilePath> left;
    private final DiagnosticCollector findings;
    private final Set<String> reported = new HashSet<>();

    Search(Map<String, ProfilePath> left, DiagnosticCollector findings) {
      this.left = left;
      this.findings = findings;
    }

    void need(String from, String namespace, String who) {
      ProfilePath place = left.get(namespace);
      if (place != null && !left.containsKey(from) && reported.add(namespace)) {
        findings.add(
            DiagnosticCode.UNRECONCILED_NAMESPACE,
            place,
            "Flux does not apply the namespace \""
                + namespace
                + "\"; "
                + who
                + " from \""
                + from
                + "\", which Flux applies",
            "let Flux apply the namespace, or exclude the objects that need it, too");
      }
    }
  }
}
