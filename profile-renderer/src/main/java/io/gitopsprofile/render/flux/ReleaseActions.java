package io.gitopsprofile.render.flux;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.release.action.CrdsPolicy;
import io.gitopsprofile.model.release.action.FailureStrategy;
import io.gitopsprofile.model.release.action.Install;
import io.gitopsprofile.model.release.action.InstallRemediation;
import io.gitopsprofile.model.release.action.ReleaseTest;
import io.gitopsprofile.model.release.action.Rollback;
import io.gitopsprofile.model.release.action.ServerSideApply;
import io.gitopsprofile.model.release.action.Upgrade;
import io.gitopsprofile.model.release.action.UpgradeRemediation;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.render.object.ObjectSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The actions of Flux v2 on a release: install, upgrade, rollback and test. Keys of Flux v1 become
 * those of Flux v2. For a cluster that moved from Flux v1, where the two have different defaults,
 * Flux v1's default is written out. (Source: helm-operator, {@code pkg/release/release.go} and
 * {@code pkg/helm/v3/upgrade.go}; helm-controller, {@code internal/reconcile/atomic_release.go} and
 * {@code internal/action}.)
 */
final class ReleaseActions {

  private static final Install NO_INSTALL = Install.builder().build();
  private static final Upgrade NO_UPGRADE = Upgrade.builder().build();
  private static final int DEFAULT_RETRIES = 5;
  private static final int ENDLESS = -1;
  private static final GoDuration DEFAULT_TIMEOUT = GoDuration.of("300s");

  private final HelmRelease release;
  private final boolean isMoved;
  private final ProfilePath path;
  private final DiagnosticCollector problems;

  ReleaseActions(
      HelmRelease release, boolean isMoved, ProfilePath path, DiagnosticCollector problems) {
    this.release = release;
    this.isMoved = isMoved;
    this.path = path;
    this.problems = problems;
  }

  @Nullable Install install() {
    Install model = release.install() == null ? NO_INSTALL : release.install();
    requireInterval(model.strategy(), path.key("install"));
    requireWait(model.disableWait(), path.key("install"));
    return unlessEmpty(
        model.toBuilder()
            .crds(crds(model.crds()))
            .remediation(remediation(model))
            .disableWait(disableWait(model.disableWait()))
            .disableWaitForJobs(disableWaitForJobs(model.disableWaitForJobs()))
            .disableOpenAPIValidation(
                either(model.disableOpenAPIValidation(), release.disableOpenAPIValidation()))
            .build());
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
    if (!isMoved
        || retries(model.strategy())
        || (remediation != null && remediation.retries() != null)) {
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

  @Nullable Upgrade upgrade() {
    Upgrade model = release.upgrade() == null ? NO_UPGRADE : release.upgrade();
    requireInterval(model.strategy(), path.key("upgrade"));
    requireWait(model.disableWait(), path.key("upgrade"));
    boolean force = isTrue(release.forceUpgrade());
    return unlessEmpty(
        model.toBuilder()
            .remediation(remediation(model))
            .force(either(model.force(), release.forceUpgrade()))
            .serverSideApply(force ? clientSide(model.serverSideApply()) : model.serverSideApply())
            .preserveValues(
                Boolean.FALSE.equals(release.resetValues()) ? Boolean.TRUE : model.preserveValues())
            .disableWait(disableWait(model.disableWait()))
            .disableWaitForJobs(disableWaitForJobs(model.disableWaitForJobs()))
            .disableOpenAPIValidation(
                either(model.disableOpenAPIValidation(), release.disableOpenAPIValidation()))
            .build());
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
      problems.warn(
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

  @Nullable Rollback rollback() {
    Rollback model = release.rollback() == null ? Rollback.builder().build() : release.rollback();
    if (isMoved && isTrue(model.recreate())) {
      without(
          path.key("rollback").key("recreate"),
          "recreate is not supported; Helm no longer restarts pods in a rollback",
          "remove it, and annotate the pods with a checksum of their configuration");
    }
    boolean writesDefaults = isMoved && rollsBack(model);
    boolean waits = isTrue(model.waitForReady());
    Rollback.Builder words =
        Rollback.builder()
            .timeout(timeout(model.timeout(), writesDefaults))
            .disableWait(
                trueIf(writesDefaults ? !waits : refusesToWait(model), model.disableWait()))
            .disableWaitForJobs(trueIf(writesDefaults && waits, model.disableWaitForJobs()))
            .disableHooks(model.disableHooks())
            .recreate(isMoved ? null : model.recreate())
            .force(model.force())
            .cleanupOnFail(model.cleanupOnFail())
            .serverSideApply(
                isMoved && isTrue(model.force())
                    ? clientSide(model.serverSideApply())
                    : model.serverSideApply());
    return unlessEmpty(words.build());
  }

  private static boolean refusesToWait(Rollback model) {
    return Boolean.FALSE.equals(model.waitForReady());
  }

  @Nullable ReleaseTest test() {
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
        model.toBuilder()
            .cleanup(null)
            .timeout(timeout(model.timeout(), isMoved && isTrue(model.enable())))
            .build());
  }

  private void without(ProfilePath place, String message, String fix) {
    problems.add(DiagnosticCode.NO_EQUIVALENT, place, message, fix);
  }

  /** The timeout; null for v2's default, which is the release's own timeout. */
  private static @Nullable GoDuration timeout(@Nullable GoDuration timeout, boolean writesDefault) {
    return timeout == null ? (writesDefault ? DEFAULT_TIMEOUT : null) : timeout;
  }

  /** True if Helm waits for the release's objects; unset, as Flux v1 does. */
  private boolean waits() {
    if (release.waitForReady() != null) {
      return release.waitForReady();
    }
    return (release.rollback() != null && isTrue(release.rollback().enable()))
        || (release.test() != null && isTrue(release.test().enable()));
  }

  private @Nullable Boolean disableWait(@Nullable Boolean own) {
    boolean waits = isMoved ? waits() : !Boolean.FALSE.equals(release.waitForReady());
    return trueIf(!waits, own);
  }

  /** The setting that keeps Flux v1's behavior: v1 waits for Jobs of hooks only. */
  private @Nullable Boolean disableWaitForJobs(@Nullable Boolean own) {
    return trueIf(isMoved && waits(), own);
  }

  /** Reports {@code disableWait} that contradicts {@code wait}. */
  private void requireWait(@Nullable Boolean disableWait, ProfilePath action) {
    if (disableWait != null && disableWait.equals(release.waitForReady())) {
      problems.add(
          DiagnosticCode.VALUES_CONFLICT,
          action.key("disableWait"),
          "disableWait contradicts wait: " + release.waitForReady(),
          "remove wait");
    }
  }

  /** The way that takes {@code force} into account: server-side apply ignores it. */
  private static ServerSideApply clientSide(@Nullable ServerSideApply own) {
    return own == null ? ServerSideApply.DISABLED : own;
  }

  /** The word of Flux v2, else true where the word of Flux v1 says so. */
  private static @Nullable Boolean either(@Nullable Boolean own, @Nullable Boolean wordOfV1) {
    return trueIf(isTrue(wordOfV1), own);
  }

  /** The value of the profile, else true if a condition holds. */
  private static @Nullable Boolean trueIf(boolean condition, @Nullable Boolean own) {
    if (own != null) {
      return own;
    }
    return condition ? Boolean.TRUE : null;
  }

  private static boolean isTrue(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }

  private static <T> @Nullable T unlessEmpty(T fields) {
    return ObjectSerializer.of(fields).isEmpty() ? null : fields;
  }
}
