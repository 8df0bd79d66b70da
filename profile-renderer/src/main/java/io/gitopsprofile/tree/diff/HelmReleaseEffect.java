package io.gitopsprofile.tree.diff;

import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.value.ShellCommand;
import org.jspecify.annotations.Nullable;

/**
 * The effect of a changed HelmRelease object on the Helm release. (Sources: fluxcd/helm-operator,
 * pkg/operator/operator.go and pkg/release/release.go; fluxcd/helm-controller,
 * internal/reconcile/state.go and internal/action/verify.go.)
 */
final class HelmReleaseEffect {

  private HelmReleaseEffect() {}

  /**
   * The effect in one line; empty if it is obvious: a new object installs a release, new values
   * upgrade it.
   */
  static String of(
      @Nullable InstalledRelease from, @Nullable InstalledRelease to, FluxMigration migration) {
    if (from == null) {
      return "";
    }
    if (to == null) {
      return removed(from, migration);
    }
    if (from.isOfHelm2() && !to.isOfHelm2()) {
      return "Helm 2 installed the release "
          + from.name()
          + ": convert it with helm 2to3 first, or a second release is installed";
    }
    if (!from.isSameAs(to)) {
      return moved(from, to);
    }
    return from.isOfOperator() == to.isOfOperator() ? changed(from, to) : handedOver(from, to);
  }

  private static String removed(InstalledRelease from, FluxMigration migration) {
    if (from.isOfOperator() && migration == FluxMigration.TO_FLUX_2) {
      return "the Helm release "
          + from.name()
          + " stays, since the Helm Operator no longer runs: "
          + ShellCommand.of("helm", "-n", from.namespace(), "uninstall", from.name());
    }
    return (from.isOfOperator() ? "the Helm Operator" : "Flux")
        + " uninstalls the Helm release "
        + from.name();
  }

  private static String moved(InstalledRelease from, InstalledRelease to) {
    if (!from.isOfOperator() && !to.isOfOperator()) {
      return "Flux uninstalls the Helm release " + place(from) + " and installs " + place(to);
    }
    return "Helm installs a second release, "
        + place(to)
        + ": "
        + place(from)
        + " stays until helm uninstall";
  }

  private static String handedOver(InstalledRelease from, InstalledRelease to) {
    return upgraded(to, charts(from, to) + selectors(from, to))
        + "; delete the old object only "
        + (from.isOfOperator()
            ? "after removing the Helm Operator, which would uninstall the release"
            : "after suspending it, or Flux uninstalls the release");
  }

  private static String changed(InstalledRelease from, InstalledRelease to) {
    String charts = charts(from, to);
    if (charts.isEmpty()) {
      return "";
    }
    return to.isReinstalled() && !from.chart().equals(to.chart())
        ? "Flux uninstalls the Helm release " + to.name() + " and reinstalls it" + charts
        : upgraded(to, charts + selectors(from, to));
  }

  private static String upgraded(InstalledRelease to, String how) {
    return "the Helm release " + to.name() + " stays and is upgraded in place" + how;
  }

  private static String charts(InstalledRelease from, InstalledRelease to) {
    if (from.chartLabel().equals(to.chartLabel()) || !isKnown(from, to)) {
      return "";
    }
    return from.chart().equals(to.chart())
        ? ", from " + from.version() + " to " + to.version()
        : ", from " + from.chartLabel() + " to " + to.chartLabel();
  }

  /**
   * The condition for an upgrade that changes a selector: Kubernetes does not change selectors, and
   * Helm deletes no object that stays in the chart.
   */
  private static String selectors(InstalledRelease from, InstalledRelease to) {
    boolean isOther =
        isKnown(from, to)
            && !(from.chart().equals(to.chart()) && from.majorVersion().equals(to.majorVersion()));
    return isOther
        ? ", after " + WorkloadKind.DEPLOYMENT + "s with another selector are deleted"
        : "";
  }

  private static boolean isKnown(InstalledRelease from, InstalledRelease to) {
    return !from.chart().isEmpty() && !to.chart().isEmpty();
  }

  private static String place(InstalledRelease release) {
    String place = release.name() + " in " + release.namespace();
    return release.storage().equals(release.namespace())
        ? place
        : place + " (stored in " + release.storage() + ")";
  }
}
