package io.gitopsprofile.check.adapter;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
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
import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    Cluster cluster = context.profile().cluster();
    List<String> provided = cluster == null ? List.of() : cluster.provides();
    String near =
        provided.stream()
            .filter(name -> ClosestName.of(name, List.of("metrics-server")).isPresent())
            .findFirst()
            .map(name -> "; did you mean \"metrics-server\" instead of \"" + name + "\"?")
            .orElse("");
    findings.add(
        DiagnosticCode.NO_METRICS_SERVER,
        first.path(),
        "autoscaler \""
            + first.autoscaler().name()
            + "\" scales on "
            + first.resource()
            + (uses.size() == 1 ? "" : ", like " + (uses.size() - 1) + " more metrics")
            + "; metrics-server is missing from the releases and from cluster.provides"
            + near,
        "add metrics-server to the releases, or to cluster.provides if the cluster has it");
  }

  private static boolean isServed(CheckContext context) {
    Cluster cluster = context.profile().cluster();
    boolean provided = cluster != null && cluster.provides().contains("metrics-server");
    boolean installed = false;
    for (Located<HelmRelease> part : context.releases()) {
      installed |= brings(part.value());
    }
    boolean declared = false;
    for (Located<Manifest> part : context.manifests()) {
      String name = part.value().name();
      declared |= name.equals("v1beta1.metrics.k8s.io") || name.equals("metrics-server");
    }
    return provided || installed || declared;
  }

  private static boolean brings(HelmRelease release) {
    ReleaseValues values = new ReleaseValues(release);
    boolean server =
        release.chart().chartName().contains("metrics-server")
            && !Boolean.FALSE.equals(values.get("apiService", "create"));
    return server || bringsAlong(release) || values.says("rules", "resource");
  }

  /**
   * Returns true if a chart has metrics-server as a subchart, whose values are below the key {@code
   * metrics-server}.
   */
  private static boolean bringsAlong(HelmRelease release) {
    return release.values().get("metrics-server") instanceof Map<?, ?> part
        && !Boolean.FALSE.equals(part.get("enabled"));
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
