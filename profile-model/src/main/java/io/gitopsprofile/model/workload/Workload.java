package io.gitopsprofile.model.workload;

import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.release.ImageAutomation;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import io.gitopsprofile.model.workload.controller.ClaimRetention;
import io.gitopsprofile.model.workload.controller.PodManagementPolicy;
import io.gitopsprofile.model.workload.controller.UpdateStrategy;
import io.gitopsprofile.model.workload.controller.VolumeClaim;
import io.gitopsprofile.model.workload.controller.WorkloadType;
import io.gitopsprofile.model.workload.scheduling.Affinity;
import io.gitopsprofile.model.workload.scheduling.TopologySpreadConstraint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A Deployment, StatefulSet or DaemonSet with its Service and an optional PodDisruptionBudget. Its
 * files are {@code <directory>/<name>/deployment.yaml}, {@code statefulset.yaml} or {@code
 * daemonset.yaml}, {@code service.yaml} and {@code pdb.yaml}.
 *
 * <pre>
 * apiVersion: apps/v1
 * kind: Deployment
 * metadata:
 *   name: podinfo
 *   namespace: demo
 *   labels:
 *     app: podinfo
 * spec:
 *   selector:
 *     matchLabels:
 *       app: podinfo
 *   template: {...}
 * </pre>
 *
 * @param name the Deployment's name; also its Service's and the value of the label {@code app},
 *     unless those have their own
 * @param namespace the namespace
 * @param kind the kind of the object that runs the pods; default Deployment
 * @param selectorLabels whether the Deployment has its selector's labels, too; false leaves {@code
 *     labels} alone; the default is true
 * @param labels labels of the Deployment beyond its selector's
 * @param annotations annotations of the Deployment
 * @param selector the labels that select its pods; {@code app: <name>} if empty
 * @param replicas the number of pods; unset where an autoscaler sets it
 * @param minReadySeconds the seconds for which a new pod must be ready to count as available
 * @param revisionHistoryLimit old ReplicaSets that are kept
 * @param progressDeadlineSeconds seconds until a rollout counts as stuck
 * @param strategy the strategy by which a Deployment replaces its pods
 * @param updateStrategy the strategy by which a StatefulSet or a DaemonSet replaces its pods
 * @param serviceName the Service that gives the pods of a StatefulSet their DNS names; null means
 *     the workload's own {@code service}, if it has one
 * @param podManagementPolicy the order in which a StatefulSet creates and deletes its pods; default
 *     OrderedReady
 * @param persistentVolumeClaimRetentionPolicy the fate of the volumes of a StatefulSet
 * @param volumeClaimTemplates the volumes that a StatefulSet makes for each of its pods
 * @param podLabels labels of the pods beyond the selector's
 * @param podAnnotations annotations of the pods
 * @param scrape the scrape settings of the pods, as annotations, or as a PodMonitor in {@code
 *     podmonitor.yaml} where the profile's Prometheus is one of the Prometheus operator
 * @param exports the series that the containers export to Prometheus, without those of images that
 *     are known; not rendered, known to the checks
 * @param fargate pod labels that a Fargate profile selects; states that the pods run on Fargate
 * @param serviceAccountName the pods' ServiceAccount
 * @param automountServiceAccountToken whether the token of the ServiceAccount is mounted
 * @param imagePullSecrets the Secrets by which the images are pulled
 * @param priorityClassName the PriorityClass of the pods
 * @param securityContext the privileges of all containers, and the owner of the volumes
 * @param terminationGracePeriodSeconds seconds between SIGTERM and SIGKILL
 * @param nodeSelector labels of the nodes that the pods may run on
 * @param tolerations taints that the pods tolerate
 * @param affinity the nodes that the pods need or prefer, and the pods to run beside or apart from
 * @param topologySpreadConstraints limits on the uneven spread of the pods over nodes and zones
 * @param initContainers containers that run before the others, in order
 * @param containers the pod's containers
 * @param volumes the pod's volumes
 * @param service the Service in front of the pods
 * @param podDisruptionBudget the number of pods that a node drain may evict
 * @param imageAutomation the image updates that Flux v1 may make
 * @param patch a merge patch on the rendered Deployment, for fields that the language does not
 *     have; unknown fields are refused
 * @param manage whether the file is generated; false excludes it from generation; the default is
 *     true
 */
