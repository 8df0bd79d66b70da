package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Namespace;

/**
 * PRF118: the namespace of the Kustomizations is one that they are to make. Flux applies a
 * Kustomization where its namespace is, so none of them would ever be there. That of Flux itself is
 * there before, and one that Flux does not apply somebody else makes. (Source:
 * fluxcd/kustomize-controller, docs/spec/v1.)
 */
final class SyncNamespace implements Check {

  private static final String FLUX = "flux-system";

  @Override
  public void run(Subject subject, Findings findings) {
    String namespace = subject.profile().syncOrDefault().namespaceOrDefault();
    if (subject.profile().target().flux() != Flux.V2
        || namespace.equals(FLUX)
        || SuspendedNamespaces.in(subject.profile()).contains(namespace)) {
      return;
    }
    for (Part<Namespace> part : subject.namespaces()) {
      if (part.value().name().equals(namespace)) {
        report(namespace, "namespaces", findings);
      }
    }
    for (Part<Manifest> part : Manifests.ofKind(subject, "Namespace")) {
      if (part.value().name().equals(namespace)) {
        report(namespace, "manifests", findings);
      }
    }
  }

  private static void report(String namespace, String list, Findings findings) {
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
