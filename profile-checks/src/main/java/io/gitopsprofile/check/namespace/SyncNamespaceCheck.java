package io.gitopsprofile.check.namespace;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.flux.SuspendedNamespaces;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.view.ProfileObject;

/**
 * PRF118: a Kustomization is to create the namespace that the Kustomizations are in. Flux applies a
 * Kustomization only if its namespace exists, so none would be applied. The namespace of Flux
 * itself exists already, and a namespace that Flux does not apply is created outside Flux. (Source:
 * fluxcd/kustomize-controller, docs/spec/v1.)
 */
final class SyncNamespaceCheck implements Check {

  private static final String FLUX = "flux-system";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    String namespace = context.profile().syncOrDefault().namespaceOrDefault();
    if (context.profile().target().flux() != Flux.V2
        || namespace.equals(FLUX)
        || SuspendedNamespaces.in(context.profile()).contains(namespace)) {
      return;
    }
    for (ProfileObject object : context.objects().named("Namespace", namespace)) {
      report(namespace, object.isManifest() ? "manifests" : "namespaces", findings);
    }
  }

  private static void report(String namespace, String list, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.SYNC_NAMESPACE,
        ProfilePath.ROOT.key("sync").key("namespace"),
        "the Kustomizations are in the namespace \""
            + namespace
            + "\", which one of them creates; Flux applies none of them before it exists",
        "remove it from "
            + list
            + " and create it when you set up Flux, or set sync.namespace to flux-system");
  }
}
