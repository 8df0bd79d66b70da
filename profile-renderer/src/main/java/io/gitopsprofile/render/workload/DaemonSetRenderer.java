package io.gitopsprofile.render.workload;

import static io.gitopsprofile.render.object.Fabric8Values.intOrString;
import static io.gitopsprofile.render.object.Fabric8Values.matching;
import static io.gitopsprofile.render.object.Fabric8Values.metadata;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSetUpdateStrategy;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDaemonSet;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ServedApis.Field;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.model.workload.controller.UpdateBounds;
import io.gitopsprofile.model.workload.controller.UpdateStrategy;
import io.gitopsprofile.render.object.TargetSupport;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders a workload's DaemonSet. */
record DaemonSetRenderer(TargetSupport served) {

  DaemonSet render(
      Workload workload,
      Map<String, String> annotations,
      PodTemplateSpec template,
      ProfilePath path) {
    DaemonSetSpec spec = new DaemonSetSpec();
    spec.setMinReadySeconds(workload.minReadySeconds());
    spec.setRevisionHistoryLimit(workload.revisionHistoryLimit());
    spec.setUpdateStrategy(strategy(workload.updateStrategy(), path.key("updateStrategy")));
    spec.setSelector(matching(workload.matchLabels()));
    spec.setTemplate(template);
    DaemonSet set = new DaemonSet();
    set.setMetadata(
        metadata(workload.name(), workload.namespace(), workload.allLabels(), annotations));
    set.setSpec(spec);
    return set;
  }

  private @Nullable DaemonSetUpdateStrategy strategy(
      @Nullable UpdateStrategy model, ProfilePath path) {
    if (model == null) {
      return null;
    }
    DaemonSetUpdateStrategy strategy = new DaemonSetUpdateStrategy();
    strategy.setType(model.type().toString());
    UpdateBounds bounds = model.rollingUpdate();
    if (bounds != null) {
      if (bounds.maxSurge() != null) {
        served.require(Field.DAEMON_SET_SURGE, path.key("rollingUpdate").key("maxSurge"));
      }
      RollingUpdateDaemonSet rolling = new RollingUpdateDaemonSet();
      rolling.setMaxUnavailable(intOrString(bounds.maxUnavailable()));
      rolling.setMaxSurge(intOrString(bounds.maxSurge()));
      strategy.setRollingUpdate(rolling);
    }
    return strategy;
  }
}
