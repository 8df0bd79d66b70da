package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.HelmVersion;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Workload;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every namespace that an object of the profile is written into is declared, as one of {@code
 * namespaces} or as a Namespace among the manifests; else the API server answers {@code namespaces
 * "x" not found}. Neither Flux v1 nor Helm 3 creates one. (Source: helm-operator issue 488.) The
 * namespaces that every cluster has, those of Flux, and that of the Kustomizations of Flux v2,
 * which they cannot make (PRF118), are there. What is only read, such as a Secret in {@code
 * valuesFrom}, may be anywhere. An undeclared namespace is reported once, at its first use.
 */
final class DeclaredNamespaces implements Check {

  private static final Set<String> ALWAYS_THERE =
      Set.of("default", "kube-system", "kube-public", "kube-node-lease", "flux", "flux-system");

  @Override
  public void run(Subject subject, Findings findings) {
    Search search = new Search(declared(subject), findings);
    for (Part<HelmRelease> release : subject.releases()) {
      String target = release.value().targetNamespace();
      search.use(
          release.value().namespace(), release.at("namespace"), "release", release.value().name());
      if (target != null && release.value().helmVersion() != HelmVersion.V2) {
        search.use(target, release.at("targetNamespace"), "release", release.value().name());
      }
    }
    for (Part<Workload> workload : subject.workloads()) {
      search.use(
          workload.value().namespace(),
          workload.at("namespace"),
          "workload",
          workload.value().name());
    }
    for (Part<Autoscaler> autoscaler : subject.autoscalers()) {
      search.use(
          autoscaler.value().namespace(),
          autoscaler.at("namespace"),
          "autoscaler",
          autoscaler.value().name());
    }
    for (Part<Manifest> manifest : subject.manifests()) {
      Manifest object = manifest.value();
      if (!object.namespace().isEmpty()) {
        ProfilePath place = manifest.at("metadata").key("namespace");
        search.use(object.namespace(), place, object.kind(), object.name());
      }
    }
    search.report();
  }

  private static Set<String> declared(Subject subject) {
    Set<String> names = new LinkedHashSet<>();
    names.add(subject.profile().syncOrDefault().namespaceOrDefault());
    for (Part<Namespace> namespace : subject.namespaces()) {
      names.add(namespace.value().name());
    }
    for (Part<Manifest> manifest : subject.manifests()) {
      if (manifest.value().kind().equals("Namespace")) {
        names.add(manifest.value().name());
      }
    }
    return names;
  }

  private static final class Search {
    private final Set<String> declared;
    private final Findings findings;
    private final Map<String, Use> uses = new LinkedHashMap<>();

    Search(Set<String> declared, Findings findings) {
      this.declared = declared;
      this.findings = findings;
    }

    void use(String namespace, ProfilePath place, String kind, String name) {
      if (ALWAYS_THERE.contains(namespace) || declared.contains(namespace)) {
        return;
      }
      Use first = uses.get(namespace);
      uses.put(
          namespace,
          first == null
              ? new Use(place, kind, name, true)
              : new Use(first.place(), first.kind(), first.name(), false));
    }

    void report() {
      for (Map.Entry<String, Use> use : uses.entrySet()) {
        Use first = use.getValue();
        report(use.getKey(), first.place(), first.kind(), first.name(), first.only());
      }
    }

    private void report(
        String namespace, ProfilePath place, String kind, String name, boolean only) {
      String meant =
          Nearest.of(namespace, declared)
              .map(nearest -> "; did you mean \"" + nearest + "\"?")
              .orElse("");
      findings.add(
          DiagnosticCode.UNDECLARED_NAMESPACE,
          place,
          "the "
              + kind
              + " \""
              + name
              + "\" is in the namespace \""
              + namespace
              + "\", which the profile does not declare"
              + meant,
          "add it to namespaces, as - name: " + namespace + ", or write one that is there",
          edit(namespace, place, only, meant.isEmpty()));
    }

    /** A name that is used once may be a slip; one that is like no other is not declared yet. */
    private @Nullable Edit edit(
        String namespace, ProfilePath place, boolean only, boolean likeNoOther) {
      if (likeNoOther) {
        return Edit.add(ProfilePath.ROOT.key("namespaces"), Map.of("name", namespace));
      }
      return only ? Edit.setIfKnown(place, Nearest.slip(namespace, declared)) : null;
    }
  }

  /**
   * The first part in a namespace.
   *
   * @param only whether no other part is in it
   */
  private record Use(ProfilePath place, String kind, String name, boolean only) {}
}
