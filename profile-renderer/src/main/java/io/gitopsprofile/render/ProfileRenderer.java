package io.gitopsprofile.render;

import static io.gitopsprofile.render.object.Fabric8Values.metadata;

import io.gitopsprofile.adapter.ScrapeMonitors;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.image.ImagePolicies;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.source.Source;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.ImageField;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.read.binding.SealedTypeKeys;
import io.gitopsprofile.render.autoscaler.HpaDialect;
import io.gitopsprofile.render.autoscaler.HpaRenderer;
import io.gitopsprofile.render.autoscaler.ScaledObjectRenderer;
import io.gitopsprofile.render.eksctl.ClusterConfig;
import io.gitopsprofile.render.flux.AdapterChartValues;
import io.gitopsprofile.render.flux.FluxDialect;
import io.gitopsprofile.render.flux.PolicyObject;
import io.gitopsprofile.render.flux.ReleaseObject;
import io.gitopsprofile.render.object.AnnotationMerge;
import io.gitopsprofile.render.object.TargetSupport;
import io.gitopsprofile.render.output.CustomResourcePlacement;
import io.gitopsprofile.render.output.FieldPlaces;
import io.gitopsprofile.render.output.FileLayout;
import io.gitopsprofile.render.output.ImageHandover;
import io.gitopsprofile.render.output.ObjectCollector;
import io.gitopsprofile.render.output.ObjectScope;
import io.gitopsprofile.render.output.PartPatch;
import io.gitopsprofile.render.pod.PodObjectRenderer;
import io.gitopsprofile.render.workload.WorkloadRenderer;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.schema.Schemas;
import io.gitopsprofile.view.ProfileObjects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Renders one profile: every part into its files, with all problems. */
public final class ProfileRenderer {

  private final Profile profile;
  private final DiagnosticCollector problems = new DiagnosticCollector();
  private final TargetSupport served;
  private final Schemas schemas;
  private final ObjectCollector collector;
  private final FileLayout layout;
  private final FluxDialect flux;
  private final Map<String, String> manifestGroups = new HashMap<>();

  private ProfileRenderer(Profile profile) {
    this.profile = profile;
    this.served = new TargetSupport(profile.target());
    this.flux = FluxDialect.of(profile.target(), problems);
    this.schemas = Schemas.of(profile);
    this.collector = new ObjectCollector(flux, problems, served, schemas, profile.patches());
    this.layout = new FileLayout(profile);
  }

  /**
   * The result of rendering a profile.
   *
   * @param tree the files; after a problem, the files that could be rendered all the same
   * @param objects the objects before they are converted to the form of a Flux version
   * @param problems the problems found while rendering
   */
  record Rendering(RenderedTree tree, ProfileObjects objects, List<Diagnostic> problems) {}

  /**
   * Renders a profile.
   *
   * @throws ProfileException if the profile has an error; the exception carries all of them
   */
  public static RenderedTree render(Profile profile) {
    Rendering rendering = attempt(profile);
    for (Diagnostic problem : rendering.problems()) {
      if (problem.severity() == Severity.ERROR) {
        throw new ProfileException(rendering.problems());
      }
    }
    return rendering.tree();
  }

  /** Renders a profile as far as possible. */
  static Rendering attempt(Profile profile) {
    return new ProfileRenderer(profile).attempt(true);
  }

  /** Renders the parts of a profile alone, without the Kustomizations that apply a tree of them. */
  static Rendering attemptParts(Profile profile) {
    return new ProfileRenderer(profile).attempt(false);
  }

