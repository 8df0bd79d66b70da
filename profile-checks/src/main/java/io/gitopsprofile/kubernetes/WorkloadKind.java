package io.gitopsprofile.kubernetes;

import io.gitopsprofile.model.autoscaler.ScaleTarget;
import io.gitopsprofile.model.autoscaler.ScaleTarget.ObjectReference;
import io.gitopsprofile.model.workload.controller.WorkloadType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of Kubernetes that run pods. Each constant holds all facts about its kind; checks,
 * renderers and the diff ask for properties instead of kinds. The versions that a cluster serves
 * are in {@link ApiVersionTable}. (Sources: Kubernetes, API reference, workload resources; EKS, AWS
 * Fargate considerations; fluxcd/flux, pkg/cluster/kubernetes/resourcekinds.go.)
 */
public enum WorkloadKind {
  /** The kind that a workload of the profile is rendered as, and KEDA's default. */
  DEPLOYMENT(
      "Deployment",
      "apps/v1",
      "spec.template",
      PodNaming.HASHED,
      Trait.SCALES,
      Trait.FIXED_SELECTOR,
      Trait.ON_FARGATE,
      Trait.IMAGES_UPDATED),
  /** Pods with a number and a volume each. */
  STATEFUL_SET(
      "StatefulSet",
      "apps/v1",
      "spec.template",
      PodNaming.NUMBERED,
      Trait.SCALES,
      Trait.FIXED_SELECTOR,
      Trait.ON_FARGATE,
      Trait.IMAGES_UPDATED),
  /** One pod on each node. */
  DAEMON_SET(
      "DaemonSet",
      "apps/v1",
      "spec.template",
      PodNaming.RANDOM,
      Trait.FIXED_SELECTOR,
      Trait.IMAGES_UPDATED),
  /** Identical pods, as a Deployment creates them. */
  REPLICA_SET(
      "ReplicaSet",
      "apps/v1",
      "spec.template",
      PodNaming.RANDOM,
      Trait.SCALES,
      Trait.FIXED_SELECTOR,
      Trait.ON_FARGATE),
  /** Pods that run to completion; the names depend on the completion mode. */
  JOB("Job", "batch/v1", "spec.template", PodNaming.SEVERAL, Trait.ON_FARGATE, Trait.ENDS),
  /** Jobs on a schedule. */
  CRON_JOB(
      "CronJob",
      "batch/v1",
      "spec.jobTemplate.spec.template",
      PodNaming.SEVERAL,
      Trait.ON_FARGATE,
      Trait.IMAGES_UPDATED,
      Trait.ENDS),
  /** The predecessor of the ReplicaSet; its selector is a plain mapping and may change. */
  REPLICATION_CONTROLLER(
      "ReplicationController",
      "v1",
      "spec.template",
      PodNaming.RANDOM,
      Trait.SCALES,
      Trait.ON_FARGATE),
  /** A single pod without a controller. */
  POD("Pod", "v1", "", PodNaming.OWN, Trait.ON_FARGATE);

  /** The way in which the pods of a kind are named. */
  public enum PodNaming {
    /** The object's name, the hash of the template and a random end. */
    HASHED,
    /** The object's name and a number from 0. */
    NUMBERED,
    /** The object's name and a random end. */
    RANDOM,
    /** The object's name itself. */
    OWN,
    /** Several forms, so that no pattern fits exactly these pods. */
    SEVERAL
  }

  /** A property that a kind has or lacks. */
  private enum Trait {
    SCALES,
    FIXED_SELECTOR,
    ON_FARGATE,
    IMAGES_UPDATED,
    ENDS
  }

  private static final String FORMER_GROUP = "extensions";
  private static final List<WorkloadKind> ALL = List.of(values());

  private final String kind;
  private final String apiVersion;
  private final String podTemplate;
  private final PodNaming podNaming;
  private final boolean scales;
  private final boolean fixedSelector;
  private final boolean onFargate;
  private final boolean imagesUpdated;
  private final boolean ends;

