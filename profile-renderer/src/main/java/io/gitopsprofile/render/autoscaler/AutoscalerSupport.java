package io.gitopsprofile.render.autoscaler;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ServedApis.Api;
import io.gitopsprofile.kubernetes.ServedApis.Field;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Behavior;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.autoscaler.ScalingRules;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.render.object.TargetSupport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that the target supports every field of an autoscaler. */
final class AutoscalerSupport {

  private static final Metric.Cases<@Nullable Field> FIELD = new FieldCases();

  private AutoscalerSupport() {}

  static void require(Autoscaler autoscaler, Api api, TargetSupport served, ProfilePath path) {
    Behavior behavior = autoscaler.behavior();
    if (behavior != null) {
      require(behavior, api, served, path.key("behavior"));
    }
    List<Metric> metrics = autoscaler.metrics();
    for (int i = 0; i < metrics.size(); i++) {
      Field field = metrics.get(i).match(FIELD);
      if (field != null) {
        served.require(field, api, path.key("metrics").index(i).key(field.key()));
      }
    }
  }

  /** Reports a target without behavior once, whatever fields the behavior has. */
  private static void require(Behavior behavior, Api api, TargetSupport served, ProfilePath path) {
    if (served.require(Field.HPA_BEHAVIOR, api, path)) {
      requireTolerance(behavior.scaleUp(), api, served, path.key("scaleUp"));
      requireTolerance(behavior.scaleDown(), api, served, path.key("scaleDown"));
    }
  }

  private static void requireTolerance(
      @Nullable ScalingRules rules, Api api, TargetSupport served, ProfilePath path) {
    if (rules != null && rules.tolerance() != null) {
      served.require(Field.HPA_TOLERANCE, api, path.key("tolerance"));
    }
  }

  /** The field that only some versions have and a metric needs; null for none. */
  private static final class FieldCases implements Metric.Cases<@Nullable Field> {

    @Override
    public @Nullable Field resource(
        String name, @Nullable Integer averageUtilization, @Nullable Quantity averageValue) {
      return null;
    }

    @Override
    public Field containerResource(Metric.ContainerResource metric) {
      return Field.HPA_CONTAINER_RESOURCE;
    }

    @Override
    public @Nullable Field pods(Metric.Pods metric) {
      return null;
    }

    @Override
    public @Nullable Field object(Metric.ObjectMetric metric) {
      return null;
    }

    @Override
    public @Nullable Field external(Metric.External metric) {
      return null;
    }

    @Override
    public @Nullable Field prometheus(Metric.Prometheus metric) {
      return null;
    }
  }
}