  private Rendering attempt(boolean withSync) {
    ProfilePath namespaces = ProfilePath.ROOT.key("namespaces");
    for (int i = 0; i < profile.namespaces().size(); i++) {
      namespace(profile.namespaces().get(i), namespaces.index(i));
    }
    PodObjectRenderer ofPods = new PodObjectRenderer(layout, collector);
    ProfilePath accounts = ProfilePath.ROOT.key("serviceAccounts");
    for (int i = 0; i < profile.serviceAccounts().size(); i++) {
      ofPods.render(profile.serviceAccounts().get(i), accounts.index(i));
    }
    ProfilePath configMaps = ProfilePath.ROOT.key("configMaps");
    for (int i = 0; i < profile.configMaps().size(); i++) {
      ofPods.render(profile.configMaps().get(i), configMaps.index(i));
    }
    ProfilePath sources = ProfilePath.ROOT.key("sources");
    for (int i = 0; i < profile.sources().size(); i++) {
      source(profile.sources().get(i), sources.index(i));
    }
    if (profile.imagePolicies() != null) {
      imagePolicies(profile.imagePolicies());
    }
    ProfilePath releases = ProfilePath.ROOT.key("releases");
    for (int i = 0; i < profile.releases().size(); i++) {
      HelmRelease release = profile.releases().get(i);
      release(release, release.values(), releases.index(i));
    }
    if (profile.target().usesKeda()) {
      keda();
    } else {
      metricsAdapter();
    }
    ObjectScope scopes = new ObjectScope(schemas);
    CustomResourcePlacement custom =
        new CustomResourcePlacement(profile, layout, scopes, flux.appliesFoldersWhole());
    WorkloadRenderer renderer =
        new WorkloadRenderer(
            profile.target(), flux, layout, served, problems, custom, ScrapeMonitors.of(profile));
    ProfilePath workloads = ProfilePath.ROOT.key("workloads");
    for (int i = 0; i < profile.workloads().size(); i++) {
      renderer.render(profile.workloads().get(i), workloads.index(i), collector);
    }
    if (!profile.autoscalers().isEmpty()) {
      autoscalers();
    }
    ProfilePath manifests = ProfilePath.ROOT.key("manifests");
    for (int i = 0; i < profile.manifests().size(); i++) {
      manifest(profile.manifests().get(i), scopes, custom, manifests.index(i));
    }
    cluster();
    if (withSync) {
      flux.sync(profile, layout, collector);
    }
    RenderedTree tree =
        new RenderedTree(collector.files(), collector.parts(), UnmanagedFiles.of(profile));
    served.report(problems);
    collector.reportUnusedPatches();
    return new Rendering(tree, collector.objects(), problems.all());
  }

  private void namespace(Namespace model, ProfilePath path) {
    Map<String, String> annotations =
        AnnotationMerge.join(
            flux.reconcile(model.reconcile()),
            model.annotations(),
            path.key("annotations"),
            problems);
    var namespace = new io.fabric8.kubernetes.api.model.Namespace();
    namespace.setMetadata(metadata(model.name(), null, model.labels(), annotations));
    String file = layout.inNamespace(model.name(), "namespace");
    collector.add(path, FieldPlaces.NAMESPACE, file, namespace, model.patch());
  }

  private void release(HelmRelease release, FreeForm values, ProfilePath path) {
    for (ReleaseObject object : flux.release(release, values, path)) {
      String file = layout.inNamespace(release.namespace(), object.file());
      if (object.part().equals(path)) {
        collector.add(
            path, FieldPlaces.RELEASE, file, object.object(), release.patch(), object.handed());
      } else {
        collector.add(object.part(), FieldPlaces.RELEASE, file, object.object());
      }
    }
  }

  private void source(Source source, ProfilePath path) {
    ReleaseObject object = flux.source(source, path);
    if (object != null) {
      String file = layout.inNamespace(source.namespace(), object.file());
      String key = SealedTypeKeys.key(source.getClass());
      PartPatch patch = new PartPatch(source.patch(), path.key(key).key("patch"));
      FieldPlaces places = FieldPlaces.NONE.with(List.of("spec"), List.of(key));
      collector.add(path, places, file, object.object(), patch, List.of());
    }
  }

