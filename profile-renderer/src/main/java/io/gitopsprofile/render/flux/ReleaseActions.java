package io.gitopsprofile.render.flux;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.CrdsPolicy;
import io.gitopsprofile.model.release.FailureStrategy;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.release.Install;
import io.gitopsprofile.model.release.InstallRemediation;
import io.gitopsprofile.model.release.ReleaseTest;
import io.gitopsprofile.model.release.Rollback;
import io.gitopsprofile.model.release.Upgrade;
import io.gitopsprofile.model.release.UpgradeRemediation;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.render.object.ObjectSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The actions of Flux v2 on a release: install, upgrade, rollback and test. Where Flux v1 and v2
 * have different defaults, v1's default is written out. (Source: helm-operator, {@code
 * pkg/release/release.go} and {@code pkg/helm/v3/upgrade.go}; helm-controller, {@code
 * internal/reconcile/atomic_release.go} and {@code internal/action}.)
 */
final class ReleaseActions {

  private static final Install NO_INSTALL = new Install(null, null, null, null);
  private static final Upgrade NO_UPGRADE = new Upgrade(null, null, null, null);
  private static final int DEFAULT_RETRIES = 5;
  private static final int ENDLESS = -1;
  private static final String CLIENT_SIDE = "disabled";
  private static final GoDuration DEFAULT_TIMEOUT = GoDuration.of("300s");

  private final HelmRelease release;
  private final ProfilePath path;
  private final DiagnosticCollector problems;

  ReleaseActions(HelmRelease release, ProfilePath path, DiagnosticCollector problems) {
    this.release = release;
    this.path = path;
    this.problems = problems;
  }

  HelmReleaseV2.@Nullable Install install() {
    Install model = release.install() == null ? NO_INSTALL : release.install();
    requireInterval(model.strategy(), path.key("install"));
    return unlessEmpty(
        new HelmReleaseV2.Install(
            crds(model.crds()),
            model.createNamespace(),
            model.strategy(),
            remediation(model),
            disableWait(release.effectiveWait()),
            disableWaitForJobs(release.effectiveWait()),
            whenTrue(release.disableOpenAPIValidation())));
  }

  /**
   * The remediation of a failed install. Flux v1 uninstalls a failed install and installs again
   * without end.
   */
  private @Nullable InstallRemediation remediation(Install model) {
    InstallRemediation remediation = model.remediation();
    if (remediation != null
        && (remediation.retries() != null || remediation.remediateLastFailure() != null)) {
      requireRemediation(model.strategy(), path.key("install"));
    }
    if (retries(model.strategy()) || (remediation != null && remediation.retries() != null)) {
      return remediation;
    }
    return remediation == null
        ? new InstallRemediation(ENDLESS, null, null)
        : new InstallRemediation(
            ENDLESS, remediation.ignoreTestFailures(), remediation.remediateLastFailure());
  }

  private @Nullable CrdsPolicy crds(@Nullable CrdsPolicy crds) {
    if (!isTrue(release.skipCRDs())) {
      return crds;
    }
    if (crds != null && crds != CrdsPolicy.SKIP) {
      problems.add(
          DiagnosticCode.VALUES_CONFLICT,
          path.key("install").key("crds"),
          "skipCRDs contradicts crds: " + crds,
          "remove one of the two");
    }
    return CrdsPolicy.SKIP;
  }

  HelmReleaseV2.@Nullable Upgrade upgrade() {
    Upgrade model = release.upgrade() == null ? NO_UPGRADE : release.upgrade();
    requireInterval(model.strategy(), path.key("upgrade"));
    boolean force = isTrue(release.forceUpgrade());
    return unlessEmpty(
        new HelmReleaseV2.Upgrade(
            model.crds(),
            model.strategy(),
            remediation(model),
            model.cleanupOnFail(),
            whenTrue(release.forceUpgrade()),
            // Server-side apply, the default of new releases, ignores force.
            force ? CLIENT_SIDE : null,
            Boolean.FALSE.equals(release.resetValues()) ? true : null,
            disableWait(release.effectiveWait()),
            disableWaitForJobs(release.effectiveWait()),
            whenTrue(release.disableOpenAPIValidation())));
  }

