package io.gitopsprofile.kubernetes;

import static io.gitopsprofile.kubernetes.ServedApis.Api.HPA_V2;
import static io.gitopsprofile.kubernetes.ServedApis.Api.HPA_V2BETA1;
import static io.gitopsprofile.kubernetes.ServedApis.Api.HPA_V2BETA2;
import static java.util.Objects.requireNonNull;

import io.gitopsprofile.model.HpaVersion;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.value.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The APIs and fields that each version of Kubernetes serves. Every comparison of versions uses
 * this class. (Source: the Kubernetes deprecated API migration guide and the list of feature
 * gates.)
 */
public final class ServedApis {

  private static final int NEVER = Integer.MAX_VALUE;

  private ServedApis() {}

  /**
   * A version of an API that this project renders, and that some version of Kubernetes added or
   * removed. Older versions of a kind come first. The served versions are in the table of all APIs.
   */
  public enum Api {
    /** The HorizontalPodAutoscaler with each target beside the metric's name. */
    HPA_V2BETA1("autoscaling/v2beta1", "HorizontalPodAutoscaler"),
    /** The HorizontalPodAutoscaler with nested metrics and, from 1.18, behavior. */
    HPA_V2BETA2("autoscaling/v2beta2", "HorizontalPodAutoscaler"),
    /** The stable HorizontalPodAutoscaler. */
    HPA_V2("autoscaling/v2", "HorizontalPodAutoscaler"),
    /** The PodDisruptionBudget in beta. */
    PDB_V1BETA1("policy/v1beta1", "PodDisruptionBudget"),
    /** The stable PodDisruptionBudget. */
    PDB_V1("policy/v1", "PodDisruptionBudget");

    private final String apiVersion;
    private final String kind;

    Api(String apiVersion, String kind) {
      this.apiVersion = apiVersion;
      this.kind = kind;
    }

    /** Returns group and version, such as {@code autoscaling/v2}. */
    public String apiVersion() {
      return apiVersion;
    }

    /** Returns the kind of object. */
    public String kind() {
      return kind;
    }

    /** Returns true if a cluster of this version serves the API. */
    public boolean servedBy(KubernetesVersion kubernetes) {
      return row().servedBy(kubernetes);
    }

    /**
     * Returns the versions that serve the API, for a diagnostic: {@code 1.8 to 1.24}, {@code 1.23
     * and newer}.
     */
    public String versions() {
      return row().versions();
    }

    private ApiVersionTable.Row row() {
      return requireNonNull(ApiVersionTable.row(apiVersion, kind), apiVersion);
    }
  }

  /** A field that is newer than its API. */
  public enum Field {
    /** The scaling speed of an autoscaler: {@code spec.behavior}. */
    HPA_BEHAVIOR("behavior", 18, null, NEVER, HPA_V2BETA2),
    /**
     * The tolerated distance of a metric from its target: {@code spec.behavior.scaleUp.tolerance}.
     */
    HPA_TOLERANCE("tolerance", 35, "HPAConfigurableTolerance", 33, HPA_V2),
    /** The usage of one container: {@code spec.metrics[].containerResource}. */
    HPA_CONTAINER_RESOURCE("containerResource", 27, "HPAContainerMetrics", 20, HPA_V2BETA1),
    /** The startupProbe of a container. */
    STARTUP_PROBE("startupProbe", 18, "StartupProbe", 16, null),
    /** The grpc action of a probe. */
    GRPC_PROBE("grpc", 24, "GRPCContainerProbe", 23, null),
    /** The sleep action at the start or before the end of a container. */
    SLEEP("sleep", 30, "PodLifecycleSleepAction", 29, null),
    /** The volume that a CSI driver makes for a pod. */
    CSI_VOLUME("csi", 16, "CSIInlineVolume", 15, null),
    /** The volumes whose owner changes: {@code securityContext.fsGroupChangePolicy}. */
    FS_GROUP_CHANGE_POLICY("fsGroupChangePolicy", 20, "ConfigurableFSGroupPolicy", 18, null),
    /** The system calls that a pod or container may make. */
    SECCOMP_PROFILE("seccompProfile", 19, null, NEVER, null),
    /** The spread of pods over domains. */
    TOPOLOGY_SPREAD("topologySpreadConstraints", 18, "EvenPodsSpread", 16, null),
    /** The least number of domains. */
    MIN_DOMAINS("minDomains", 27, "MinDomainsInPodTopologySpread", 24, null),
    /** The labels of pods that a spread compares. */
    SPREAD_LABEL_KEYS("matchLabelKeys", 27, "MatchLabelKeysInPodTopologySpread", 25, null),
    /** The use of a pod's node affinity for the domains. */
    NODE_AFFINITY_POLICY(
        "nodeAffinityPolicy", 26, "NodeInclusionPolicyInPodTopologySpread", 25, null),
    /** The use of taints for the domains. */
    NODE_TAINTS_POLICY("nodeTaintsPolicy", 26, "NodeInclusionPolicyInPodTopologySpread", 25, null),
    /** The namespaces of an affinity to pods, by their labels. */
    NAMESPACE_SELECTOR("namespaceSelector", 22, "PodAffinityNamespaceSelector", 21, null),
    /** The labels of pods that an affinity to pods compares. */
    AFFINITY_LABEL_KEYS(
        "matchLabelKeys of a pod affinity", 31, "MatchLabelKeysInPodAffinity", 29, null),
    /** The labels of pods that an affinity to pods wants to differ. */
    AFFINITY_OTHER_LABEL_KEYS("mismatchLabelKeys", 31, "MatchLabelKeysInPodAffinity", 29, null),
    /** The fate of the volumes of a StatefulSet. */
    CLAIM_RETENTION(
        "persistentVolumeClaimRetentionPolicy", 27, "StatefulSetAutoDeletePVC", 23, null),
    /**
     * The pods of a StatefulSet that an update may make unavailable. Kubernetes 1.35.0 to 1.35.3
     * enabled the gate, later patches and 1.36 disabled it after a defect.
     */
    STATEFUL_SET_UNAVAILABLE(
        "maxUnavailable of a StatefulSet", 37, "MaxUnavailableStatefulSet", 24, null),
    /** The seconds for which a new pod of a StatefulSet must be ready. */
    STATEFUL_SET_READY(
        "minReadySeconds of a StatefulSet", 23, "StatefulSetMinReadySeconds", 22, null),
    /** The printable ASCII characters in the name of an environment variable. */
    RELAXED_ENV_NAME(
        "name of an environment variable", 32, "RelaxedEnvironmentVariableValidation", 30, null),
    /** The label of a namespace that enforces a level of the Pod Security Standards. */
    POD_SECURITY("pod-security.kubernetes.io/enforce", 23, "PodSecurity", 22, null),
    /** The nodes of a DaemonSet that may have a second pod during an update. */
    DAEMON_SET_SURGE("maxSurge of a DaemonSet", 22, "DaemonSetUpdateSurge", 21, null);

