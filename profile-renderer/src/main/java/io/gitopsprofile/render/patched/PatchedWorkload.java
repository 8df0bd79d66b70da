package io.gitopsprofile.render.patched;

import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.ContainerImagePolicy;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.read.binding.KubernetesRecords;
import io.gitopsprofile.render.patched.PatchedProfile.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A workload that says what its patched Deployment says. */
final class PatchedWorkload {

  private PatchedWorkload() {}

  /**
   * The workload of a patched object.
   *
   * @param monitored whether a PodMonitor stands for {@code scrape}
   */
  static Workload of(Workload model, Tree deployment, boolean monitored) {
    Tree spec = deployment.in("spec");
    Tree template = spec.in("template");
    Map<Object, Object> keys = new LinkedHashMap<>(template.in("spec").entries());
    keys.putAll(spec.entries());
    keys.remove("selector");
    keys.remove("volumeClaimTemplates");
    keys.put("name", model.name());
    keys.put("namespace", model.namespace());
    return KubernetesRecords.of(keys, Workload.class)
        .map(read -> joined(model, read, deployment, monitored))
        .orElse(model);
  }

  /**
   * The workload as the Deployment has it; components that no Deployment holds come from the model.
   */
  private static Workload joined(
      Workload model, Workload read, Tree deployment, boolean monitored) {
    Tree metadata = deployment.in("metadata");
    Tree podMetadata = deployment.in("spec", "template", "metadata");
    Map<String, String> selector = deployment.in("spec", "selector").strings("matchLabels");
    Workload.Builder builder =
        model.toBuilder()
            .labels(metadata.strings("labels"))
            .annotations(metadata.strings("annotations"))
            .selector(selector.equals(model.matchLabels()) ? model.selector() : selector)
            .replicas(read.replicas())
            .minReadySeconds(read.minReadySeconds())
            .revisionHistoryLimit(read.revisionHistoryLimit())
            .progressDeadlineSeconds(read.progressDeadlineSeconds())
            .strategy(read.strategy())
            .updateStrategy(read.updateStrategy())
            .serviceName(
                Objects.equals(read.serviceName(), model.governingService())
                    ? model.serviceName()
                    : read.serviceName())
            .podManagementPolicy(read.podManagementPolicy())
            .persistentVolumeClaimRetentionPolicy(read.persistentVolumeClaimRetentionPolicy())
            .serviceAccountName(read.serviceAccountName())
            .automountServiceAccountToken(read.automountServiceAccountToken())
            .imagePullSecrets(read.imagePullSecrets())
            .priorityClassName(read.priorityClassName())
            .securityContext(read.securityContext())
            .terminationGracePeriodSeconds(read.terminationGracePeriodSeconds())
            .nodeSelector(read.nodeSelector())
            .tolerations(read.tolerations())
            .affinity(read.affinity())
            .topologySpreadConstraints(read.topologySpreadConstraints())
            .initContainers(handed(read.initContainers(), model.initContainers()))
            .containers(handed(read.containers(), model.containers()))
            .volumes(read.volumes());
    PatchedMetadata.podLabels(builder, model, podMetadata.strings("labels"));
    PatchedMetadata.podAnnotations(builder, model, monitored, podMetadata.strings("annotations"));
    return builder.build();
  }

  /** The containers as the Deployment has them, with the policies of the model by their names. */
  private static List<Container> handed(List<Container> read, List<Container> model) {
    Map<String, ContainerImagePolicy> policies = new HashMap<>();
    for (Container container : model) {
      ContainerImagePolicy policy = container.imagePolicy();
      if (policy != null) {
        policies.put(container.name(), policy);
      }
    }
    if (policies.isEmpty()) {
      return read;
    }
    List<Container> handed = new ArrayList<>(read.size());
    for (Container container : read) {
      handed.add(container.toBuilder().imagePolicy(policies.get(container.name())).build());
    }
    return handed;
  }
}
