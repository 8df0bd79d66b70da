package io.gitopsprofile.tree;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.read.node.KubernetesObjects;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.rendered.RenderedObject;
import io.gitopsprofile.tree.compare.FileComparison;
import io.gitopsprofile.tree.diff.ReleaseMove;
import io.gitopsprofile.tree.disk.ContentHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stops a write after which Flux v2 would uninstall a running release. */
final class ReleaseGuard {

  private static final String API_GROUP = "helm.toolkit.fluxcd.io/";

  private final GenerationResult result;

  ReleaseGuard(GenerationResult result) {
    this.result = result;
  }

  /**
   * Rejects releases that would be installed anew and that the profile does not accept.
   *
   * @throws ProfileException with a diagnostic for each such release, at the part that generates it
   */
  void check(List<FileComparison> comparisons) {
    Map<String, RenderedObject> committed = committed(comparisons);
    if (committed.isEmpty()) {
      return;
    }
    List<Diagnostic> refused = new ArrayList<>();
    for (FileComparison comparison : comparisons) {
      if (comparison.expected() == null) {
        continue;
      }
      for (RenderedObject object : comparison.expected().objects()) {
        RenderedObject before = committed.get(identity(object));
        ReleaseMove move = before == null ? null : ReleaseMove.between(before, object);
        if (move != null) {
          refuse(comparison, object, move, refused);
        }
      }
    }
    if (!refused.isEmpty()) {
      refused.sort(Diagnostic.BY_PLACE);
      throw new ProfileException(refused);
    }
  }

  private void refuse(
      FileComparison comparison,
      RenderedObject object,
      ReleaseMove move,
      List<Diagnostic> refused) {
    String release = "the release \"" + object.namespace() + "/" + object.name() + "\"";
    String former =
        move.isOfFluxV1()
            ? "write movedFrom: v1 into target, or run the goal upgrade, if the cluster moved from"
                + " Flux v1; or write "
            : "write ";
    Diagnostic diagnostic =
        Diagnostic.of(
            DiagnosticCode.RELEASE_REINSTALLED,
            "Flux would uninstall "
                + release
                + " and install it anew; its "
                + move.field()
                + " was "
                + move.before()
                + " and becomes "
                + move.after(),
            former
                + move.former()
                + "; or accept "
                + DiagnosticCode.RELEASE_REINSTALLED.code()
                + " at the release",
            result.tree().part(comparison.path()));
    if (!result.isAccepted().test(diagnostic)) {
      refused.add(result.places().apply(diagnostic));
    }
  }

  /** The releases of Flux v2 in the files that change. */
  private static Map<String, RenderedObject> committed(List<FileComparison> comparisons) {
    Map<String, RenderedObject> releases = new LinkedHashMap<>();
    for (FileComparison comparison : comparisons) {
      byte[] actual = comparison.actual();
      if (actual == null
          || comparison.state() == FileComparison.State.SAME
          || !ContentHash.text(actual).contains(API_GROUP)) {
        continue;
      }
      for (FreeForm content : KubernetesObjects.of(actual).orElse(List.of())) {
        RenderedObject object = new RenderedObject(content);
        releases.put(identity(object), object);
      }
    }
    return releases;
  }

  private static String identity(RenderedObject object) {
    return object.group() + "/" + object.kind() + "/" + object.namespace() + "/" + object.name();
  }
}
