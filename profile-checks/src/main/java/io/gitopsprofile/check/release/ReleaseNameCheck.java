package io.gitopsprofile.check.release;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseValues;

/**
 * PRF050: the Helm name of a release has more than 53 characters, so Helm rejects it. Without
 * {@code releaseName}, the name consists of the namespaces and the name of the release. (Source:
 * helm, {@code pkg/chartutil/validate_name.go}; helm-operator, {@code GetReleaseName}.)
 */
final class ReleaseNameCheck implements Check {

  private static final int LONGEST = 53;

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Flux flux = ReleaseValues.fluxOfNames(context.profile().target());
    for (Located<HelmRelease> part : context.releases()) {
      HelmRelease release = part.value();
      String name = ReleaseValues.defaultName(release, flux);
      if (name.length() > LONGEST) {
        boolean byDefault = isDefault(release, flux);
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
            (byDefault ? "write a shorter releaseName" : "shorten it")
                + " of at most "
                + LONGEST
                + " characters");
      }
    }
  }

  private static boolean isDefault(HelmRelease release, Flux flux) {
    HelmRelease unnamed = release.toBuilder().releaseName(null).build();
    return release.releaseName() == null
        || release.releaseName().equals(ReleaseValues.defaultName(unnamed, flux));
  }
}
