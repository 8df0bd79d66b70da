package io.gitopsprofile.check.namespace;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.image.ImagePolicies;
import io.gitopsprofile.model.image.ImageRepository;
import io.gitopsprofile.model.image.ImageUpdateAutomation;
import io.gitopsprofile.model.pod.ConfigMap;
import io.gitopsprofile.model.pod.ServiceAccount;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.release.HelmVersion;
import io.gitopsprofile.model.source.Source;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileObject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF044: an object of the profile is written into a namespace that the profile does not declare,
 * neither in {@code namespaces} nor as a Namespace among the manifests. The API server answers
 * {@code namespaces "x" not found}; neither Flux v1 nor Helm 3 creates a namespace. (Source:
 * helm-operator issue 488.)
 *
 * <p>The namespaces of every cluster, of Flux, and of Flux v2's Kustomizations (PRF118) need no
 * declaration. An object that is only read, such as a Secret in {@code valuesFrom}, may be in any
 * namespace. Each namespace is reported once, at its first use.
 */
final class NamespaceDeclaredCheck implements Check {

  private static final Set<String> ALWAYS_THERE =
      Set.of("default", "kube-system", "kube-public", "kube-node-lease", "flux", "flux-system");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Search search = new Search(declared(context), findings);
    for (Located<HelmRelease> release : context.releases()) {
      String target = release.value().targetNamespace();
      search.use(
          release.value().namespace(), release.at("namespace"), "release", release.value().name());
      if (target != null && !isCreated(release.value())) {
        search.use(target, release.at("targetNamespace"), "release", release.value().name());
      }
    }
    List<ServiceAccount> accounts = context.profile().serviceAccounts();
    for (int i = 0; i < accounts.size(); i++) {
      ServiceAccount account = accounts.get(i);
      ProfilePath place = ProfilePath.ROOT.key("serviceAccounts").index(i).key("namespace");
      search.use(account.namespace(), place, "ServiceAccount", account.name());
    }
    List<ConfigMap> configMaps = context.profile().configMaps();
    for (int i = 0; i < configMaps.size(); i++) {
      ConfigMap configMap = configMaps.get(i);
      ProfilePath place = ProfilePath.ROOT.key("configMaps").index(i).key("namespace");
      search.use(configMap.namespace(), place, "ConfigMap", configMap.name());
    }
    List<Source> sources = context.profile().sources();
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      ProfilePath place = ProfilePath.ROOT.key("sources").index(i);
      search.use(source.namespace(), place, source.kind(), source.name());
    }
    useOfImagePolicies(context.profile().imagePoliciesOrNone(), search);
    for (Located<Workload> workload : context.workloads()) {
      search.use(
          workload.value().namespace(),
          workload.at("namespace"),
          "workload",
          workload.value().name());
    }
    for (Located<Autoscaler> autoscaler : context.autoscalers()) {
      search.use(
          autoscaler.value().namespace(),
          autoscaler.at("namespace"),
          "autoscaler",
          autoscaler.value().name());
    }
    for (ProfileObject object : context.objects().all()) {
      if (object.isManifest() && !object.object().namespace().isEmpty()) {
        ProfilePath place = object.at("metadata", "namespace");
        search.use(object.namespace(), place, object.kind(), object.name());
      }
    }
    search.report();
  }

  private static void useOfImagePolicies(ImagePolicies policies, Search search) {
    ProfilePath path = ProfilePath.ROOT.key("imagePolicies");
    for (int i = 0; i < policies.images().size(); i++) {
      ImageRepository image = policies.images().get(i);
      ProfilePath place = path.key("images").index(i).key("namespace");
      search.use(image.namespace(), place, "ImageRepository", image.name());
    }
    for (int i = 0; i < policies.automations().size(); i++) {
      ImageUpdateAutomation automation = policies.automations().get(i);
      ProfilePath place = path.key("automations").index(i).key("namespace");
      search.use(automation.namespace(), place, "ImageUpdateAutomation", automation.name());
    }
  }

  /** True if the chart's namespace is one that Helm creates, or is in another cluster. */
  private static boolean isCreated(HelmRelease release) {
    return release.helmVersion() == HelmVersion.V2
        || release.kubeConfig() != null
        || (release.install() != null && Boolean.TRUE.equals(release.install().createNamespace()));
  }

  private static Set<String> declared(CheckContext context) {
    Set<String> names = new LinkedHashSet<>();
    names.add(context.profile().syncOrDefault().namespaceOrDefault());
    for (ProfileObject namespace : context.objects().ofKind("Namespace")) {
      names.add(namespace.name());
    }
    return names;
  }

  private static final class Search {
    private final Set<String> declared;
    private final DiagnosticCollector findings;
    private final Map<String, Use> uses = new LinkedHashMap<>();

    Search(Set<String> declared, DiagnosticCollector findings) {
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
          ClosestName.of(namespace, declared)
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
          "add - name: " + namespace + " to namespaces, or write a declared namespace",
          edit(namespace, place, only, meant.isEmpty()));
    }

    /**
     * Returns the edit of a namespace that is used once and has a close name; null for other
     * namespaces, which are not declared yet.
     */
    private @Nullable Edit edit(
        String namespace, ProfilePath place, boolean only, boolean likeNoOther) {
      if (likeNoOther) {
        return Edit.add(ProfilePath.ROOT.key("namespaces"), Map.of("name", namespace));
      }
      return only ? Edit.setIfKnown(place, ClosestName.slip(namespace, declared)) : null;
    }
  }

  /**
   * The first part that uses a namespace.
   *
   * @param only whether no other part uses the namespace
   */
  private record Use(ProfilePath place, String kind, String name, boolean only) {}
}
