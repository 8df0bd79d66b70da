package io.gitopsprofile.check.scrape;

import io.gitopsprofile.adapter.AdapterRules.Producer;
import io.gitopsprofile.adapter.PodMetricTrace;
import io.gitopsprofile.adapter.RequiredMetric;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.catalog.SeriesOrigin;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF026: an autoscaler scales on series of Envoy, and the scaled pods have no container {@code
 * envoy}. In the cluster the series does not exist and the autoscaler shows {@code <unknown>}. Add
 * the pods' namespace to the mesh: label the namespace {@code
 * appmesh.k8s.aws/sidecarInjectorWebhook: enabled}, and with the labels that the Mesh selects.
 * (Source: aws/eks-charts appmesh-prometheus, job appmesh-envoy; aws-app-mesh-controller-for-k8s)
 *
 * <p>The check skips namespaces that the profile does not declare, and other meshes.
 */
final class AppMeshSidecarCheck implements Check {

  private static final String INJECTOR = "appmesh.k8s.aws/sidecarInjectorWebhook";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (RequiredMetric need : context.adapter().required()) {
      Producer producer = context.adapter().rules().producerOfPods(need);
      Located<Workload> target = context.targetOf(need.autoscaler().value());
      if (producer == null || target == null || !SeriesOrigin.isOfEnvoy(producer.series())) {
        continue;
      }
      for (Located<Namespace> namespace : context.namespacesNamed(target.value().namespace())) {
        check(need, target.value(), namespace.value(), context, findings);
      }
    }
  }

  private static void check(
      RequiredMetric need,
      Workload workload,
      Namespace namespace,
      CheckContext context,
      DiagnosticCollector findings) {
    if (mayHaveEnvoy(workload, context)) {
      return;
    }
    String label = namespace.labels().get(INJECTOR);
    String why = null;
    String fix = "label the namespace " + INJECTOR + ": enabled and put it into a mesh";
    if (!"enabled".equals(label) && !PodMetricTrace.isInjected(workload, context)) {
      why = "and its namespace \"" + namespace.name() + "\" does not have sidecars added";
    } else if ("enabled".equals(label)
        && "disabled".equals(workload.podAnnotations().get(INJECTOR))) {
      why = "and its pods decline it by the annotation " + INJECTOR;
      fix = "remove the annotation";
    } else if ("enabled".equals(label) && !isInMesh(namespace, context)) {
      why = "and no Mesh of the profile selects its namespace \"" + namespace.name() + "\"";
      fix = "label the namespace as the Mesh's namespaceSelector asks";
    }
    if (why != null) {
      findings.add(
          DiagnosticCode.NO_MESH,
          need.path(),
          need.title()
              + " scales on \""
              + need.name()
              + "\", which Envoy counts, but workload \""
              + workload.name()
              + "\" has no container named envoy, "
              + why,
          fix);
    }
  }

  /** Returns true if a container is an Envoy that the Prometheus of the profile scrapes. */
  private static boolean mayHaveEnvoy(Workload workload, CheckContext context) {
    PrometheusChart prometheus = context.adapter().prometheus();
    boolean byName = prometheus != null && prometheus.has(PrometheusTrait.ENVOY_BY_NAME);
    return workload.containers().stream()
        .anyMatch(container -> isEnvoy(container, byName) || container.name().equals("envoy"));
  }

  private static boolean isEnvoy(Container container, boolean byName) {
    String both = container.name() + " " + container.image();
    return !byName && (both.contains("envoy") || both.contains("proxy"));
  }

  private static boolean isInMesh(Namespace namespace, CheckContext context) {
    List<FreeForm> meshes =
        context.manifests().stream()
            .map(Located::value)
            .filter(manifest -> manifest.kind().equals("Mesh"))
            .map(Manifest::object)
            .toList();
    return meshes.isEmpty() || meshes.stream().anyMatch(mesh -> mayTake(mesh, namespace));
  }

  private static boolean mayTake(FreeForm mesh, Namespace namespace) {
    Map<?, ?> labels = labelsOf(mesh);
    return labels == null || namespace.labels().entrySet().containsAll(labels.entrySet());
  }

  /** Returns the labels by which a Mesh selects namespaces; null if it selects in another way. */
  private static @Nullable Map<?, ?> labelsOf(FreeForm mesh) {
    Object spec = mesh.get("spec");
    Object selector = spec instanceof Map<?, ?> map ? map.get("namespaceSelector") : null;
    return selector instanceof Map<?, ?> map && map.get("matchLabels") instanceof Map<?, ?> labels
        ? labels
        : null;
  }
}
