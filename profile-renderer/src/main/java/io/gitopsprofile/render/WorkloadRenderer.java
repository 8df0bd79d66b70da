package io.gitopsprofile.render;

import static io.gitopsprofile.render.Fabric8Values.intOrString;
import static io.gitopsprofile.render.Fabric8Values.matching;
import static io.gitopsprofile.render.Fabric8Values.metadata;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import io.gitopsprofile.check.KubernetesApis;
import io.gitopsprofile.check.KubernetesApis.Api;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.model.PodDisruptionBudget;
import io.gitopsprofile.model.Service;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.Workload;
import java.util.Map;

/** Renders a workload: its Deployment, its Service and its PodDisruptionBudget. */
final class WorkloadRenderer {

  private final Target target;
  private final FluxDialect flux;
  private final Layout layout;
  private final Problems problems;
  private final DeploymentRenderer deployments;

  WorkloadRenderer(
      Target target, FluxDialect flux, Layout layout, ServedFields served, Problems problems) {
    this.target = target;
    this.flux = flux;
    this.layout = layout;
    this.problems = problems;
    this.deployments = new DeploymentRenderer(served);
  }

  void render(Workload workload, ProfilePath path, Drafts drafts) {
    Map<String, String> annotations =
        OwnAnnotations.join(
            flux.imageAutomation(workload.imageAutomation(), path.key("imageAutomation")),
            workload.annotations(),
            path.key("annotations"),
            problems);
    Deployment deployment = deployments.render(workload, annotations, path);
    String file = file(workload, "deployment.yaml");
    drafts.add(path, file, deployment, Deployment.class, workload.patch());
    Service service = workload.service();
    if (service != null) {
      drafts.add(
          path.key("service"),
          file(workload, "service.yaml"),
          ServiceRenderer.render(service, workload),
          io.fabric8.kubernetes.api.model.Service.class,
          service.patch());
    }
    PodDisruptionBudget budget = workload.podDisruptionBudget();
    if (budget != null) {
      budget(workload, budget, path.key("podDisruptionBudget"), drafts);
    }
  }

  /** The beta's shape is that of policy/v1, so only its name differs. */
  private void budget(
      Workload workload, PodDisruptionBudget model, ProfilePath path, Drafts drafts) {
    PodDisruptionBudgetSpec spec = new PodDisruptionBudgetSpec();
    spec.setMinAvailable(intOrString(model.minAvailable()));
    spec.setMaxUnavailable(intOrString(model.maxUnavailable()));
    spec.setSelector(matching(workload.matchLabels()));
    var budget = new io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget();
    budget.setApiVersion(
        KubernetesApis.newest("PodDisruptionBudget", target.kubernetes())
            .map(Api::apiVersion)
            .orElse(budget.getApiVersion()));
    budget.setMetadata(metadata(workload.name(), workload.namespace(), Map.of(), Map.of()));
    budget.setSpec(spec);
    String file = file(workload, "pdb.yaml");
    drafts.add(path, file, budget, budget.getClass(), model.patch());
  }

  private String file(Workload workload, String name) {
    return layout.inNamespace(workload.namespace(), workload.name(), name);
  }
}
