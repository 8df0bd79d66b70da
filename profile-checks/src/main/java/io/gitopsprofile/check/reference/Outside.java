package io.gitopsprofile.check.reference;

import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ReleaseNamespace;
import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The things besides the profile's objects that may create objects: charts, other folders of Flux,
 * and operators that read custom resources.
 */
final class Outside {

  /** Namespaces of the cluster itself, whose objects come from elsewhere. */
  private static final Set<String> SYSTEM =
      Set.of("kube-system", "kube-public", "kube-node-lease", "flux-system", "flux");

  /** The groups of custom resources of which no ConfigMap, ServiceAccount or Service is made. */
  private static final Set<String> QUIET =
      Set.of(
          "autoscaling.k8s.io",
          "cert-manager.io",
          "elbv2.k8s.aws",
          "external-secrets.io",
          "gateway.networking.k8s.io",
          "image.toolkit.fluxcd.io",
          "karpenter.k8s.aws",
          "karpenter.sh",
          "keda.sh",
          "monitoring.coreos.com",
          "networking.istio.io",
          "notification.toolkit.fluxcd.io",
          "security.istio.io",
          "source.toolkit.fluxcd.io",
          "telemetry.istio.io",
          "vpcresources.k8s.aws");

  private static final String RELEASE = "HelmRelease";

  /**
   * A release of a namespace.
   *
   * @param names the names that the names of its objects may have as a part
   * @param values its values as a text, which may have the name of an object
   */
  private record Installation(List<String> names, String values) {}

  private final CheckContext context;
  private final boolean everywhere;
  private final Map<String, List<Installation>> installations = new HashMap<>();
  private final Set<String> namespaces = new HashSet<>(SYSTEM);
  private final Set<String> withOperators = new HashSet<>(SYSTEM);
  private final Set<String> charts = new HashSet<>();

  /** Returns what is outside of a profile, found once for all checks of a run. */
  static Outside of(CheckContext context) {
    Outside known = context.shared(Outside.class);
    if (known == null) {
      known = new Outside(context);
      context.share(known);
    }
    return known;
  }

  private Outside(CheckContext context) {
    this.context = context;
    Profile profile = context.profile();
    boolean all = !profile.syncOrDefault().others().isEmpty();
    for (Located<HelmRelease> release : context.releases()) {
      namespaces.add(ReleaseNamespace.of(release.value()));
      charts.add(release.value().chart().chartName());
    }
    for (ProfileObject object : context.objects().all()) {
      if (object.isManifest() && isCustom(object.group())) {
        all |= applies(object);
        add(object);
      }
    }
    this.everywhere = all;
  }

  private void add(ProfileObject object) {
    String target = object.field("spec", "targetNamespace").text();
    if (object.kind().startsWith("Helm")) {
      namespaces.add(target.isEmpty() ? object.namespace() : target);
      charts.add(object.field("spec", "chart", "spec", "chart").text());
    } else if (!QUIET.contains(object.group())) {
      namespaces.add(object.namespace());
      withOperators.add(object.namespace());
    }
  }

  /** True for an object that lets Flux or Argo CD apply further objects. */
  private static boolean applies(ProfileObject object) {
    return switch (object.kind()) {
      case "Kustomization", "ResourceSet", "Application", "ApplicationSet" -> true;
      default -> false;
    };
  }

  /** True for a group that is not one of Kubernetes itself. */
  static boolean isCustom(String group) {
    return group.indexOf('.') >= 0
        && (!group.endsWith(".k8s.io")
            || group.startsWith("gateway.")
            || group.equals("autoscaling.k8s.io"));
  }

  /** True if something besides the profile may create objects in every namespace. */
  boolean isEverywhere() {
    return everywhere;
  }

  /**
   * True if something besides the profile may create objects in a namespace: a chart, an operator,
   * or whatever made the namespace.
   */
  boolean mayBe(String namespace) {
    return everywhere || namespaces.contains(namespace) || !isDeclared(namespace);
  }

  private boolean isDeclared(String namespace) {
    return !context.objects().named("Namespace", namespace).isEmpty();
  }

  /**
   * True if something besides the profile may create the object of a reference. A chart does not
   * create the values of a release.
   */
  boolean mayHave(Reference reference) {
    String namespace = reference.namespace();
    if (namespace.isEmpty() || everywhere) {
      return everywhere;
    }
    boolean ofRelease = reference.name().object().kind().equals(RELEASE);
    return ofRelease
        ? withOperators.contains(namespace) || !isDeclared(namespace)
        : mayBe(namespace);
  }

  /**
   * True if charts alone may create objects besides the profile in the namespace of a reference,
   * and none of them the object of this name: charts name their objects after their release.
   */
  boolean isOfNoChart(Reference reference) {
    String namespace = reference.namespace();
    if (everywhere || !isDeclared(namespace) || withOperators.contains(namespace)) {
      return false;
    }
    for (Installation one : installations(namespace)) {
      for (String name : one.names()) {
        if (!name.isEmpty() && reference.text().contains(name)) {
          return false;
        }
      }
      if (one.values().contains(reference.text())) {
        return false;
      }
    }
    return context.objects().ofKind(RELEASE).size() <= context.releases().size();
  }

  /** Returns the releases of a namespace, whose values are written as one text once. */
  private List<Installation> installations(String namespace) {
    List<Installation> known = installations.get(namespace);
    if (known == null) {
      known = new ArrayList<>();
      installations.put(namespace, known);
      for (Located<HelmRelease> part : context.releases()) {
        HelmRelease release = part.value();
        if (ReleaseNamespace.of(release).equals(namespace)) {
          String own = new ReleaseValues(release).releaseName();
          known.add(
              new Installation(
                  List.of(own, release.name(), release.chart().chartName()),
                  release.values().entries().toString()));
        }
      }
    }
    return known;
  }

  /** The names of the charts that the profile installs. */
  Set<String> charts() {
    return charts;
  }
}