  WorkloadKind(
      String kind, String apiVersion, String podTemplate, PodNaming podNaming, Trait... traits) {
    this.kind = kind;
    this.apiVersion = apiVersion;
    this.podTemplate = podTemplate;
    this.podNaming = podNaming;
    List<Trait> all = List.of(traits);
    this.scales = all.contains(Trait.SCALES);
    this.fixedSelector = all.contains(Trait.FIXED_SELECTOR);
    this.onFargate = all.contains(Trait.ON_FARGATE);
    this.imagesUpdated = all.contains(Trait.IMAGES_UPDATED);
    this.ends = all.contains(Trait.ENDS);
  }

  /** Returns all kinds, in the order of messages. */
  public static List<WorkloadKind> all() {
    return ALL;
  }

  /** Returns the constant of a kind in any group; null for a kind that does not run pods. */
  public static @Nullable WorkloadKind of(String kind) {
    for (WorkloadKind workload : ALL) {
      if (workload.kind.equals(kind)) {
        return workload;
      }
    }
    return null;
  }

  /**
   * Returns the constant of a kind in its group, in any version. Kinds of the group {@code apps}
   * were in {@code extensions} before. Null for any other kind or group.
   */
  public static @Nullable WorkloadKind of(String apiVersion, String kind) {
    WorkloadKind workload = of(kind);
    String group = groupOf(apiVersion);
    return workload != null
            && (workload.group().equals(group)
                || (group.equals(FORMER_GROUP) && workload.group().equals(DEPLOYMENT.group())))
        ? workload
        : null;
  }

  /** Returns the constant of a workload's kind. */
  public static WorkloadKind of(WorkloadType type) {
    return switch (type) {
      case DEPLOYMENT -> DEPLOYMENT;
      case STATEFUL_SET -> STATEFUL_SET;
      case DAEMON_SET -> DAEMON_SET;
    };
  }

  /** Returns the object that an autoscaler scales; the name of a workload means its object. */
  public static ObjectReference scaledBy(ScaleTarget target) {
    if (target instanceof ScaleTarget.WorkloadName name) {
      WorkloadKind type = of(name.type());
      return new ObjectReference(type.apiVersion, type.kind, name.workload());
    }
    return (ObjectReference) target;
  }

  /** Returns the kind as written in a manifest, such as {@code Deployment}. */
  public String kind() {
    return kind;
  }

  /** Tells if the kind of a manifest is this one. */
  public boolean is(String other) {
    return kind.equals(other);
  }

  /** Returns the stable version of the kind's API, such as {@code apps/v1}. */
  public String apiVersion() {
    return apiVersion;
  }

  /** Returns the group of the kind's API; empty for the core group. */
  public String group() {
    return groupOf(apiVersion);
  }

  /** Tells if the kind has a number of replicas that an autoscaler may set. */
  public boolean scales() {
    return scales;
  }

  /** Tells if objects of the kind create pods from a template; a Pod does not. */
  public boolean hasTemplate() {
    return !podTemplate.isEmpty();
  }

  /** Returns the keys from the object to the metadata and spec of its pods; empty for a pod. */
  public List<String> podTemplate() {
    return hasTemplate() ? List.of(podTemplate.split("\\.", -1)) : List.of();
  }

  /** Returns the keys from the object to the spec of its pods. */
  public List<String> podSpec() {
    List<String> keys = new ArrayList<>(podTemplate());
    keys.add("spec");
    return keys;
  }

  /**
   * Returns the keys from the object to its selector, which must match its own template and is
   * immutable; empty for a kind whose selector is optional.
   */
  public List<String> selector() {
    return fixedSelector ? List.of("spec", "selector") : List.of();
  }

  /** Returns the naming of the pods. */
  public PodNaming podNaming() {
    return podNaming;
  }

  /** Tells if Fargate runs the pods of the kind; otherwise the pods need nodes. */
  public boolean runsOnFargate() {
    return onFargate;
  }

  /** Tells if the image automation of Flux v1 updates the images of the kind. */
  public boolean hasImagesUpdated() {
    return imagesUpdated;
  }

  /** Tells if the pods of the kind run to completion; no other controller takes them over. */
  public boolean ends() {
    return ends;
  }

  /** Returns the kind as written in a manifest. */
  @Override
  public String toString() {
    return kind;
  }

  private static String groupOf(String apiVersion) {
    return apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
  }
}
