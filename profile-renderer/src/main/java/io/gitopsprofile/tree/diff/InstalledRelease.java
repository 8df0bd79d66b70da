package io.gitopsprofile.tree.diff;

import io.gitopsprofile.rendered.RenderedObject;
import org.jspecify.annotations.Nullable;

/**
 * The Helm release of a HelmRelease object. Two objects with the same name, namespace and storage
 * are one release, whichever controller reconciles them.
 *
 * @param isOfOperator true if the Helm Operator reconciles the object, false for Flux v2
 * @param isOfHelm2 true if Helm 2 installed the release; Helm 2 stores releases elsewhere
 * @param storage the namespace in which Helm stores the release's record
 * @param chart the chart's name; empty if the object does not name it
 * @param version the chart's version; empty if the object does not name it
 * @param isReinstalled true if Flux v2 reinstalls the release when its chart's name changes
 */
record InstalledRelease(
    boolean isOfOperator,
    boolean isOfHelm2,
    String name,
    String namespace,
    String storage,
    String chart,
    String version,
    boolean isReinstalled) {

  /** The release of an object, or null if the object is not a HelmRelease. */
  static @Nullable InstalledRelease of(RenderedObject object) {
    if (!object.kind().equals("HelmRelease")) {
      return null;
    }
    return switch (object.group()) {
      case "helm.fluxcd.io" -> ofOperator(object);
      case "helm.toolkit.fluxcd.io" -> ofFlux(object);
      default -> null;
    };
  }

  boolean isSameAs(InstalledRelease other) {
    return name.equals(other.name)
        && namespace.equals(other.namespace)
        && storage.equals(other.storage);
  }

  /** The chart as Helm lists it, such as {@code prometheus 29.27.0}. */
  String chartLabel() {
    return version.isEmpty() ? chart : chart + " " + version;
  }

  /** The part of the chart's version before the first dot. */
  String majorVersion() {
    int dot = version.indexOf('.');
    return dot < 0 ? version : version.substring(0, dot);
  }

  /**
   * The release of a HelmRelease of the Helm Operator. (Defaults: fluxcd/helm-operator,
   * pkg/apis/helm.fluxcd.io/v1/types_helmrelease.go.)
   */
  private static InstalledRelease ofOperator(RenderedObject object) {
    String ownNamespace = namespaceOf(object);
    String target = either(ObjectFields.text(object, "spec", "targetNamespace"), ownNamespace);
    String prefix = target.equals(ownNamespace) ? ownNamespace : ownNamespace + "-" + target;
    return new InstalledRelease(
        true,
        ObjectFields.text(object, "spec", "helmVersion").equals("v2"),
        either(ObjectFields.text(object, "spec", "releaseName"), prefix + "-" + object.name()),
        target,
        target,
        either(
            lastPart(ObjectFields.text(object, "spec", "chart", "path")),
            ObjectFields.text(object, "spec", "chart", "name")),
        ObjectFields.text(object, "spec", "chart", "version"),
        false);
  }

  /**
   * The release of a HelmRelease of Flux v2. (Defaults: fluxcd/helm-controller,
   * api/v2/helmrelease_types.go.)
   */
  private static InstalledRelease ofFlux(RenderedObject object) {
    String ownNamespace = namespaceOf(object);
    String target = ObjectFields.text(object, "spec", "targetNamespace");
    String composed = target.isEmpty() ? object.name() : target + "-" + object.name();
    String strategy = ObjectFields.text(object, "spec", "upgrade", "chartNameChangeStrategy");
    return new InstalledRelease(
        false,
        false,
        either(ObjectFields.text(object, "spec", "releaseName"), composed),
        either(target, ownNamespace),
        either(ObjectFields.text(object, "spec", "storageNamespace"), ownNamespace),
        lastPart(ObjectFields.text(object, "spec", "chart", "spec", "chart")),
        ObjectFields.text(object, "spec", "chart", "spec", "version"),
        !strategy.equals("InPlaceUpdate"));
  }

  private static String namespaceOf(RenderedObject object) {
    return either(object.namespace(), "default");
  }

  /** The last part of a path: a chart in Git is named by its folder, usually the chart's name. */
  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String either(String text, String fallback) {
    return text.isEmpty() ? fallback : text;
  }
}