  /**
   * The remediation of a failed upgrade. Flux v1 rolls back even if it does not retry. Without a
   * rollback, Flux v1 never retries the upgrade; this is also v2's default.
   */
  private @Nullable UpgradeRemediation remediation(Upgrade upgrade) {
    ProfilePath place = path.key("upgrade");
    UpgradeRemediation remediation = upgrade.remediation();
    if (remediation != null
        && (remediation.strategy() != null
            || remediation.retries() != null
            || remediation.remediateLastFailure() != null)) {
      requireRemediation(upgrade.strategy(), place);
    }
    Rollback model = release.rollback();
    if (model == null || !isTrue(model.enable())) {
      return remediation;
    }
    if (remediation != null) {
      problems.add(
          DiagnosticCode.VALUES_CONFLICT,
          place.key("remediation"),
          "remediation contradicts rollback.enable; both configure the remediation of an upgrade",
          "remove one of the two");
    }
    if (retries(upgrade.strategy())) {
      problems.add(
          DiagnosticCode.VALUES_CONFLICT,
          place.key("strategy"),
          "the strategy RetryOnFailure contradicts rollback.enable; it never rolls back",
          "remove one of the two");
    }
    Integer retries = null;
    if (isTrue(model.retry())) {
      int most = model.maxRetries() == null ? DEFAULT_RETRIES : model.maxRetries();
      retries = most == 0 ? ENDLESS : most;
    }
    return new UpgradeRemediation(UpgradeRemediation.Strategy.ROLLBACK, retries, null, true);
  }

  /**
   * Reports a remediation that the strategy makes ineffective: Flux v2 reads the strategy first,
   * and then only the remediation's settings for tests.
   */
  private void requireRemediation(@Nullable FailureStrategy strategy, ProfilePath action) {
    if (retries(strategy)) {
      problems.add(
          DiagnosticCode.VALUES_CONFLICT,
          action.key("remediation"),
          "remediation has no effect; the strategy RetryOnFailure retries without end",
          "remove remediation, but for ignoreTestFailures, or write RemediateOnFailure");
    }
  }

  private static boolean retries(@Nullable FailureStrategy strategy) {
    return strategy != null && strategy.name() == FailureStrategy.Name.RETRY_ON_FAILURE;
  }

  private void requireInterval(@Nullable FailureStrategy strategy, ProfilePath action) {
    if (strategy != null && strategy.retryInterval() != null && !retries(strategy)) {
      problems.add(
          DiagnosticCode.BAD_VALUE,
          action.key("strategy").key("retryInterval"),
          "retryInterval is for the strategy RetryOnFailure, not for " + strategy.name(),
          "remove it, or write RetryOnFailure");
    }
  }

  /** True if Flux v2 rolls back a failed upgrade, by v1's setting or by v2's own. */
  private boolean rollsBack(Rollback model) {
    Upgrade upgrade = release.upgrade() == null ? NO_UPGRADE : release.upgrade();
    UpgradeRemediation remediation = upgrade.remediation();
    if (isTrue(model.enable())
        || remediation == null
        || remediation.strategy() == UpgradeRemediation.Strategy.UNINSTALL
        || retries(upgrade.strategy())) {
      return isTrue(model.enable());
    }
    boolean again = remediation.retries() != null && remediation.retries() != 0;
    return again || isTrue(remediation.remediateLastFailure());
  }

  HelmReleaseV2.@Nullable Rollback rollback() {
    Rollback model = release.rollback() == null ? Rollback.builder().build() : release.rollback();
    if (isTrue(model.recreate())) {
      without(
          path.key("rollback").key("recreate"),
          "recreate is not supported; Helm no longer restarts pods in a rollback",
          "remove it, and annotate the pods with a checksum of their configuration");
    }
    boolean enabled = rollsBack(model);
    boolean wait = isTrue(model.waitForReady());
    return unlessEmpty(
        new HelmReleaseV2.Rollback(
            timeout(model.timeout(), enabled),
            enabled ? disableWait(wait) : null,
            enabled ? disableWaitForJobs(wait) : null,
            whenTrue(model.disableHooks()),
            whenTrue(model.force()),
            // Server-side apply ignores force, as for upgrades.
            isTrue(model.force()) ? CLIENT_SIDE : null));
  }

  HelmReleaseV2.@Nullable Test test() {
    ReleaseTest model = release.test();
    if (model == null) {
      return null;
    }
    if (model.cleanup() != null) {
      without(
          path.key("test").key("cleanup"),
          "cleanup is not supported; in Flux v2 the chart controls the deletion of test pods",
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

  /** The timeout; null for v2's default, which is the release's own timeout. */
  private static @Nullable String timeout(@Nullable GoDuration timeout, boolean enabled) {
    if (timeout == null) {
      return enabled ? DEFAULT_TIMEOUT.text() : null;
    }
    return timeout.text();
  }

  private static @Nullable Boolean disableWait(boolean wait) {
    return wait ? null : true;
  }

  /** The setting that keeps Flux v1's behavior: v1 waits for Jobs of hooks only. */
  private static @Nullable Boolean disableWaitForJobs(boolean wait) {
    return wait ? true : null;
  }

  private static @Nullable Boolean whenTrue(@Nullable Boolean value) {
    return isTrue(value) ? true : null;
  }

  private static boolean isTrue(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }

  private static <T> @Nullable T unlessEmpty(T fields) {
    return ObjectSerializer.of(fields).isEmpty() ? null : fields;
  }
}
