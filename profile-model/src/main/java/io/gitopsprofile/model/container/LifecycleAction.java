package io.gitopsprofile.model.container;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * The action at the start or before the end of a container; the key names its kind. The deprecated
 * {@code tcpSocket} is left out, since the kubelet cannot run it.
 */
public sealed interface LifecycleAction
    permits ProbeAction.Exec, ProbeAction.HttpGet, LifecycleAction.Sleep {

  /** Returns the answer for the kind of action. */
  <R extends @Nullable Object> R match(Cases<R> cases);

  /**
   * One answer for each kind of action; a new kind does not compile before all have answered.
   *
   * @param <R> the answer, which may be null
   */
  @NullUnmarked
  interface Cases<R extends @Nullable Object> {

    /** The answer for {@link ProbeAction.Exec}. */
    R exec(ProbeAction.Exec action);

    /** The answer for {@link ProbeAction.HttpGet}. */
    R httpGet(ProbeAction.HttpGet action);

    /** The answer for {@link Sleep}. */
    R sleep(Sleep action);
  }

  /**
   * Waits; Kubernetes 1.30 and newer.
   *
   * @param seconds the seconds to wait
   */
  record Sleep(int seconds) implements LifecycleAction {

    /** Refuses values that break their syntax. */
    public Sleep {
      Syntax.of().range("seconds", seconds, 1, Integer.MAX_VALUE).enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.sleep(this);
    }
  }
}
