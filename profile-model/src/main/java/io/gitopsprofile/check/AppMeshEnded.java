package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Workload;
import java.util.Set;

/**
 * PRF116: a profile uses AWS App Mesh, which ended on 2026-09-30. It is said once, of the first
 * that uses it: the controller, what asks for its sidecars, or an object of its API. A rule for
 * Envoy's series, or the Prometheus of eks-charts, uses no App Mesh by itself. (Source: AWS,
 * Migrating from AWS App Mesh to Amazon ECS Service Connect, and the App Mesh user guide.)
 */
final class AppMeshEnded implements Check {

  private static final String INJECTOR = "appmesh.k8s.aws/sidecarInjectorWebhook";
  private static final Set<String> CHARTS = Set.of("appmesh-controller", "appmesh-inject");

  @Override
  public void run(Subject subject, Findings findings) {
    Search search = new Search(findings);
    for (Part<HelmRelease> release : subject.releases()) {
      if (CHARTS.contains(release.value().chart().chartName())) {
        search.found("the release \"" + release.value().name() + "\" is", release.at("chart"));
      }
    }
    for (Part<Namespace> namespace : subject.namespaces()) {
      if ("enabled".equals(namespace.value().labels().get(INJECTOR))) {
        String who = "the sidecars of the namespace \"" + namespace.value().name() + "\" are";
        search.found(who, namespace.at("labels").key(INJECTOR));
      }
    }
    for (Part<Workload> workload : subject.workloads()) {
      ofWorkload(workload, search);
    }
    for (Part<Manifest> manifest : subject.manifests()) {
      if (manifest.value().apiVersion().startsWith("appmesh.k8s.aws/")) {
        String who = "the " + manifest.value().kind() + " \"" + manifest.value().name() + "\" is";
        search.found(who, manifest.path());
      }
    }
  }

  private static void ofWorkload(Part<Workload> workload, Search search) {
    String who = "the sidecar of the workload \"" + workload.value().name() + "\" is";
    if ("enabled".equals(workload.value().podAnnotations().get(INJECTOR))) {
      search.found(who, workload.at("podAnnotations").key(INJECTOR));
    }
    for (Part<Container> container : Pods.all(workload)) {
      if (container.value().image().contains("aws-appmesh-envoy")) {
        search.found(who, container.at("image"));
      }
    }
  }

  private static final class Search {
    private final Findings findings;
    private boolean done;

    Search(Findings findings) {
      this.findings = findings;
    }

    void found(String who, ProfilePath path) {
      if (!done) {
        findings.add(
            DiagnosticCode.APP_MESH_ENDED,
            path,
            who
                + " of AWS App Mesh, which ended on 2026-09-30: since then its resources cannot be"
                + " reached",
            "move to a mesh that lives, as the starter profile eks-hpa-istio has it, or scale on"
                + " the application's own requests");
      }
      done = true;
    }
  }
}
