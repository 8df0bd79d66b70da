package io.gitopsprofile.render;

import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.model.GoDuration;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.ReleaseTest;
import io.gitopsprofile.model.Rollback;
import org.jspecify.annotations.Nullable;

/**
 * What Flux v2 does with a release: installs, upgrades, rolls back and tests it. Where a default of
 * Flux v1 is another than that of v2, v1's is written out.
 */
final class ReleaseActions {

  private static final int DEFAULT_RETRIES = 5;
  private static final int ENDLESS = -1;
  private static final GoDuration DEFAULT_TIMEOUT = GoDuration.of("300s");

  private final HelmRelease release;
  private final ProfilePath path;
  private final Problems problems;

  ReleaseActions(HelmRelease release, ProfilePath path, Problems problems) {
    this.release = release;
    this.path = path;
    this.problems = problems;
  }

  HelmReleaseV2.@Nullable Install install() {
    return unlessEmpty(
        new HelmReleaseV2.Install(
            isTrue(release.skipCRDs()) ? "Skip" : null,
            disableWait(release.effectiveWait()),
            whenTrue(release.disableOpenAPIValidation())));
  }

  HelmReleaseV2.@Nullable Upgrade upgrade() {
    boolean force = isTrue(release.forceUpgrade());
    return unlessEmpty(
        new HelmReleaseV2.Upgrade(
            whenTrue(release.forceUpgrade()),
            // Server-side apply, the default of new releases, ignores force.
            force ? "disabled" : null,
            Boolean.FALSE.equals(release.resetValues()) ? true : null,
            disableWait(release.effectiveWait()),
            whenTrue(release.disableOpenAPIValidation()),
            remediation(release.rollback())));
  }

  private static HelmReleaseV2.@Nullable UpgradeRemediation remediation(@Nullable Rollback model) {
    if (model == null || !isTrue(model.enable())) {
      return null;
    }
    Integer retries = null;
    if (isTrue(model.retry())) {
      int most = model.maxRetries() == null ? DEFAULT_RETRIES : model.maxRetries();
      retries = most == 0 ? ENDLESS : most;
    }
    return new HelmReleaseV2.UpgradeRemediation("rollback", retries, true);
  }

  HelmReleaseV2.@Nullable Rollback rollback() {
    Rollback model = release.rollback();
    if (model == null) {
      return null;
    }
    if (isTrue(model.recreate())) {
      without(
          path.key("rollback").key("recreate"),
          "Helm no longer restarts pods in a rollback",
          "remove it; a pod that must see a change of its configuration has a checksum of it as an"
              + " annotation");
    }
    boolean enabled = isTrue(model.enable());
    return unlessEmpty(
        new HelmReleaseV2.Rollback(
            timeout(model.timeout(), enabled),
            enabled ? disableWait(isTrue(model.waitForReady())) : null,
            whenTrue(model.disableHooks()),
            whenTrue(model.force())));
  }

  HelmReleaseV2.@Nullable Test test() {
    ReleaseTest model = release.test();
    if (model == null) {
      return null;
    }
    if (model.cleanup() != null) {
      without(
          path.key("test").key("cleanup"),
          "Flux v2 leaves the pods of tests to the chart",
          "remove it, and annotate the test in the chart with helm.sh/hook-delete-policy");
    }
    return unlessEmpty(
        new HelmReleaseV2.Test(
            model.enable(),
            model.ignoreFailures(),
            timeout(model.timeout(), isTrue(model.enable()))));
  }

  private void without(ProfilePath place, String message, String fix) {
    problems.add(DiagnosticCode.NO_EQUIVALENT, place, message, fix);
  }

  /** The default of v2 is the release's own timeout. */
  private static @Nullable String timeout(@Nullable GoDuration timeout, boolean enabled) {
    if (timeout == null) {
      return enabled ? DEFAULT_TIMEOUT.text() : null;
    }
    return timeout.text();
  }

  private static @Nullable Boolean disableWait(boolean wait) {
    return wait ? null : true;
  }

  private static @Nullable Boolean whenTrue(@Nullable Boolean value) {
    return isTrue(value) ? true : null;
  }

  private static boolean isTrue(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }

  private static <T> @Nullable T unlessEmpty(T fields) {
    return ObjectTree.of(fields).isEmpty() ? null : fields;
  }
}
