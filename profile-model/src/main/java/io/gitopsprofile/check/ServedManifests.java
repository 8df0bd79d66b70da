package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.KubernetesVersion;
import io.gitopsprofile.model.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * A further manifest is of an API version that the target's Kubernetes serves; else it is refused
 * with {@code no matches for kind}. (Source: the Kubernetes deprecated API migration guide.) About
 * kinds and versions that are not in the table of served APIs it says nothing.
 */
final class ServedManifests implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    KubernetesVersion kubernetes = subject.profile().target().kubernetes();
    for (Part<Manifest> part : subject.manifests()) {
      Manifest manifest = part.value();
      ApiTable.@Nullable Row row = ApiTable.row(manifest.apiVersion(), manifest.kind());
      String kind = manifest.kind();
      boolean inCore =
          manifest.apiVersion().equals("v1")
              && !kind.equals("Event")
              && ApiTable.newest(kind, kubernetes).isPresent();
      if (inCore) {
        findings.add(
            DiagnosticCode.API_NOT_SERVED,
            part.at("apiVersion"),
            "the " + kind + " \"" + manifest.name() + "\" is of v1, which has no such kind",
            fix(kind, kubernetes),
            Edit.setIfKnown(
                part.at("apiVersion"),
                ApiTable.newest(kind, kubernetes).map(ApiTable.Row::apiVersion).orElse(null)));
      } else if (row != null && !row.servedBy(kubernetes)) {
        findings.add(
            DiagnosticCode.API_NOT_SERVED,
            part.at("apiVersion"),
            "the "
                + manifest.kind()
                + " \""
                + manifest.name()
                + "\" is of "
                + manifest.apiVersion()
                + ", which Kubernetes "
                + row.versions()
                + " serves, and the target is "
                + kubernetes,
            fix(manifest.kind(), kubernetes));
      }
    }
  }

  private static String fix(String kind, KubernetesVersion kubernetes) {
    return ApiTable.newest(kind, kubernetes)
        .map(
            row ->
                "write apiVersion: " + row.apiVersion() + ", and its spec as that version has it")
        .orElse(
            kind.equals("PodSecurityPolicy")
                ? "remove it; the namespace labels pod-security.kubernetes.io/* take its place"
                : "remove it; Kubernetes " + kubernetes + " has no " + kind);
  }
}
