package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Cluster;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.MetricsAdapter;
import io.gitopsprofile.model.ResourceRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF025: an autoscaler needs CPU or memory figures, and nothing provides them. In the cluster it
 * shows {@code <unknown>} and the event FailedGetResourceMetric. Add metrics-server to the
 * releases, or say in {@code cluster.provides} that the cluster brings it. (Source: Kubernetes, the
 * resource metrics API)
 *
 * <p>An autoscaler without metrics scales on CPU. It is reported once, with the first that needs
 * it.
 */
final class ResourceMetricsServed implements Check {

  /** A metric that needs it. */
  private record Use(Autoscaler autoscaler, String resource, ProfilePath path) {}

  @Override
  public void run(Subject subject, Findings findings) {
    if (isServed(subject)) {
      return;
    }
    List<Use> uses = new ArrayList<>();
    for (Part<Autoscaler> autoscaler : subject.autoscalers()) {
      List<Part<Metric>> metrics = Metrics.of(autoscaler);
      for (Part<Metric> metric : metrics) {
        String resource = MetricFacts.of(metric.value()).resource();
        add(autoscaler.value(), resource, metric.path(), subject, uses);
      }
      if (metrics.isEmpty() && !Nested.isPatched(autoscaler.value().patch(), "metrics")) {
        add(autoscaler.value(), "cpu", autoscaler.path(), subject, uses);
      }
    }
    if (!uses.isEmpty()) {
      report(uses, subject, findings);
    }
  }

  private static void add(
      Autoscaler autoscaler,
      @Nullable String resource,
      ProfilePath path,
      Subject subject,
      List<Use> uses) {
    if (resource != null && !adapterServes(resource, subject)) {
      uses.add(new Use(autoscaler, resource, path));
    }
  }

  private static void report(List<Use> uses, Subject subject, Findings findings) {
    Use first = uses.get(0);
    Cluster cluster = subject.profile().cluster();
    List<String> provided = cluster == null ? List.of() : cluster.provides();
    String near =
        provided.stream()
            .filter(name -> Nearest.of(name, List.of("metrics-server")).isPresent())
            .findFirst()
            .map(name -> "; did you mean \"metrics-server\" by \"" + name + "\"?")
            .orElse("");
    findings.add(
        DiagnosticCode.NO_METRICS_SERVER,
        first.path(),
        "autoscaler \""
            + first.autoscaler().name()
            + "\" scales on "
            + first.resource()
            + (uses.size() == 1 ? "" : ", as " + (uses.size() - 1) + " more metrics do")
            + ", and neither the releases nor cluster.provides have a metrics-server"
            + near,
        "add metrics-server to the releases, or to cluster.provides if the cluster has it");
  }

  private static boolean isServed(Subject subject) {
    Cluster cluster = subject.profile().cluster();
    boolean provided = cluster != null && cluster.provides().contains("metrics-server");
    boolean installed = false;
    for (Part<HelmRelease> part : subject.releases()) {
      installed |= brings(part.value());
    }
    boolean declared = false;
    for (Part<Manifest> part : subject.manifests()) {
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

  /** Whether a chart has metrics-server as a part, which goes by the part's name in its values. */
  private static boolean bringsAlong(HelmRelease release) {
    return release.values().get("metrics-server") instanceof Map<?, ?> part
        && !Boolean.FALSE.equals(part.get("enabled"));
  }

  private static boolean adapterServes(String resource, Subject subject) {
    if (subject.profile().target().usesKeda()) {
      return false;
    }
    MetricsAdapter adapter = subject.profile().metricsAdapter();
    ResourceRules rules = adapter == null ? null : adapter.resourceRules();
    return rules != null && (resource.equals("cpu") ? rules.cpu() : rules.memory()) != null;
  }
}
