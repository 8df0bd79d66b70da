package io.gitopsprofile.render.workload;

import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.SleepAction;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ServedApis.Field;
import io.gitopsprofile.model.container.Lifecycle;
import io.gitopsprofile.model.container.LifecycleAction;
import io.gitopsprofile.model.container.ProbeAction;
import io.gitopsprofile.render.object.TargetSupport;
import org.jspecify.annotations.Nullable;

/** Renders the actions at the start and before the end of a container. */
final class LifecycleRenderer {

  private final TargetSupport served;

  LifecycleRenderer(TargetSupport served) {
    this.served = served;
  }

  io.fabric8.kubernetes.api.model.@Nullable Lifecycle render(
      @Nullable Lifecycle model, ProfilePath path) {
    if (model == null) {
      return null;
    }
    var lifecycle = new io.fabric8.kubernetes.api.model.Lifecycle();
    lifecycle.setPostStart(handler(model.postStart(), path.key("postStart")));
    lifecycle.setPreStop(handler(model.preStop(), path.key("preStop")));
    return lifecycle;
  }

  private @Nullable LifecycleHandler handler(@Nullable LifecycleAction action, ProfilePath path) {
    return action == null ? null : action.match(new Actions(served, path));
  }

  /** The handler of an action. */
  private record Actions(TargetSupport served, ProfilePath path)
      implements LifecycleAction.Cases<LifecycleHandler> {

    @Override
    public LifecycleHandler exec(ProbeAction.Exec action) {
      LifecycleHandler handler = new LifecycleHandler();
      handler.setExec(ProbeRenderer.exec(action));
      return handler;
    }

    @Override
    public LifecycleHandler httpGet(ProbeAction.HttpGet action) {
      LifecycleHandler handler = new LifecycleHandler();
      handler.setHttpGet(ProbeRenderer.httpGet(action));
      return handler;
    }

    @Override
    public LifecycleHandler sleep(LifecycleAction.Sleep action) {
      served.require(Field.SLEEP, path.key("sleep"));
      LifecycleHandler handler = new LifecycleHandler();
      handler.setSleep(new SleepAction((long) action.seconds()));
      return handler;
    }
  }
}
