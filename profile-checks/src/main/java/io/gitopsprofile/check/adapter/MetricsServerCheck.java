package io.gitopsprofile.check.adapter;

import io.gitopsprofile.catalog.chart.ResourceMetrics;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.adapter.ResourceRules;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.MetricFacts;
import io.gitopsprofile.view.MetricPaths;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF025: an autoscaler needs CPU or memory metrics, and nothing provides them. In the cluster the
 * autoscaler shows {@code <unknown>} and the event FailedGetResourceMetric. Add metrics-server to
 * the releases, or list it in {@code cluster.provides} if the cluster has it. (Source: Kubernetes,
 * the resource metrics API)
 *
 * <p>An autoscaler without metrics scales on CPU. The check reports one finding, at the first
 * autoscaler that needs metrics-server.
 */
final class MetricsServerCheck implements Check {

  /** A metric that needs metrics-server. */
  private record Use(Autoscaler autoscaler, String resource, ProfilePath path) {}

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    if (isServed(context)) {
      return;
    }
    List<Use> uses = new ArrayList<>();
    for (Located<Autoscaler> autoscaler : context.autoscalers()) {
      List<Located<Metric>> metrics = MetricPaths.of(autoscaler);
      for (Located<Metric> metric : metrics) {
        String resource = MetricFacts.of(metric.value()).resource();
        add(autoscaler.value(), resource, metric.path(), context, uses);
      }
      if (metrics.isEmpty() && !FreeFormValues.isPatched(autoscaler.value().patch(), "metrics")) {
        add(autoscaler.value(), "cpu", autoscaler.path(), context, uses);
      }
    }
    if (!uses.isEmpty()) {
      report(uses, context, findings);
    }
  }

  private static void add(
      Autoscaler autoscaler,
      @Nullable String resource,
      ProfilePath path,
      CheckContext context,
      List<Use> uses) {
    if (resource != null && !adapterServes(resource, context)) {
      uses.add(new Use(autoscaler, resource, path));
    }
  }

  private static void report(List<Use> uses, CheckContext context, DiagnosticCollector findings) {
    Use first = uses.get(0);
    String title =
        "autoscaler \""
            + first.autoscaler().name()
            + "\" scales on "
            + first.resource()
            + (uses.size() == 1 ? "" : ", like " + (uses.size() - 1) + " more metrics");
    for (Located<HelmRelease> release : context.releases()) {
      if (ResourceMetrics.leavesOutApi(release.value())) {
        ProfilePath value = release.at("values").key("apiService").key("create");
        findings.add(
            DiagnosticCode.NO_METRICS_SERVER,
            value,
            title
                + "; the value apiService.create of the release \""
                + release.value().name()
                + "\" leaves out the API of these metrics",
            "remove it, or write true",
            Edit.set(value, true));
        return;
      }
    }
    Cluster cluster = context.profile().cluster();
    List<String> provided = cluster == null ? List.of() : cluster.provides();
    String near =
        provided.stream()
            .filter(name -> ClosestName.of(name, List.of(ResourceMetrics.SERVER)).isPresent())
            .findFirst()
            .map(name -> "; did you mean \"metrics-server\" instead of \"" + name + "\"?")
            .orElse("");
    findings.add(
        DiagnosticCode.NO_METRICS_SERVER,
        first.path(),
        title + "; metrics-server is missing from the releases and from cluster.provides" + near,
        "add metrics-server to the releases, or to cluster.provides if the cluster has it");
  }

  private static boolean isServed(CheckContext context) {
    boolean served = ResourceMetrics.isProvidedBy(context.profile().cluster());
    for (Located<HelmRelease> part : context.releases()) {
      served |= ResourceMetrics.isBroughtBy(part.value());
    }
    for (Located<Manifest> part : context.manifests()) {
      served |= ResourceMetrics.isDeclaredBy(part.value());
    }
    return served;
  }

  private static boolean adapterServes(String resource, CheckContext context) {
    if (context.profile().target().usesKeda()) {
      return false;
    }
    MetricsAdapter adapter = context.profile().metricsAdapter();
    ResourceRules rules = adapter == null ? null : adapter.resourceRules();
    return rules != null && (resource.equals("cpu") ? rules.cpu() : rules.memory()) != null;
  }
}
