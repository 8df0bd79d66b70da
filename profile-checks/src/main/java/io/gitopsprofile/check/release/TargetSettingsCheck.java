package io.gitopsprofile.check.release;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Target;

/**
 * PRF088: {@code target.fluxVersion}, a version of Flux v2, or {@code target.movedFrom} has no
 * effect. The latter keeps the defaults of Flux v1 on a cluster that moved to Flux v2, so that only
 * {@code v1} beside {@code flux: v2} means something.
 */
final class TargetSettingsCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Target target = context.profile().target();
    if (target.flux() == Flux.V1 && target.fluxVersion() != null) {
      ProfilePath version = ProfilePath.ROOT.key("target").key("fluxVersion");
      findings.add(
          DiagnosticCode.TARGET_INEFFECTIVE,
          version,
          "fluxVersion: " + target.fluxVersion() + " has no effect; the target is Flux v1",
          "remove it",
          Edit.remove(version));
    }
    if (target.movedFrom() == null || target.isMovedFromFluxV1()) {
      return;
    }
    ProfilePath place = ProfilePath.ROOT.key("target").key("movedFrom");
    findings.add(
        DiagnosticCode.TARGET_INEFFECTIVE,
        place,
        "movedFrom: "
            + target.movedFrom()
            + " has no effect"
            + (target.flux() == Flux.V1
                ? "; the target is Flux v1"
                : "; only releases that Flux v1 installed have other defaults"),
        "remove it",
        Edit.remove(place));
  }
}
