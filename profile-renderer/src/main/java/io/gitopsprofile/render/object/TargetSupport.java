package io.gitopsprofile.render.object;

import static java.util.Map.entry;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ServedApis.Api;
import io.gitopsprofile.kubernetes.ServedApis.Field;
import io.gitopsprofile.model.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reports fields that the target does not support; a field is never dropped silently. */
public final class TargetSupport {

  /** The fields of the table by their class and key. */
  private static final Map<String, Field> PATCHABLE =
      Map.ofEntries(
          entry("HorizontalPodAutoscalerSpec.behavior", Field.HPA_BEHAVIOR),
          entry("HPAScalingRules.tolerance", Field.HPA_TOLERANCE),
          entry("MetricSpec.containerResource", Field.HPA_CONTAINER_RESOURCE),
          entry("Container.startupProbe", Field.STARTUP_PROBE),
          entry("Probe.grpc", Field.GRPC_PROBE),
          entry("LifecycleHandler.sleep", Field.SLEEP),
          entry("Volume.csi", Field.CSI_VOLUME),
          entry("PodSecurityContext.fsGroupChangePolicy", Field.FS_GROUP_CHANGE_POLICY),
          entry("PodSecurityContext.seccompProfile", Field.SECCOMP_PROFILE),
          entry("SecurityContext.seccompProfile", Field.SECCOMP_PROFILE),
          entry("PodSpec.topologySpreadConstraints", Field.TOPOLOGY_SPREAD),
          entry("TopologySpreadConstraint.minDomains", Field.MIN_DOMAINS),
          entry("TopologySpreadConstraint.matchLabelKeys", Field.SPREAD_LABEL_KEYS),
          entry("TopologySpreadConstraint.nodeAffinityPolicy", Field.NODE_AFFINITY_POLICY),
          entry("TopologySpreadConstraint.nodeTaintsPolicy", Field.NODE_TAINTS_POLICY),
          entry("StatefulSetSpec.persistentVolumeClaimRetentionPolicy", Field.CLAIM_RETENTION),
          entry("StatefulSetSpec.minReadySeconds", Field.STATEFUL_SET_READY),
          entry("RollingUpdateStatefulSetStrategy.maxUnavailable", Field.STATEFUL_SET_UNAVAILABLE),
          entry("RollingUpdateDaemonSet.maxSurge", Field.DAEMON_SET_SURGE),
          entry("PodAffinityTerm.namespaceSelector", Field.NAMESPACE_SELECTOR),
          entry("PodAffinityTerm.matchLabelKeys", Field.AFFINITY_LABEL_KEYS),
          entry("PodAffinityTerm.mismatchLabelKeys", Field.AFFINITY_OTHER_LABEL_KEYS));

  private static final int NAMED = 3;

  private final Target target;
  private final Map<String, Missing> missing = new LinkedHashMap<>();

  public TargetSupport(Target target) {
    this.target = target;
  }

  /** An unsupported field and its places in the profile. */
  private record Missing(String fix, List<ProfilePath> places) {}

  /** Reports each unsupported field once, with all its places. */
  public void report(DiagnosticCollector problems) {
    for (Map.Entry<String, Missing> field : missing.entrySet()) {
      List<ProfilePath> places = field.getValue().places();
      problems.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          places.get(0),
          field.getKey() + elsewhere(places),
          field.getValue().fix());
    }
  }

  private static String elsewhere(List<ProfilePath> places) {
    List<String> furtherPlaces = new ArrayList<>();
    for (int i = 1; i < places.size() && i <= NAMED; i++) {
      furtherPlaces.add(places.get(i).toString());
    }
    int unnamed = places.size() - 1 - furtherPlaces.size();
    return furtherPlaces.isEmpty()
        ? ""
        : ", which also stands at "
            + String.join(", ", furtherPlaces)
            + (unnamed > 0 ? " and " + unnamed + " more" : "");
  }

  private void miss(ProfilePath place, String message, String fix) {
    missing
        .computeIfAbsent(message, key -> new Missing(fix, new ArrayList<>()))
        .places()
        .add(place);
  }

  /** True if the target's cluster has the field; otherwise notes the field for the report. */
  public boolean require(Field field, ProfilePath path) {
    boolean served = field.servedBy(target);
    if (!served) {
      miss(
          path,
          "Kubernetes " + target.kubernetes() + " does not have " + field.key(),
          "remove it, or target a cluster that has it: " + field.requirement());
    }
    return served;
  }

  /** The table's field with this key in a fabric8 class; null for a field that every target has. */
  public static @Nullable Field find(Class<?> owner, String key) {
    return PATCHABLE.get(owner.getSimpleName() + "." + key);
  }

  /**
   * True if the target supports the field in an object of this API version; null means any version.
   */
  public boolean takes(Field field, @Nullable Api api) {
    return field.servedBy(target) && (api == null || field.existsIn(api));
  }

  /**
   * True if the target supports the field in an object of this API version; otherwise notes the
   * field for the report.
   */
  public boolean require(Field field, @Nullable Api api, ProfilePath path) {
    if (!require(field, path)) {
      return false;
    }
    if (api != null && !field.existsIn(api)) {
      String alternatives =
          field.apis().stream()
              .filter(other -> other.servedBy(target.kubernetes()))
              .map(Api::apiVersion)
              .collect(Collectors.joining(" or "));
      miss(
          path,
          api.apiVersion() + " does not have " + field.key(),
          "remove it, or "
              + (alternatives.isEmpty() ? "target a newer cluster" : "use " + alternatives));
    }
    return takes(field, api);
  }
}
