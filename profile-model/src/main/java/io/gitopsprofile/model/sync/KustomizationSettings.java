package io.gitopsprofile.model.sync;

import io.gitopsprofile.model.release.HealthCheckExpression;
import io.gitopsprofile.model.value.GoDuration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a Kustomization that {@code sync} has for all folders and a group for its own.
 */
public interface KustomizationSettings {

  /** The interval at which Flux reconciles the cluster with the folder. */
  @Nullable GoDuration interval();

  /** The interval of retries after a failure. */
  @Nullable GoDuration retryInterval();

  /** The time that one run may take. */
  @Nullable GoDuration timeout();

  /** True if Flux deletes objects that are no longer in the folder. */
  @Nullable Boolean prune();

  /** True if Flux waits until all objects of the folder are ready. */
  @Nullable Boolean waitForReady();

  /** True if Flux replaces objects that it cannot change. */
  @Nullable Boolean force();

  /** The treatment of the objects when the Kustomization is deleted. */
  @Nullable DeletionPolicy deletionPolicy();

  /** The service account that Flux acts as. */
  @Nullable String serviceAccountName();

  /** The decryption of Secrets. */
  @Nullable Decryption decryption();

  /** The variables that Flux replaces. */
  @Nullable PostBuild postBuild();

  /** The objects that must be ready. */
  List<HealthCheck> healthChecks();

  /** The rules by which objects of custom kinds count as ready. */
  List<HealthCheckExpression> healthCheckExprs();
}