@Value.Builder
public record Workload(
    String name,
    String namespace,
    @Nullable WorkloadType kind,
    @Nullable Boolean selectorLabels,
    Map<String, String> labels,
    Map<String, String> annotations,
    Map<String, String> selector,
    @Nullable Integer replicas,
    @Nullable Integer minReadySeconds,
    @Nullable Integer revisionHistoryLimit,
    @Nullable Integer progressDeadlineSeconds,
    @Nullable Strategy strategy,
    @Nullable UpdateStrategy updateStrategy,
    @Nullable String serviceName,
    @Nullable PodManagementPolicy podManagementPolicy,
    @Nullable ClaimRetention persistentVolumeClaimRetentionPolicy,
    List<VolumeClaim> volumeClaimTemplates,
    Map<String, String> podLabels,
    Map<String, String> podAnnotations,
    @Nullable Scrape scrape,
    List<String> exports,
    Map<String, String> fargate,
    @Nullable String serviceAccountName,
    @Nullable Boolean automountServiceAccountToken,
    List<LocalReference> imagePullSecrets,
    @Nullable String priorityClassName,
    @Nullable PodSecurityContext securityContext,
    @Nullable Integer terminationGracePeriodSeconds,
    Map<String, String> nodeSelector,
    List<Toleration> tolerations,
    @Nullable Affinity affinity,
    List<TopologySpreadConstraint> topologySpreadConstraints,
    List<Container> initContainers,
    List<Container> containers,
    List<Volume> volumes,
    @Nullable Service service,
    @Nullable PodDisruptionBudget podDisruptionBudget,
    @Nullable ImageAutomation imageAutomation,
    FreeForm patch,
    @Nullable Boolean manage) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public Workload {
    labels = Ordered.map("labels", labels);
    annotations = Ordered.map("annotations", annotations);
    selector = Ordered.map("selector", selector);
    podLabels = Ordered.map("podLabels", podLabels);
    podAnnotations = Ordered.map("podAnnotations", podAnnotations);
    exports = Ordered.list("exports", exports);
    fargate = Ordered.map("fargate", fargate);
    nodeSelector = Ordered.map("nodeSelector", nodeSelector);
    imagePullSecrets = Ordered.list("imagePullSecrets", imagePullSecrets);
    tolerations = Ordered.list("tolerations", tolerations);
    volumeClaimTemplates = Ordered.list("volumeClaimTemplates", volumeClaimTemplates);
    topologySpreadConstraints =
        Ordered.list("topologySpreadConstraints", topologySpreadConstraints);
    initContainers = Ordered.list("initContainers", initContainers);
    containers = Ordered.list("containers", containers);
    volumes = Ordered.list("volumes", volumes);
    Syntax.of()
        .required("name", name)
        .objectName("name", name)
        .nameInLabel("selector", selector.isEmpty() ? name : null)
        .nameOfService("service", service != null && service.name() == null ? name : null)
        .required("namespace", namespace)
        .dnsLabel("namespace", namespace)
        .labels("labels", labels)
        .annotations("annotations", annotations)
        .labels("selector", selector)
        .range("replicas", replicas, 0, Integer.MAX_VALUE)
        .range("minReadySeconds", minReadySeconds, 0, Integer.MAX_VALUE)
        .range("revisionHistoryLimit", revisionHistoryLimit, 0, Integer.MAX_VALUE)
        .range("progressDeadlineSeconds", progressDeadlineSeconds, 1, Integer.MAX_VALUE)
        .serviceName("serviceName", serviceName)
        .labels("podLabels", podLabels)
        .annotations("podAnnotations", podAnnotations)
        .seriesNames("exports", exports)
        .labels("fargate", fargate)
        .objectName("serviceAccountName", serviceAccountName)
        .dnsSubdomain("priorityClassName", priorityClassName)
        .range("terminationGracePeriodSeconds", terminationGracePeriodSeconds, 0, Integer.MAX_VALUE)
        .labels("nodeSelector", nodeSelector)
        .required("patch", patch)
        .enforce();
  }

  /** Returns the labels that select the pods: {@code selector}, or {@code app: <name>}. */
  public Map<String, String> matchLabels() {
    return selector.isEmpty() ? Map.of("app", name) : selector;
  }

  /** Returns the kind of the object that runs the pods. */
  public WorkloadType type() {
    return kind == null ? WorkloadType.DEPLOYMENT : kind;
  }

  /** Returns the name of the Service that gives the pods DNS names; null if there is none. */
  public @Nullable String governingService() {
    if (serviceName != null || service == null) {
      return serviceName;
    }
    return service.name() == null ? name : service.name();
  }

  /** Returns true if the Deployment has the labels of its selector. */
  public boolean hasSelectorLabels() {
    return selectorLabels == null || selectorLabels;
  }

  /**
   * Returns all labels of the Deployment: the selector's first, unless {@code selectorLabels} is
   * false, then {@code labels}.
   */
  public Map<String, String> allLabels() {
    return hasSelectorLabels() ? merged(matchLabels(), labels) : labels;
  }

  /** Returns all labels of its Service; an empty map if it has no Service. */
  public Map<String, String> allServiceLabels() {
    if (service == null) {
      return Map.of();
    }
    Boolean own = service.selectorLabels();
    boolean all = own == null ? hasSelectorLabels() : own;
    return all ? merged(matchLabels(), service.labels()) : service.labels();
  }

  /** All labels of its pods: the selector's, the pods' own, then Fargate's. */
  public Map<String, String> allPodLabels() {
    return merged(merged(matchLabels(), podLabels), fargate);
  }

  /** All annotations of its pods: those of {@link #scrape()}, then the pods' own. */
  public Map<String, String> allPodAnnotations() {
    return scrape == null ? podAnnotations : merged(scrape.annotations(), podAnnotations);
  }

  /** Returns an annotation of its pods; null if they do not have it. */
  public @Nullable String podAnnotation(String key) {
    String own = podAnnotations.get(key);
    return own != null || scrape == null ? own : scrape.annotations().get(key);
  }

  private static Map<String, String> merged(Map<String, String> first, Map<String, String> second) {
    if (second.isEmpty()) {
      return first;
    }
    Map<String, String> all = new LinkedHashMap<>(first);
    all.putAll(second);
    return Ordered.keep(all);
  }

  /** Starts a workload; {@code name} and {@code namespace} must be set. */
  public static Builder builder() {
    return new Builder()
        .labels(Map.of())
        .annotations(Map.of())
        .selector(Map.of())
        .podLabels(Map.of())
        .podAnnotations(Map.of())
        .exports(List.of())
        .fargate(Map.of())
        .nodeSelector(Map.of())
        .imagePullSecrets(List.of())
        .tolerations(List.of())
        .topologySpreadConstraints(List.of())
        .initContainers(List.of())
        .containers(List.of())
        .volumes(List.of())
        .volumeClaimTemplates(List.of())
        .patch(FreeForm.EMPTY);
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link Workload}; its {@code @param} tags describe the components. */
  public static final class Builder extends WorkloadBuilder {
    Builder() {}

    /** Sets {@code exports}. */
    public Builder exports(String... exports) {
      return exports(List.of(exports));
    }

    /** Sets {@code imagePullSecrets}. */
    public Builder imagePullSecrets(LocalReference... imagePullSecrets) {
      return imagePullSecrets(List.of(imagePullSecrets));
    }

    /** Sets {@code tolerations}. */
    public Builder tolerations(Toleration... tolerations) {
      return tolerations(List.of(tolerations));
    }

    /** Sets {@code topologySpreadConstraints}. */
    public Builder topologySpreadConstraints(
        TopologySpreadConstraint... topologySpreadConstraints) {
      return topologySpreadConstraints(List.of(topologySpreadConstraints));
    }

    /** Sets {@code volumeClaimTemplates}. */
    public Builder volumeClaimTemplates(VolumeClaim... volumeClaimTemplates) {
      return volumeClaimTemplates(List.of(volumeClaimTemplates));
    }

    /** Sets {@code initContainers}. */
    public Builder initContainers(Container... initContainers) {
      return initContainers(List.of(initContainers));
    }

    /** Sets {@code containers}. */
    public Builder containers(Container... containers) {
      return containers(List.of(containers));
    }

    /** Sets {@code volumes}. */
    public Builder volumes(Volume... volumes) {
      return volumes(List.of(volumes));
    }
  }
}
