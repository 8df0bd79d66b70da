package io.gitopsprofile.tree;

import io.gitopsprofile.check.WorkloadKind;
import io.gitopsprofile.model.InvalidValueException;
import io.gitopsprofile.model.KubernetesVersion;
import io.gitopsprofile.render.RenderedObject;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What a step does in the cluster, where its action and its object do not tell. */
final class Effects {

  private final Move move;
  private final SyncedFolders folders;

  Effects(Collection<ObjectFile> from, Collection<ObjectFile> to) {
    this.move = Move.of(from, to);
    this.folders = new SyncedFolders(to);
  }

  /**
   * One line; empty where there is nothing to add.
   *
   * @param from the file of the object before; null if there was none
   * @param to the file of the object afterwards; null if there is none
   */
  String of(@Nullable ObjectFile from, @Nullable ObjectFile to) {
    RenderedObject before = from == null ? null : from.object();
    RenderedObject after = to == null ? null : to.object();
    RenderedObject any = after == null ? before : after;
    if (any == null) {
      return "";
    }
    if (any.group().equals("eksctl.io")) {
      return ofCluster(before, after);
    }
    if (SyncedFolders.isKustomization(any)) {
      return KustomizationEffect.of(before, after);
    }
    String suspending = to == null ? null : folders.suspending(to.path());
    if (suspending != null) {
      return "waits, as the Kustomization " + suspending + " is suspended";
    }
    return ofObject(before, after);
  }

  private String ofObject(@Nullable RenderedObject before, @Nullable RenderedObject after) {
    InstalledRelease release = before == null ? null : InstalledRelease.of(before);
    if (release != null) {
      return ReleaseEffect.of(release, after == null ? null : InstalledRelease.of(after), move);
    }
    if (after == null) {
      return before == null ? "" : removed(before);
    }
    return before == null ? ScalerEffect.created(after) : changed(before, after);
  }

  private String removed(RenderedObject object) {
    String lost =
        object.kind().equals("Namespace") && object.group().isEmpty()
            ? "all that is in it goes with it"
            : "";
    if (move != Move.TO_FLUX_2) {
      return lost;
    }
    // What Flux v2 has not applied is not in the inventory that it prunes by.
    return "by hand, as Flux v2 deletes only what it applied"
        + (lost.isEmpty() ? "" : ", and " + lost)
        + ": "
        + DeleteCommand.of(object);
  }

  private static String changed(RenderedObject before, RenderedObject after) {
    if (!before.group().equals(after.group()) && !before.group().equals("extensions")) {
      return "another object to the cluster: both exist until the old one is deleted";
    }
    if (hasOtherSelector(before, after)) {
      return "Kubernetes changes no selector: first " + DeleteCommand.of(before);
    }
    return before.apiVersion().equals(after.apiVersion())
        ? ""
        : "the same object to the cluster, written in " + after.apiVersion();
  }

  /** Tells if a selector differs that Kubernetes lets nobody change. */
  private static boolean hasOtherSelector(RenderedObject before, RenderedObject after) {
    WorkloadKind workload = WorkloadKind.of(after.kind());
    if (workload == null || workload.selector().isEmpty()) {
      return false;
    }
    String[] path = workload.selector().toArray(new String[0]);
    Object selector = ObjectParts.at(before, path);
    return selector != null && !selector.equals(ObjectParts.at(after, path));
  }

  private static String ofCluster(@Nullable RenderedObject before, @Nullable RenderedObject after) {
    String mine = "for eksctl, not for Flux";
    String from = before == null ? "" : ObjectParts.text(before, "metadata", "version");
    String to = after == null ? "" : ObjectParts.text(after, "metadata", "version");
    if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
      return mine;
    }
    return isUpgrade(from, to)
        ? mine + ": first take the cluster to " + to + ", one minor version at a time"
        : mine + ": no cluster goes back from " + from + " to " + to;
  }

  private static boolean isUpgrade(String from, String to) {
    try {
      return KubernetesVersion.of(from).compareTo(KubernetesVersion.of(to)) < 0;
    } catch (InvalidValueException writtenByHand) {
      return true;
    }
  }
}
