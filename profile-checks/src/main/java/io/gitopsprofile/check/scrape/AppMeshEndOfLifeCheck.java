package io.gitopsprofile.check.scrape;

import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.KnownImage;
import io.gitopsprofile.catalog.Mesh;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;

/**
 * PRF116: a profile uses AWS App Mesh, which reached end of support on 2026-09-30. The check
 * reports the first use: the controller, a request for its sidecars, or an object of its API. A
 * rule for Envoy's series, or the Prometheus of eks-charts, does not use App Mesh by itself.
 * (Source: AWS, Migrating from AWS App Mesh to Amazon ECS Service Connect, and the App Mesh user
 * guide.)
 */
final class AppMeshEndOfLifeCheck implements Check {

  private static final String INJECTOR = "appmesh.k8s.aws/sidecarInjectorWebhook";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Search search = new Search(findings);
    for (Located<HelmRelease> release : context.releases()) {
      KnownChart chart = KnownCharts.named(release.value().chart());
      if (chart != null && chart.mesh() == Mesh.APP_MESH) {
        search.found("the release \"" + release.value().name() + "\" is", release.at("chart"));
      }
    }
    for (Located<Namespace> namespace : context.namespaces()) {
      if ("enabled".equals(namespace.value().labels().get(INJECTOR))) {
        String who = "the sidecars of the namespace \"" + namespace.value().name() + "\" are";
        search.found(who, namespace.at("labels").key(INJECTOR));
      }
    }
    for (Located<Workload> workload : context.workloads()) {
      ofWorkload(workload, search);
    }
    for (Located<Manifest> manifest : context.manifests()) {
      if (manifest.value().apiVersion().startsWith("appmesh.k8s.aws/")) {
        String who = "the " + manifest.value().kind() + " \"" + manifest.value().name() + "\" is";
        search.found(who, manifest.path());
      }
    }
  }

  private static void ofWorkload(Located<Workload> workload, Search search) {
    String who = "the sidecar of the workload \"" + workload.value().name() + "\" is";
    if ("enabled".equals(workload.value().podAnnotations().get(INJECTOR))) {
      search.found(who, workload.at("podAnnotations").key(INJECTOR));
    }
    for (Located<Container> container : PodSpecs.all(workload)) {
      KnownImage image = KnownImages.of(container.value());
      if (image != null && image.mesh() == Mesh.APP_MESH) {
        search.found(who, container.at("image"));
      }
    }
  }

  private static final class Search {
    private final DiagnosticCollector findings;
    private boolean done;

    Search(DiagnosticCollector findings) {
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
