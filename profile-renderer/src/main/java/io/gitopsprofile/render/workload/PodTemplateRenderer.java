package io.gitopsprofile.render.workload;

import static io.gitopsprofile.render.object.Fabric8Values.podMetadata;

import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.workload.Toleration;
import io.gitopsprofile.model.workload.Volume;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.render.object.TargetSupport;
import java.util.ArrayList;
import java.util.List;

/** Renders the pods of a workload. */
final class PodTemplateRenderer {

  private final TargetSupport served;
  private final ContainerRenderer containers;
  private final VolumeRenderer volumes;
  private final AffinityRenderer affinities;
  private final SpreadRenderer spread;

  PodTemplateRenderer(TargetSupport served) {
    this.served = served;
    this.containers = new ContainerRenderer(served);
    this.volumes = new VolumeRenderer(served);
    this.affinities = new AffinityRenderer(served);
    this.spread = new SpreadRenderer(served);
  }

  /**
   * Renders the pods.
   *
   * @param annotated whether {@code scrape} becomes annotations
   */
  PodTemplateSpec render(Workload workload, boolean annotated, ProfilePath path) {
    PodSpec spec = new PodSpec();
    spec.setServiceAccountName(workload.serviceAccountName());
    spec.setAutomountServiceAccountToken(workload.automountServiceAccountToken());
    List<LocalObjectReference> pullSecrets = new ArrayList<>();
    for (LocalReference secret : workload.imagePullSecrets()) {
      pullSecrets.add(new LocalObjectReference(secret.name()));
    }
    spec.setImagePullSecrets(pullSecrets);
    spec.setPriorityClassName(workload.priorityClassName());
    spec.setSecurityContext(
        PodSecurityRenderer.render(
            workload.securityContext(), served, path.key("securityContext")));
    Integer grace = workload.terminationGracePeriodSeconds();
    spec.setTerminationGracePeriodSeconds(grace == null ? null : grace.longValue());
    spec.setNodeSelector(workload.nodeSelector());
    List<io.fabric8.kubernetes.api.model.Toleration> tolerations = new ArrayList<>();
    for (Toleration toleration : workload.tolerations()) {
      tolerations.add(toleration(toleration));
    }
    spec.setTolerations(tolerations);
    spec.setAffinity(affinities.render(workload.affinity(), path.key("affinity")));
    spec.setTopologySpreadConstraints(
        spread.render(workload.topologySpreadConstraints(), path.key("topologySpreadConstraints")));
    spec.setInitContainers(all(workload.initContainers(), path.key("initContainers")));
    spec.setContainers(all(workload.containers(), path.key("containers")));
    spec.setVolumes(volumes(workload.volumes(), path.key("volumes")));
    PodTemplateSpec template = new PodTemplateSpec();
    template.setMetadata(
        podMetadata(
            workload.allPodLabels(),
            annotated ? workload.allPodAnnotations() : workload.podAnnotations()));
    template.setSpec(spec);
    return template;
  }

  private List<io.fabric8.kubernetes.api.model.Container> all(
      List<Container> models, ProfilePath path) {
    List<io.fabric8.kubernetes.api.model.Container> rendered = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      rendered.add(containers.render(models.get(i), path.index(i)));
    }
    return rendered;
  }

  private List<io.fabric8.kubernetes.api.model.Volume> volumes(
      List<Volume> models, ProfilePath path) {
    List<io.fabric8.kubernetes.api.model.Volume> rendered = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      rendered.add(volumes.render(models.get(i), path.index(i)));
    }
    return rendered;
  }

  private static io.fabric8.kubernetes.api.model.Toleration toleration(Toleration model) {
    var toleration = new io.fabric8.kubernetes.api.model.Toleration();
    toleration.setKey(model.key());
    toleration.setOperator(model.operator());
    toleration.setValue(model.value());
    toleration.setEffect(model.effect());
    toleration.setTolerationSeconds(model.tolerationSeconds());
    return toleration;
  }
}
