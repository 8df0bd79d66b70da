package io.gitopsprofile.tree.diff;

import io.gitopsprofile.rendered.RenderedObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The change of a HelmRelease by which helm-controller uninstalls the running release and installs
 * it anew. (Source: fluxcd/helm-controller, {@code internal/action/verify.go}, {@code
 * ReleaseTargetChanged}.)
 *
 * @param field the first changed field that decides: {@code storageNamespace}, {@code
 *     targetNamespace}, {@code releaseName} or {@code chart}
 * @param before the value in the committed tree, given or by default
 * @param after the value that the profile gives, or the default
 * @param isOfFluxV1 whether the former values are the defaults of Flux v1
 * @param former the keys of a release that keep the running one, with the former value of each
 *     changed field
 */
public record ReleaseMove(
    String field, String before, String after, boolean isOfFluxV1, String former) {

  private static final String IN_PLACE = "upgrade: {chartNameChangeStrategy: InPlaceUpdate}";

  /** The move between two objects; null if the running release stays. */
  public static @Nullable ReleaseMove between(RenderedObject before, RenderedObject after) {
    InstalledRelease from = InstalledRelease.of(before);
    InstalledRelease to = InstalledRelease.of(after);
    if (from == null || to == null || from.isOfOperator() || to.isOfOperator()) {
      return null;
    }
    boolean isOfFluxV1 = isOfFluxV1(before, from, to);
    String former = former(from, to);
    if (!from.storage().equals(to.storage())) {
      return new ReleaseMove("storageNamespace", from.storage(), to.storage(), isOfFluxV1, former);
    }
    if (!from.namespace().equals(to.namespace())) {
      return new ReleaseMove(
          "targetNamespace", from.namespace(), to.namespace(), isOfFluxV1, former);
    }
    if (!from.name().equals(to.name())) {
      return new ReleaseMove("releaseName", from.name(), to.name(), isOfFluxV1, former);
    }
    boolean isOtherChart =
        !from.chart().equals(to.chart()) && !from.chart().isEmpty() && !to.chart().isEmpty();
    return isOtherChart && to.isReinstalled()
        ? new ReleaseMove("chart", from.chart(), to.chart(), false, IN_PLACE)
        : null;
  }

  private static String former(InstalledRelease from, InstalledRelease to) {
    List<String> keys = new ArrayList<>();
    if (!from.storage().equals(to.storage())) {
      keys.add("storageNamespace: " + from.storage());
    }
    if (!from.namespace().equals(to.namespace())) {
      keys.add("targetNamespace: " + from.namespace());
    }
    if (!from.name().equals(to.name())) {
      keys.add("releaseName: " + from.name());
    }
    return String.join(" and ", keys);
  }

  /** True if the committed object has the name or the storage namespace that Flux v1 gives. */
  private static boolean isOfFluxV1(
      RenderedObject before, InstalledRelease from, InstalledRelease to) {
    String own = before.namespace();
    String prefix = from.namespace().equals(own) ? own : own + "-" + from.namespace();
    boolean hasStorage =
        !from.storage().equals(to.storage()) && from.storage().equals(from.namespace());
    return from.namespace().equals(to.namespace())
        && (hasStorage || from.name().equals(prefix + "-" + before.name()));
  }
}
