package io.gitopsprofile.check.cluster;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.kubernetes.ApiVersionTable;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.view.ProfileObject;
import org.jspecify.annotations.Nullable;

/**
 * PRF070: a manifest has an API version that the target's Kubernetes does not serve. The API server
 * rejects it with {@code no matches for kind}. The check ignores kinds and versions that are not in
 * the table of served APIs. For a typed part the renderer chooses a served version and reports if
 * there is none. (Source: the Kubernetes deprecated API migration guide.)
 */
final class ManifestApiCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    KubernetesVersion kubernetes = context.profile().target().kubernetes();
    for (ProfileObject object : context.objects().all()) {
      if (object.isManifest()) {
        run(object, kubernetes, findings);
      }
    }
  }

  private static void run(
      ProfileObject manifest, KubernetesVersion kubernetes, DiagnosticCollector findings) {
    ApiVersionTable.@Nullable Row row = ApiVersionTable.row(manifest.apiVersion(), manifest.kind());
    String kind = manifest.kind();
    boolean inCore =
        manifest.apiVersion().equals("v1")
            && !kind.equals("Event")
            && ApiVersionTable.newest(kind, kubernetes).isPresent();
    if (inCore) {
      findings.add(
          DiagnosticCode.API_NOT_SERVED,
          manifest.at("apiVersion"),
          "the "
              + kind
              + " \""
              + manifest.name()
              + "\" has apiVersion v1; v1 does not have this kind",
          fix(kind, kubernetes),
          Edit.setIfKnown(
              manifest.at("apiVersion"),
              ApiVersionTable.newest(kind, kubernetes)
                  .map(ApiVersionTable.Row::apiVersion)
                  .orElse(null)));
    } else if (row != null && !row.servedBy(kubernetes)) {
      findings.add(
          DiagnosticCode.API_NOT_SERVED,
          manifest.at("apiVersion"),
          "the "
              + manifest.kind()
              + " \""
              + manifest.name()
              + "\" has apiVersion "
              + manifest.apiVersion()
              + "; Kubernetes "
              + row.versions()
              + " serves it, and the target is "
              + kubernetes,
          fix(manifest.kind(), kubernetes));
    }
  }

  private static String fix(String kind, KubernetesVersion kubernetes) {
    return ApiVersionTable.newest(kind, kubernetes)
        .map(
            row -> "write apiVersion: " + row.apiVersion() + ", and adapt the spec to that version")
        .orElse(
            kind.equals("PodSecurityPolicy")
                ? "remove it; the namespace labels pod-security.kubernetes.io/* take its place"
                : "remove it; Kubernetes " + kubernetes + " does not serve " + kind);
  }
}
