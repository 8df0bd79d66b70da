package io.gitopsprofile.check.release;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.release.HelmVersion;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * PRF087: two releases have the same Helm name and keep their history in the same namespace, so
 * that each upgrades the chart of the other. Helm 2 has one namespace for all names. Releases for
 * other clusters, by {@code kubeConfig}, are left out. (Source: helm, pkg/storage: a release is
 * found by name in the namespace of its history.)
 */
final class SameReleaseCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Flux names = ReleaseValues.fluxOfNames(context.profile().target());
    Map<List<String>, HelmRelease> known = new HashMap<>();
    for (Located<HelmRelease> part : context.releases()) {
      HelmRelease release = part.value();
      if (release.kubeConfig() != null) {
        continue;
      }
      String name = ReleaseValues.defaultName(release, names);
      String storage =
          release.helmVersion() == HelmVersion.V2 ? "" : storageNamespace(release, names);
      HelmRelease first = known.putIfAbsent(List.of(storage, name), release);
      if (first != null) {
        report(first, part, name, storage, findings);
      }
    }
  }

  private static String storageNamespace(HelmRelease release, Flux names) {
    if (release.storageNamespace() != null) {
      return release.storageNamespace();
    }
    return names == Flux.V1 ? release.effectiveNamespace() : release.namespace();
  }

  private static void report(
      HelmRelease first,
      Located<HelmRelease> part,
      String name,
      String storage,
      DiagnosticCollector findings) {
    HelmRelease release = part.value();
    ProfilePath place = part.at(release.releaseName() == null ? "name" : "releaseName");
    findings.add(
        DiagnosticCode.SAME_HELM_RELEASE,
        place,
        "the releases "
            + quoted(first.namespace() + "/" + first.name())
            + " and "
            + quoted(release.namespace() + "/" + release.name())
            + " are both the Helm release "
            + quoted(name)
            + (storage.isEmpty() ? "" : " in the namespace " + quoted(storage))
            + ", so that each replaces the other",
        "write another releaseName");
  }
}
