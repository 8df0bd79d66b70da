package io.gitopsprofile.tree.diff;

import static io.gitopsprofile.tree.diff.KustomizationPaths.folder;
import static io.gitopsprofile.tree.diff.KustomizationPaths.isSuspended;

import io.gitopsprofile.model.value.ShellCommand;
import io.gitopsprofile.rendered.RenderedObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The effect of a changed Kustomization of Flux v2. */
final class KustomizationEffect {

  private KustomizationEffect() {}

  static String of(@Nullable RenderedObject from, @Nullable RenderedObject to) {
    if (to == null) {
      return from == null || !prunes(from) || isSuspended(from)
          ? ""
          : "everything that it applied is deleted too, unless it is suspended first";
    }
    if (from != null && isSuspended(from) == isSuspended(to)) {
      return "";
    }
    if (!isSuspended(to)) {
      return "Flux applies " + folder(to) + after(to);
    }
    return "suspended: Flux does not apply "
        + folder(to)
        + " until "
        + ShellCommand.of("flux", "resume", "kustomization", to.name());
  }

  private static boolean prunes(RenderedObject kustomization) {
    return Boolean.TRUE.equals(ObjectFields.at(kustomization, "spec", "prune"));
  }

  private static String after(RenderedObject kustomization) {
    List<String> names = KustomizationPaths.dependencies(kustomization);
    return names.isEmpty() ? "" : ", once ready: " + String.join(", ", names);
  }
}
