package io.gitopsprofile.tree.diff;

import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.rendered.RenderedObject;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The effects of changes in the cluster, where action and object do not show them. */
public final class ChangeEffects {

  /** The keys that the API server refuses to change, beside the selector. */
  private static final List<String> FIXED_OF_STATEFUL_SET =
      List.of("serviceName", "podManagementPolicy", "volumeClaimTemplates");

  private final FluxMigration migration;
  private final KustomizationPaths folders;
  private final ReplicasEffect replicas;

  public ChangeEffects(Collection<DiffObject> from, Collection<DiffObject> to) {
    this.migration = FluxMigration.of(from, to);
    this.folders = new KustomizationPaths(to);
    this.replicas = new ReplicasEffect(to, !folders.isEmpty());
  }

  /**
   * The effect in one line; empty if there is nothing to add.
   *
   * @param from the file of the object before; null if the object is new
   * @param to the file of the object afterwards; null if the object is removed
   */
  public String of(@Nullable DiffObject from, @Nullable DiffObject to) {
    RenderedObject before = from == null ? null : from.object();
    RenderedObject after = to == null ? null : to.object();
    RenderedObject any = after == null ? before : after;
    if (any == null) {
      return "";
    }
    if (any.group().equals("eksctl.io")) {
      return ofCluster(before, after);
    }
    if (KustomizationPaths.isKustomization(any)) {
      return KustomizationEffect.of(before, after);
    }
    String suspending = to == null ? null : folders.suspending(to.path());
    if (suspending != null) {
      return "not applied: the Kustomization " + suspending + " is suspended";
    }
    return ofObject(before, after);
  }

  private String ofObject(@Nullable RenderedObject before, @Nullable RenderedObject after) {
    InstalledRelease release = before == null ? null : InstalledRelease.of(before);
    if (release != null) {
      return HelmReleaseEffect.of(
          release, after == null ? null : InstalledRelease.of(after), migration);
    }
    if (after == null) {
      return before == null ? "" : removed(before);
    }
    return before == null ? AutoscalerEffect.created(after) : changed(before, after);
  }

  private String removed(RenderedObject object) {
    String lost =
        object.kind().equals("Namespace") && object.group().isEmpty()
            ? "everything in it is deleted too"
            : "";
    if (migration != FluxMigration.TO_FLUX_2) {
      return lost;
    }
    // Flux v2 prunes by its inventory, which lacks objects that it has not applied.
    return "delete by hand, since Flux v2 deletes only objects that it applied"
        + (lost.isEmpty() ? "" : ", and " + lost)
        + ": "
        + ObjectCommand.delete(object);
  }

  private String changed(RenderedObject before, RenderedObject after) {
    if (!before.group().equals(after.group()) && !before.group().equals("extensions")) {
      return "a different object in the cluster: both exist until the old one is deleted";
    }
    if (hasOtherSelector(before, after)) {
      return "a selector cannot change in Kubernetes: first run " + ObjectCommand.delete(before);
    }
    String fixed = fixedOfStatefulSet(before, after);
    if (!fixed.isEmpty()) {
      return fixed
          + " of a "
          + WorkloadKind.STATEFUL_SET.kind()
          + " cannot change in Kubernetes: first run "
          + ObjectCommand.delete(before)
          + " --cascade=orphan, which keeps its pods and volumes";
    }
    return before.apiVersion().equals(after.apiVersion())
        ? replicas.of(before, after)
        : "the same object in the cluster, with apiVersion " + after.apiVersion();
  }

  /** True if an immutable selector differs. */
  private static boolean hasOtherSelector(RenderedObject before, RenderedObject after) {
    WorkloadKind workload = WorkloadKind.of(after.kind());
    if (workload == null || workload.selector().isEmpty()) {
      return false;
    }
    String[] path = workload.selector().toArray(new String[0]);
    Object selector = ObjectFields.at(before, path);
    return selector != null && !selector.equals(ObjectFields.at(after, path));
  }

  /** The first of the immutable keys, beside the selector, that differs; empty if none does. */
  private static String fixedOfStatefulSet(RenderedObject before, RenderedObject after) {
    if (WorkloadKind.of(after.kind()) != WorkloadKind.STATEFUL_SET) {
      return "";
    }
    for (String key : FIXED_OF_STATEFUL_SET) {
      if (!fixed(before, key).equals(fixed(after, key))) {
        return key;
      }
    }
    return "";
  }

  /** The value of an immutable key; a key that is left out has its default. */
  private static Object fixed(RenderedObject object, String key) {
    Object value = ObjectFields.at(object, "spec", key);
    return value != null ? value : key.equals("podManagementPolicy") ? "OrderedReady" : "";
  }

  private static String ofCluster(@Nullable RenderedObject before, @Nullable RenderedObject after) {
    String mine = "for eksctl, not for Flux";
    String from = before == null ? "" : ObjectFields.text(before, "metadata", "version");
    String to = after == null ? "" : ObjectFields.text(after, "metadata", "version");
    List<String> steps =
        before == null || after == null ? List.of() : ClusterEffect.of(before, after);
    if (!steps.isEmpty()) {
      mine += "; " + String.join("; ", steps);
    }
    if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
      return mine;
    }
    return isUpgrade(from, to)
        ? mine + ": first upgrade the cluster to " + to + ", one minor version at a time"
        : mine + ": a cluster cannot be downgraded from " + from + " to " + to;
  }

  private static boolean isUpgrade(String from, String to) {
    try {
      return KubernetesVersion.of(from).compareTo(KubernetesVersion.of(to)) < 0;
    } catch (InvalidValueException writtenByHand) {
      return true;
    }
  }
}
