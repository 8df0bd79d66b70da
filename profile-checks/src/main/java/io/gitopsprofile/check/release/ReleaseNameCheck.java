package io.gitopsprofile.check.release;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.flux.PostBuildSubstitution;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseValues;

/**
 * PRF050: the Helm name of a release has more than 53 characters, so Helm rejects it. Without
 * {@code releaseName}, the name consists of the namespaces and the name of the release. Flux v2
 * shortens such a default name, but rejects a written one. (Source: helm, {@code
 * pkg/chartutil/validate_name.go}; helm-operator, {@code GetReleaseName}; helm-controller, {@code
 * internal/release/name.go}.)
 */
final class ReleaseNameCheck implements Check {

  private static final int LONGEST = 53;

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Flux flux = ReleaseValues.fluxOfNames(context.profile().target());
    for (Located<HelmRelease> part : context.releases()) {
      HelmRelease release = part.value();
      String name = ReleaseValues.defaultName(release, flux);
      boolean byDefault = isDefault(release, flux);
      if (name.length() > LONGEST
          && PostBuildSubstitution.variable(name) == null
          && !(byDefault && flux == Flux.V2)) {
        findings.add(
            DiagnosticCode.RELEASE_NAME,
            part.at(byDefault ? "name" : "releaseName"),
            "the release \""
                + release.name()
                + "\" is called \""
                + name
                + "\" in Helm"
                + (byDefault ? " by default" : "")
                + ", which has "
                + name.length()
                + " characters where Helm takes "
                + LONGEST,
            (byDefault ? "write a releaseName of" : "shorten it to")
                + " at most "
                + LONGEST
                + " characters");
      }
    }
  }

  private static boolean isDefault(HelmRelease release, Flux flux) {
    return release.releaseName() == null
        || release
            .releaseName()
            .equals(
                ReleaseValues.defaultName(
                    release.namespace(), release.targetNamespace(), release.name(), flux));
  }
}
