package io.gitopsprofile.model.workload;

import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.release.ImageAutomation;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Deployment with its Service and an optional PodDisruptionBudget. Its files are {@code
 * <directory>/<name>/deployment.yaml}, {@code service.yaml} and {@code pdb.yaml}.
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
 * @param namespace its namespace
 * @param labels labels of the Deployment beyond its selector's
 * @param annotations annotations of the Deployment
 * @param selector the labels that select its pods; {@code app: <name>} if empty
 * @param replicas the number of pods; unset where an autoscaler sets it
 * @param minReadySeconds how many seconds a new pod must be ready to count
 * @param revisionHistoryLimit old ReplicaSets that are kept
 * @param progressDeadlineSeconds seconds until a rollout counts as stuck
 * @param strategy how pods are replaced
 * @param podLabels labels of the pods beyond the selector's
 * @param podAnnotations annotations of the pods
 * @param scrape how Prometheus scrapes the pods, as annotations
 * @param fargate pod labels by which a Fargate profile takes the pods; states that they are meant
 *     to run there
 * @param serviceAccountName the pods' ServiceAccount
 * @param terminationGracePeriodSeconds seconds between SIGTERM and SIGKILL
 * @param nodeSelector labels of the nodes that the pods may run on
 * @param tolerations taints that the pods tolerate
 * @param initContainers containers that run before the others, in order
 * @param containers the pod's containers
 * @param volumes the pod's volumes
 * @param service the Service in front of the pods
 * @param podDisruptionBudget how many pods a drain may take away
 * @param imageAutomation what Flux may update by itself
 * @param patch a merge patch on the rendered Deployment, for what this record does not type;
 *     unknown fields are refused
 * @param manage whether its Deployment's file is written and kept as the profile says; false leaves
 *     it to you; the default is true
 */
