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
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ReleaseValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * PRF087: two releases, typed or among the manifests, have the same Helm name and keep their
 * history in the same namespace, so that each upgrades the chart of the other. Helm 2 has one
 * namespace for all names. Releases for other clusters, by {@code kubeConfig}, are left out.
 * (Source: helm, pkg/storage: a release is found by name in the namespace of its history.)
 */
final class SameReleaseCheck implements Check {

  private static final String OPERATOR = "helm.fluxcd.io";
  private static final String FLUX2 = "helm.toolkit.fluxcd.io";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Flux names = ReleaseValues.fluxOfNames(context.profile().target());
    Map<List<String>, String> known = new HashMap<>();
    for (Located<HelmRelease> part : context.releases()) {
      HelmRelease release = part.value();
      if (release.kubeConfig() == null) {
        boolean isHelm2 = release.helmVersion() == HelmVersion.V2;
        note(
            release.namespace() + "/" + release.name(),
            ReleaseValues.defaultName(release, names),
            isHelm2 ? "" : storageNamespace(release, names),
            part.at(release.releaseName() == null ? "name" : "releaseName"),
            known,
            findings);
      }
    }
    for (ProfileObject object : context.objects().ofKind("HelmRelease")) {
      boolean isOfOperator = object.group().equals(OPERATOR);
      if (object.isManifest()
          && (isOfOperator || object.group().equals(FLUX2))
          && !object.field("spec", "kubeConfig").isPresent()) {
        note(object, isOfOperator, known, findings);
      }
    }
  }

  /** Notes a release among the manifests, with the defaults of the controller that installs it. */
  private static void note(
      ProfileObject object,
      boolean isOfOperator,
      Map<List<String>, String> known,
      DiagnosticCollector findings) {
    String own = object.namespace();
    String written = object.field("spec", "targetNamespace").text();
    String target = written.isEmpty() ? null : written;
    String name = object.field("spec", "releaseName").text();
    String storage = isOfOperator ? written : object.field("spec", "storageNamespace").text();
    Flux flux = isOfOperator ? Flux.V1 : Flux.V2;
    boolean isHelm2 = isOfOperator && object.field("spec", "helmVersion").text().equals("v2");
    ObjectField place =
        name.isEmpty() ? object.field("metadata", "name") : object.field("spec", "releaseName");
    note(
        own + "/" + object.name(),
        name.isEmpty() ? ReleaseValues.defaultName(own, target, object.name(), flux) : name,
        isHelm2 ? "" : storage.isEmpty() ? own : storage,
        place.path(),
        known,
        findings);
  }

  private static String storageNamespace(HelmRelease release, Flux names) {
    if (release.storageNamespace() != null) {
      return release.storageNamespace();
    }
    return names == Flux.V1 ? release.effectiveNamespace() : release.namespace();
  }

  private static void note(
      String release,
      String name,
      String storage,
      ProfilePath place,
      Map<List<String>, String> known,
      DiagnosticCollector findings) {
    String first = known.putIfAbsent(List.of(storage, name), release);
    if (first != null && !first.equals(release)) {
      findings.add(
          DiagnosticCode.SAME_HELM_RELEASE,
          place,
          "the releases "
              + quoted(first)
              + " and "
              + quoted(release)
              + " are both the Helm release "
              + quoted(name)
              + (storage.isEmpty() ? "" : " in the namespace " + quoted(storage))
              + ", so that each replaces the other",
          "write another releaseName");
    }
  }
}
