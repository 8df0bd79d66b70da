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
 * PRF118: the namespace of the Kustomizations is one that they are to make. Flux applies a
 * Kustomization where its namespace is, so none of them would ever be there. That of Flux itself is
 * there before, and one that Flux does not apply somebody else makes. (Source:
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
        "the Kustomizations are to lie in the namespace \""
            + namespace
            + "\", and one of them is to make it",
        "leave it out of "
            + list
            + " and make it when you set Flux up, or let the Kustomizations lie in flux-system");
  }
}