public record Workload(
    String name,
    String namespace,
    Map<String, String> labels,
    Map<String, String> annotations,
    Map<String, String> selector,
    @Nullable Integer replicas,
    @Nullable Integer minReadySeconds,
    @Nullable Integer revisionHistoryLimit,
    @Nullable Integer progressDeadlineSeconds,
    @Nullable Strategy strategy,
    Map<String, String> podLabels,
    Map<String, String> podAnnotations,
    @Nullable Scrape scrape,
    Map<String, String> fargate,
    @Nullable String serviceAccountName,
    @Nullable Integer terminationGracePeriodSeconds,
    Map<String, String> nodeSelector,
    List<Toleration> tolerations,
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
    fargate = Ordered.map("fargate", fargate);
    nodeSelector = Ordered.map("nodeSelector", nodeSelector);
    tolerations = Ordered.list("tolerations", tolerations);
    initContainers = Ordered.list("initContainers", initContainers);
    containers = Ordered.list("containers", containers);
    volumes = Ordered.list("volumes", volumes);
    Syntax.of()
        .required("name", name)
        .dnsSubdomain("name", name)
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
        .labels("podLabels", podLabels)
        .annotations("podAnnotations", podAnnotations)
        .labels("fargate", fargate)
        .dnsSubdomain("serviceAccountName", serviceAccountName)
        .range("terminationGracePeriodSeconds", terminationGracePeriodSeconds, 0, Integer.MAX_VALUE)
        .labels("nodeSelector", nodeSelector)
        .required("patch", patch)
        .enforce();
  }

  /** The labels that select its pods: its own, else {@code app: <name>}. */
  public Map<String, String> matchLabels() {
    return selector.isEmpty() ? Map.of("app", name) : selector;
  }

  /** All labels of its Deployment: the selector's, then its own. */
  public Map<String, String> allLabels() {
    return merged(matchLabels(), labels);
  }

  /** All labels of its pods: the selector's, the pods' own, then Fargate's. */
  public Map<String, String> allPodLabels() {
    return merged(merged(matchLabels(), podLabels), fargate);
  }

  /** All annotations of its pods: those of {@link #scrape()}, then the pods' own. */
  public Map<String, String> allPodAnnotations() {
    return scrape == null ? podAnnotations : merged(scrape.annotations(), podAnnotations);
  }

  private static Map<String, String> merged(Map<String, String> first, Map<String, String> second) {
    Map<String, String> all = new LinkedHashMap<>(first);
    all.putAll(second);
    return Ordered.keep(all);
  }

  /** Starts a workload with what it must have. */
  public static Builder builder(String name, String namespace) {
    return new Builder(name, namespace);
  }

  /** A builder that holds these values. */
  public Builder toBuilder() {
    Builder copy = new Builder(name, namespace);
    copy.labels = labels;
    copy.annotations = annotations;
    copy.selector = selector;
    copy.replicas = replicas;
    copy.minReadySeconds = minReadySeconds;
    copy.revisionHistoryLimit = revisionHistoryLimit;
    copy.progressDeadlineSeconds = progressDeadlineSeconds;
    copy.strategy = strategy;
    copy.podLabels = podLabels;
    copy.podAnnotations = podAnnotations;
    copy.scrape = scrape;
    copy.fargate = fargate;
    copy.serviceAccountName = serviceAccountName;
    copy.terminationGracePeriodSeconds = terminationGracePeriodSeconds;
    copy.nodeSelector = nodeSelector;
    copy.tolerations = tolerations;
    copy.initContainers = initContainers;
    copy.containers = containers;
    copy.volumes = volumes;
    copy.service = service;
    copy.podDisruptionBudget = podDisruptionBudget;
    copy.imageAutomation = imageAutomation;
    copy.patch = patch;
    copy.manage = manage;
    return copy;
  }

  /** Collects the parts of a workload; every one that is not set stays unset. */
  public static final class Builder {
    private String name;
    private String namespace;
    private Map<String, String> labels = Map.of();
    private Map<String, String> annotations = Map.of();
    private Map<String, String> selector = Map.of();
    private @Nullable Integer replicas;
    private @Nullable Integer minReadySeconds;
    private @Nullable Integer revisionHistoryLimit;
    private @Nullable Integer progressDeadlineSeconds;
    private @Nullable Strategy strategy;
    private Map<String, String> podLabels = Map.of();
    private Map<String, String> podAnnotations = Map.of();
    private @Nullable Scrape scrape;
    private Map<String, String> fargate = Map.of();
    private @Nullable String serviceAccountName;
    private @Nullable Integer terminationGracePeriodSeconds;
    private Map<String, String> nodeSelector = Map.of();
    private List<Toleration> tolerations = List.of();
    private List<Container> initContainers = List.of();
    private List<Container> containers = List.of();
    private List<Volume> volumes = List.of();
    private @Nullable Service service;
    private @Nullable PodDisruptionBudget podDisruptionBudget;
    private @Nullable ImageAutomation imageAutomation;
    private FreeForm patch = FreeForm.EMPTY;
    private @Nullable Boolean manage;

    private Builder(String name, String namespace) {
      this.name = name;
      this.namespace = namespace;
    }

    /** Replaces the name. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** Replaces the namespace. */
    public Builder namespace(String namespace) {
      this.namespace = namespace;
      return this;
    }

    /** Sets {@code labels}: labels of the Deployment beyond its selector's. */
    public Builder labels(Map<String, String> labels) {
      this.labels = labels;
      return this;
    }

    /** Sets {@code annotations}: annotations of the Deployment. */
    public Builder annotations(Map<String, String> annotations) {
      this.annotations = annotations;
      return this;
    }

    /** Sets {@code selector}: the labels that select its pods. */
    public Builder selector(Map<String, String> selector) {
      this.selector = selector;
      return this;
    }

    /** Sets {@code replicas}: the number of pods. */
    public Builder replicas(@Nullable Integer replicas) {
      this.replicas = replicas;
      return this;
    }

    /** Sets {@code minReadySeconds}: how many seconds a new pod must be ready to count. */
    public Builder minReadySeconds(@Nullable Integer minReadySeconds) {
      this.minReadySeconds = minReadySeconds;
      return this;
    }

    /** Sets {@code revisionHistoryLimit}: old ReplicaSets that are kept. */
    public Builder revisionHistoryLimit(@Nullable Integer revisionHistoryLimit) {
      this.revisionHistoryLimit = revisionHistoryLimit;
      return this;
    }

    /** Sets {@code progressDeadlineSeconds}: seconds until a rollout counts as stuck. */
    public Builder progressDeadlineSeconds(@Nullable Integer progressDeadlineSeconds) {
      this.progressDeadlineSeconds = progressDeadlineSeconds;
      return this;
    }

    /** Sets {@code strategy}: how pods are replaced. */
    public Builder strategy(@Nullable Strategy strategy) {
      this.strategy = strategy;
      return this;
    }

    /** Sets {@code podLabels}: labels of the pods beyond the selector's. */
    public Builder podLabels(Map<String, String> podLabels) {
      this.podLabels = podLabels;
      return this;
    }

    /** Sets {@code podAnnotations}: annotations of the pods. */
    public Builder podAnnotations(Map<String, String> podAnnotations) {
      this.podAnnotations = podAnnotations;
      return this;
    }

    /** Sets {@code scrape}: how Prometheus scrapes the pods, as annotations. */
    public Builder scrape(@Nullable Scrape scrape) {
      this.scrape = scrape;
      return this;
    }

    /** Sets {@code fargate}: pod labels by which a Fargate profile takes the pods. */
    public Builder fargate(Map<String, String> fargate) {
      this.fargate = fargate;
      return this;
    }

    /** Sets {@code serviceAccountName}: the pods' ServiceAccount. */
    public Builder serviceAccountName(@Nullable String serviceAccountName) {
      this.serviceAccountName = serviceAccountName;
      return this;
    }

    /** Sets {@code terminationGracePeriodSeconds}: seconds between SIGTERM and SIGKILL. */
    public Builder terminationGracePeriodSeconds(@Nullable Integer terminationGracePeriodSeconds) {
      this.terminationGracePeriodSeconds = terminationGracePeriodSeconds;
      return this;
    }

    /** Sets {@code nodeSelector}: labels of the nodes that the pods may run on. */
    public Builder nodeSelector(Map<String, String> nodeSelector) {
      this.nodeSelector = nodeSelector;
      return this;
    }

    /** Sets {@code tolerations}: taints that the pods tolerate. */
    public Builder tolerations(List<Toleration> tolerations) {
      this.tolerations = tolerations;
      return this;
    }

    /** Sets {@code tolerations}: taints that the pods tolerate. */
    public Builder tolerations(Toleration... tolerations) {
      return tolerations(List.of(tolerations));
    }

    /** Sets {@code initContainers}: containers that run before the others, in order. */
    public Builder initContainers(List<Container> initContainers) {
      this.initContainers = initContainers;
      return this;
    }

    /** Sets {@code initContainers}: containers that run before the others, in order. */
    public Builder initContainers(Container... initContainers) {
      return initContainers(List.of(initContainers));
    }

    /** Sets {@code containers}: the pod's containers. */
    public Builder containers(List<Container> containers) {
      this.containers = containers;
      return this;
    }

    /** Sets {@code containers}: the pod's containers. */
    public Builder containers(Container... containers) {
      return containers(List.of(containers));
    }

    /** Sets {@code volumes}: the pod's volumes. */
    public Builder volumes(List<Volume> volumes) {
      this.volumes = volumes;
      return this;
    }

    /** Sets {@code volumes}: the pod's volumes. */
    public Builder volumes(Volume... volumes) {
      return volumes(List.of(volumes));
    }

    /** Sets {@code service}: the Service in front of the pods. */
    public Builder service(@Nullable Service service) {
      this.service = service;
      return this;
    }

    /** Sets {@code podDisruptionBudget}: how many pods a drain may take away. */
    public Builder podDisruptionBudget(@Nullable PodDisruptionBudget podDisruptionBudget) {
      this.podDisruptionBudget = podDisruptionBudget;
      return this;
    }

    /** Sets {@code imageAutomation}: what Flux may update by itself. */
    public Builder imageAutomation(@Nullable ImageAutomation imageAutomation) {
      this.imageAutomation = imageAutomation;
      return this;
    }

    /**
     * Sets {@code patch}: a merge patch on the rendered Deployment, for what this record does not
     * type.
     */
    public Builder patch(FreeForm patch) {
      this.patch = patch;
      return this;
    }

    /**
     * Sets {@code manage}: whether its Deployment's file is written and kept as the profile says.
     */
    public Builder manage(@Nullable Boolean manage) {
      this.manage = manage;
      return this;
    }

    /** The finished Workload. */
    public Workload build() {
      return new Workload(
          name,
          namespace,
          labels,
          annotations,
          selector,
          replicas,
          minReadySeconds,
          revisionHistoryLimit,
          progressDeadlineSeconds,
          strategy,
          podLabels,
          podAnnotations,
          scrape,
          fargate,
          serviceAccountName,
          terminationGracePeriodSeconds,
          nodeSelector,
          tolerations,
          initContainers,
          containers,
          volumes,
          service,
          podDisruptionBudget,
          imageAutomation,
          patch,
          manage);
    }
  }
}
