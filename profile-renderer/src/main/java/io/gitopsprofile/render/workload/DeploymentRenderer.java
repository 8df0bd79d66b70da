package io.gitopsprofile.render.workload;

import static io.gitopsprofile.render.object.Fabric8Values.intOrString;
import static io.gitopsprofile.render.object.Fabric8Values.matching;
import static io.gitopsprofile.render.object.Fabric8Values.metadata;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;
import io.gitopsprofile.model.workload.RollingUpdate;
import io.gitopsprofile.model.workload.Strategy;
import io.gitopsprofile.model.workload.Workload;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders a workload's Deployment. */
final class DeploymentRenderer {

  private DeploymentRenderer() {}

  static Deployment render(
      Workload workload, Map<String, String> annotations, PodTemplateSpec template) {
    DeploymentSpec spec = new DeploymentSpec();
    spec.setReplicas(workload.replicas());
    spec.setMinReadySeconds(workload.minReadySeconds());
    spec.setRevisionHistoryLimit(workload.revisionHistoryLimit());
    spec.setProgressDeadlineSeconds(workload.progressDeadlineSeconds());
    spec.setStrategy(strategy(workload.strategy()));
    spec.setSelector(matching(workload.matchLabels()));
    spec.setTemplate(template);
    Deployment deployment = new Deployment();
    deployment.setMetadata(
        metadata(workload.name(), workload.namespace(), workload.allLabels(), annotations));
    deployment.setSpec(spec);
    return deployment;
  }

  private static @Nullable DeploymentStrategy strategy(@Nullable Strategy model) {
    if (model == null) {
      return null;
    }
    DeploymentStrategy strategy = new DeploymentStrategy();
    strategy.setType(model.type().toString());
    RollingUpdate bounds = model.rollingUpdate();
    if (bounds != null) {
      RollingUpdateDeployment rollingUpdate = new RollingUpdateDeployment();
      rollingUpdate.setMaxUnavailable(intOrString(bounds.maxUnavailable()));
      rollingUpdate.setMaxSurge(intOrString(bounds.maxSurge()));
      strategy.setRollingUpdate(rollingUpdate);
    }
    return strategy;
  }
}