    private final String key;
    private final int firstMinor;
    private final @Nullable String featureGate;
    private final int firstMinorWithGate;
    private final @Nullable Api firstApi;

    Field(String key, int first, @Nullable String gate, int firstWithGate, @Nullable Api firstApi) {
      this.key = key;
      this.firstMinor = first;
      this.featureGate = gate;
      this.firstMinorWithGate = firstWithGate;
      this.firstApi = firstApi;
    }

    /** Returns the field's name. */
    public String key() {
      return key;
    }

    /**
     * Returns true if the target's cluster serves the field, by default or by an enabled feature
     * gate.
     */
    public boolean servedBy(Target target) {
      int minor = target.kubernetes().minor();
      boolean gateIsOn = featureGate != null && target.featureGates().contains(featureGate);
      return minor >= firstMinor || (gateIsOn && minor >= firstMinorWithGate);
    }

    /**
     * Returns true if this version of the API has the field; versions before the first one with the
     * field do not.
     */
    public boolean existsIn(Api api) {
      return firstApi == null
          || (api.kind().equals(firstApi.kind()) && api.compareTo(firstApi) >= 0);
    }

    /**
     * Returns the versions of the API that have the field, the oldest first; empty if its API is
     * not listed.
     */
    public List<Api> apis() {
      if (firstApi == null) {
        return List.of();
      }
      List<Api> apis = new ArrayList<>();
      for (Api api : Api.values()) {
        if (existsIn(api)) {
          apis.add(api);
        }
      }
      return apis;
    }

    /**
     * Returns the requirement for the field: {@code Kubernetes 1.24, or 1.23 with the feature gate
     * X}.
     */
    public String requirement() {
      String byGate =
          featureGate == null
              ? ""
              : ", or 1." + firstMinorWithGate + " with the feature gate " + featureGate;
      return "Kubernetes 1." + firstMinor + byGate;
    }
  }

  /** Returns true if a field with this name is in the table. */
  public static boolean knows(String key) {
    for (Field field : Field.values()) {
      if (field.key().equals(key)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the entry for a version of the HorizontalPodAutoscaler. */
  public static Api of(HpaVersion version) {
    return switch (version) {
      case V2BETA1 -> HPA_V2BETA1;
      case V2BETA2 -> HPA_V2BETA2;
      case V2 -> HPA_V2;
    };
  }

  /**
   * Returns the versions of the HorizontalPodAutoscaler that a cluster serves, the oldest first.
   */
  public static List<HpaVersion> hpaVersions(KubernetesVersion kubernetes) {
    List<HpaVersion> served = new ArrayList<>();
    for (HpaVersion version : HpaVersion.values()) {
      if (of(version).servedBy(kubernetes)) {
        served.add(version);
      }
    }
    return served;
  }

  /** Returns the entry for an object's version and kind; empty if it is not in the table. */
  public static Optional<Api> find(@Nullable String apiVersion, @Nullable String kind) {
    for (Api api : Api.values()) {
      if (api.apiVersion().equals(apiVersion) && api.kind().equals(kind)) {
        return Optional.of(api);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the newest version of a kind that a cluster serves; empty for a kind that is not in the
   * table.
   */
  public static Optional<Api> newest(String kind, KubernetesVersion kubernetes) {
    Api newest = null;
    for (Api api : Api.values()) {
      if (api.kind().equals(kind) && api.servedBy(kubernetes)) {
        newest = api;
      }
    }
    return Optional.ofNullable(newest);
  }
}
