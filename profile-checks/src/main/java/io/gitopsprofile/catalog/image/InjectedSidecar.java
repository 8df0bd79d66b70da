package io.gitopsprofile.catalog.image;

import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.Mesh;
import io.gitopsprofile.catalog.SidecarDefaults;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ProfileParts;
import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sidecar that a mesh adds to pods. (Sources: istio.io, Automatic sidecar injection; linkerd.io,
 * Proxy injection; docs.dapr.io, Arguments and annotations; aws-app-mesh-controller-for-k8s, {@code
 * pkg/inject}.)
 *
 * @param mesh the mesh
 * @param mark the label or annotation that asks for the sidecar
 * @param pods the pods
 * @param namespace the Namespace of the pods; null if the profile does not have it
 */
public record InjectedSidecar(
    Mesh mesh, ObjectField mark, PodTemplate pods, @Nullable ProfileObject namespace) {

  private static final String LINKERD = "linkerd.io/inject";
  private static final String DAPR = "dapr.io/enabled";
  private static final String APP_MESH = "appmesh.k8s.aws/sidecarInjectorWebhook";

  /** Returns the sidecars that pods certainly get. */
  public static List<InjectedSidecar> of(PodTemplate pods, ProfileObjects objects) {
    List<InjectedSidecar> all = new ArrayList<>();
    ProfileObject namespace = objects.find("", "Namespace", "", pods.namespace());
    add(all, Mesh.ISTIO, istio(pods, namespace), pods, namespace);
    add(all, Mesh.LINKERD, linkerd(pods, namespace), pods, namespace);
    ObjectField dapr = pods.template().in("metadata", "annotations", DAPR);
    add(all, Mesh.DAPR, dapr.text().equals("true") ? dapr : null, pods, namespace);
    add(all, Mesh.APP_MESH, appMesh(pods, namespace), pods, namespace);
    return all;
  }

  /** Returns the sidecar of one mesh; null if the pods do not certainly get it. */
  public static @Nullable InjectedSidecar of(Mesh mesh, PodTemplate pods, ProfileObjects objects) {
    for (InjectedSidecar one : of(pods, objects)) {
      if (one.mesh == mesh) {
        return one;
      }
    }
    return null;
  }

  /** Returns the mark by which a namespace asks for sidecars of a mesh; null if it does not. */
  public static @Nullable ObjectField markOf(Mesh mesh, @Nullable ProfileObject namespace) {
    if (namespace == null) {
      return null;
    }
    ObjectField labels = namespace.field("metadata", "labels");
    return switch (mesh) {
      case ISTIO -> istio(labels);
      case LINKERD -> linkerd(namespace.field("metadata", "annotations", LINKERD));
      case APP_MESH -> labels.in(APP_MESH).text().equals("enabled") ? labels.in(APP_MESH) : null;
      case DAPR -> null;
    };
  }

  private static void add(
      List<InjectedSidecar> all,
      Mesh mesh,
      @Nullable ObjectField mark,
      PodTemplate pods,
      @Nullable ProfileObject namespace) {
    if (mark != null) {
      all.add(new InjectedSidecar(mesh, mark, pods, namespace));
    }
  }

  /** A label of the pods goes before an annotation, and both before the namespace. */
  private static @Nullable ObjectField istio(PodTemplate pods, @Nullable ProfileObject namespace) {
    ObjectField label = pods.template().in("metadata", "labels", IstioSidecar.POD_LABEL);
    ObjectField annotation = pods.template().in("metadata", "annotations", IstioSidecar.POD_LABEL);
    ObjectField own = label.isPresent() ? label : annotation;
    boolean custom =
        pods.template().in("metadata", "annotations", IstioSidecar.TEMPLATES).isPresent();
    ObjectField labels = namespace == null ? null : namespace.field("metadata", "labels");
    boolean declined =
        own.text().equals("false")
            || (labels != null && labels.in(IstioSidecar.NAMESPACE_LABEL).text().equals("disabled"))
            || pods.spec().in("hostNetwork").isTrue();
    if (declined || custom || hasOwn(pods, Mesh.ISTIO)) {
      return null;
    }
    ObjectField revision = pods.template().in("metadata", "labels", IstioSidecar.REVISION);
    if (own.text().equals("true") || revision.isPresent()) {
      return own.text().equals("true") ? own : revision;
    }
    return labels == null ? null : istio(labels);
  }

  private static @Nullable ObjectField istio(ObjectField labels) {
    ObjectField enabled = labels.in(IstioSidecar.NAMESPACE_LABEL);
    ObjectField revision = labels.in(IstioSidecar.REVISION);
    return enabled.text().equals("enabled")
        ? enabled
        : revision.isPresent() && !enabled.isPresent() ? revision : null;
  }

  private static @Nullable ObjectField linkerd(
      PodTemplate pods, @Nullable ProfileObject namespace) {
    ObjectField own = pods.template().in("metadata", "annotations", LINKERD);
    if (pods.spec().in("hostNetwork").isTrue() || hasOwn(pods, Mesh.LINKERD)) {
      return null;
    }
    if (own.isPresent() || namespace == null) {
      return linkerd(own);
    }
    return linkerd(namespace.field("metadata", "annotations", LINKERD));
  }

  private static @Nullable ObjectField linkerd(ObjectField mark) {
    return Set.of("enabled", "ingress").contains(mark.text()) ? mark : null;
  }

  private static @Nullable ObjectField appMesh(
      PodTemplate pods, @Nullable ProfileObject namespace) {
    ObjectField own = pods.template().in("metadata", "annotations", APP_MESH);
    if (own.isPresent()) {
      return own.text().equals("enabled") ? own : null;
    }
    return hasOwn(pods, Mesh.APP_MESH) ? null : markOf(Mesh.APP_MESH, namespace);
  }

  /** True if the pods write the sidecar out, which customizes it. */
  private static boolean hasOwn(PodTemplate pods, Mesh mesh) {
    for (ObjectField container : pods.allContainers()) {
      if (container.in("name").text().equals(mesh.container())) {
        return true;
      }
    }
    return false;
  }

  /** Returns an annotation of the pods, else the same of their namespace; absent if none has it. */
  public ObjectField annotation(String key) {
    ObjectField own = pods.template().in("metadata", "annotations", key);
    return own.isPresent() || namespace == null
        ? own
        : namespace.field("metadata", "annotations", key);
  }

  /**
   * A mesh's control plane.
   *
   * @param release the release that installs it
   * @param defaults the defaults for sidecars that its values set
   */
  public record ControlPlane(Located<HelmRelease> release, SidecarDefaults defaults) {}

  /**
   * Returns a mesh's control plane; null if the profile has none, has several, or its values may
   * come from elsewhere.
   */
  public static @Nullable ControlPlane controlPlane(Mesh mesh, ProfileParts parts) {
    ControlPlanes known = parts.shared(ControlPlanes.class);
    if (known == null) {
      known = new ControlPlanes(new EnumMap<>(Mesh.class));
      for (Mesh one : Mesh.values()) {
        ControlPlane plane = onlyControlPlane(one, parts);
        if (plane != null) {
          known.planes.put(one, plane);
        }
      }
      parts.share(known);
    }
    return known.planes.get(mesh);
  }

  /** The control planes of the meshes, found once for all pods. */
  private record ControlPlanes(Map<Mesh, ControlPlane> planes) {}

  private static @Nullable ControlPlane onlyControlPlane(Mesh mesh, ProfileParts parts) {
    ControlPlane only = null;
    for (Located<HelmRelease> release : parts.releases()) {
      SidecarDefaults defaults = defaults(mesh, release);
      if (defaults != null) {
        HelmRelease value = release.value();
        if (only != null || !value.valuesFrom().isEmpty() || !value.valueFileSecrets().isEmpty()) {
          return null;
        }
        only = new ControlPlane(release, defaults);
      }
    }
    return only;
  }

  /** Returns the defaults for sidecars that a release sets for a mesh; null for other releases. */
  public static @Nullable SidecarDefaults defaults(Mesh mesh, Located<HelmRelease> release) {
    KnownChart chart = KnownCharts.named(release.value().chart());
    return chart != null && chart.mesh() == mesh
        ? chart.sidecars(new ReleaseValues(release.value()))
        : null;
  }
}
