package io.gitopsprofile.model.release.action;

import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.Syntax;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The settings with which Flux v2 uninstalls a release. Unset values are the defaults of Flux.
 *
 * <pre>
 * uninstall:
 *   keepHistory: true
 *   deletionPropagation: foreground
 * </pre>
 *
 * @param timeout the timeout of the uninstall; null means the release's
 * @param disableHooks whether the chart's hooks are skipped
 * @param keepHistory whether Helm keeps the revisions of the release
 * @param disableWait whether the uninstall is done before the objects are gone
 * @param deletionPropagation the order of deletion; null means {@code background}
 */
@Value.Builder
public record Uninstall(
    @Nullable GoDuration timeout,
    @Nullable Boolean disableHooks,
    @Nullable Boolean keepHistory,
    @Nullable Boolean disableWait,
    @Nullable DeletionPropagation deletionPropagation) {
  /** Refuses values that break their syntax. */
  public Uninstall {
    Syntax.of().positive("timeout", timeout).enforce();
  }

  /** Starts an Uninstall; every component is optional. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link Uninstall}; its {@code @param} tags describe the components. */
  public static final class Builder extends UninstallBuilder {
    Builder() {}
  }
}
