package io.gitopsprofile.render;

import io.gitopsprofile.check.KubernetesApis.Field;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Behavior;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.ScalingRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders an autoscaler, once it is sure that the target can take all of it. */
final class AutoscalerRenderer {

  private final HpaDialect hpa;
  private final Layout layout;
  private final ServedFields served;

  AutoscalerRenderer(HpaDialect hpa, Layout layout, ServedFields served) {
    this.hpa = hpa;
    this.layout = layout;
    this.served = served;
  }

  void render(Autoscaler autoscaler, ProfilePath path, Drafts drafts) {
    Behavior behavior = autoscaler.behavior();
    if (behavior != null) {
      require(behavior, path.key("behavior"));
    }
    List<Metric> metrics = autoscaler.metrics();
    for (int i = 0; i < metrics.size(); i++) {
      if (metrics.get(i) instanceof Metric.ContainerResource) {
        ProfilePath metric = path.key("metrics").index(i).key("containerResource");
        served.require(Field.HPA_CONTAINER_RESOURCE, hpa.api(), metric);
      }
    }
    String file = layout.inNamespace(autoscaler.namespace(), autoscaler.name(), "hpa.yaml");
    drafts.add(path, file, hpa.render(autoscaler), hpa.type(), autoscaler.patch());
  }

  /** A target without behavior is one finding, whatever the behavior holds. */
  private void require(Behavior behavior, ProfilePath path) {
    if (served.require(Field.HPA_BEHAVIOR, hpa.api(), path)) {
      requireTolerance(behavior.scaleUp(), path.key("scaleUp"));
      requireTolerance(behavior.scaleDown(), path.key("scaleDown"));
    }
  }

  private void requireTolerance(@Nullable ScalingRules rules, ProfilePath path) {
    if (rules != null && rules.tolerance() != null) {
      served.require(Field.HPA_TOLERANCE, hpa.api(), path.key("tolerance"));
    }
  }
}