  private void imagePolicies(ImagePolicies policies) {
    ProfilePath path = ProfilePath.ROOT.key("imagePolicies");
    for (PolicyObject object : flux.imagePolicies(policies, path)) {
      String file = layout.inNamespace(object.namespace(), object.file());
      collector.add(object.part(), FieldPlaces.NONE, file, object.object());
    }
  }

  private void metricsAdapter() {
    MetricsAdapter adapter = profile.metricsAdapter();
    if (adapter != null) {
      ProfilePath path = ProfilePath.ROOT.key("metricsAdapter").key("release");
      FreeForm values = AdapterChartValues.of(adapter, path.key("values"), problems);
      release(adapter.release(), values, path);
    }
  }

  private void keda() {
    HelmRelease release = profile.kedaRelease();
    if (release != null) {
      release(release, release.values(), ProfilePath.ROOT.key("keda"));
    }
  }

  private void autoscalers() {
    ProfilePath list = ProfilePath.ROOT.key("autoscalers");
    if (profile.target().usesKeda()) {
      var scaledObjects = new ScaledObjectRenderer(profile, layout, served, problems);
      for (int i = 0; i < profile.autoscalers().size(); i++) {
        scaledObjects.render(profile.autoscalers().get(i), i, list.index(i), collector);
      }
    } else {
      HpaDialect hpa = HpaDialect.of(profile.target(), problems);
      HpaRenderer autoscalers = new HpaRenderer(hpa, layout, served);
      for (int i = 0; i < profile.autoscalers().size(); i++) {
        autoscalers.render(profile.autoscalers().get(i), list.index(i), collector);
      }
    }
  }

  private void manifest(
      Manifest manifest, ObjectScope scopes, CustomResourcePlacement custom, ProfilePath path) {
    ObjectScope.Scope scope = scopes.of(manifest);
    if (scope == ObjectScope.Scope.NAMESPACED && manifest.namespace().isEmpty()) {
      problems.add(
          DiagnosticCode.MISSING_PART,
          path,
          "the " + manifest.kind() + " \"" + manifest.name() + "\" has no metadata.namespace",
          "add it; every " + manifest.kind() + " lives in a namespace");
    }
    String namespace = scope == ObjectScope.Scope.CLUSTER ? "" : manifest.namespace();
    boolean apart = custom.standsApart(manifest);
    String version = String.valueOf(manifest.object().get("apiVersion"));
    String group = version.substring(0, Math.max(0, version.indexOf('/')));
    String file = layout.ofManifest(namespace, apart, manifest.kind(), manifest.name());
    String first = manifestGroups.putIfAbsent(file, group);
    if (first != null && !first.equals(group)) {
      // Two projects have a kind of this name.
      String kind = manifest.kind() + "." + (group.isEmpty() ? "core" : group);
      file = layout.ofManifest(namespace, apart, kind, manifest.name());
    }
    collector.addManifest(path, file, manifest.object(), handed(manifest, path));
  }

  private List<ImageHandover> handed(Manifest manifest, ProfilePath path) {
    List<ImageHandover> handed = new ArrayList<>();
    for (int i = 0; i < manifest.imagePolicies().size(); i++) {
      ImageField field = manifest.imagePolicies().get(i);
      ProfilePath place = path.key("imagePolicies").index(i);
      handed.add(ImageHandover.of(field, field.path(), place));
    }
    return flux.handed(handed);
  }

  private void cluster() {
    Cluster cluster = profile.cluster();
    if (cluster != null && cluster.region() != null) {
      KubernetesVersion version =
          cluster.version() == null ? profile.target().kubernetes() : cluster.version();
      collector.add(
          ProfilePath.ROOT.key("cluster"),
          FieldPlaces.NONE,
          FileLayout.CLUSTER_CONFIG,
          ClusterConfig.of(cluster, cluster.region(), version, flux.notApplied()),
          cluster.patch());
    }
  }
}
