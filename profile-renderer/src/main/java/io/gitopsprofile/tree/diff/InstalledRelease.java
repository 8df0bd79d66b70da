package io.gitopsprofile.tree.diff;

import io.gitopsprofile.rendered.RenderedObject;
import org.jspecify.annotations.Nullable;

/**
 * The Helm release that a HelmRelease object stands for. Two objects with the same name, namespace
 * and storage stand for one release, whoever reconciles them.
 *
 * @param isOfOperator whether the Helm Operator reconciles the object, and not Flux v2
 * @param isOfHelm2 whether Helm 2 made it, which stores releases elsewhere
 * @param storage the namespace that Helm keeps the release's record in
 * @param chart the chart's name; empty if the object does not tell
 * @param version the chart's version; empty if the object does not tell
 * @param isReinstalled whether Flux v2 installs it anew when its chart's name changes
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

  /** The release of an object, or null if the object is no HelmRelease. */
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

  /** Its chart as Helm lists it, such as {@code prometheus 29.27.0}. */
  String chartLabel() {
    return version.isEmpty() ? chart : chart + " " + version;
  }

  /** What comes before the first dot of the chart's version. */
  String majorVersion() {
    int dot = version.indexOf('.');
    return dot < 0 ? version : version.substring(0, dot);
  }

  /** Defaults as in fluxcd/helm-operator, pkg/apis/helm.fluxcd.io/v1/types_helmrelease.go. */
  private static InstalledRelease ofOperator(RenderedObject object) {
    String own = namespaceOf(object);
    String target = either(ObjectFields.text(object, "spec", "targetNamespace"), own);
    String prefix = target.equals(own) ? own : own + "-" + target;
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

  /** Defaults as in fluxcd/helm-controller, api/v2/helmrelease_types.go. */
  private static InstalledRelease ofFlux(RenderedObject object) {
    String own = namespaceOf(object);
    String target = ObjectFields.text(object, "spec", "targetNamespace");
    String composed = target.isEmpty() ? object.name() : target + "-" + object.name();
    String strategy = ObjectFields.text(object, "spec", "upgrade", "chartNameChangeStrategy");
    return new InstalledRelease(
        false,
        false,
        either(ObjectFields.text(object, "spec", "releaseName"), composed),
        either(target, own),
        either(ObjectFields.text(object, "spec", "storageNamespace"), own),
        lastPart(ObjectFields.text(object, "spec", "chart", "spec", "chart")),
        ObjectFields.text(object, "spec", "chart", "spec", "version"),
        !strategy.equals("InPlaceUpdate"));
  }

  private static String namespaceOf(RenderedObject object) {
    return either(object.namespace(), "default");
  }

  /** A chart in git is named by its folder, and by custom called as that. */
  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String either(String text, String fallback) {
    return text.isEmpty() ? fallback : text;
  }
}
