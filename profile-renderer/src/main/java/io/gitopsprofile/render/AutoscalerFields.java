package io.gitopsprofile.render;

import io.gitopsprofile.check.KubernetesApis.Api;
import io.gitopsprofile.check.KubernetesApis.Field;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Behavior;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.Quantity;
import io.gitopsprofile.model.ScalingRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes sure that the target can take all of an autoscaler. */
final class AutoscalerFields {

  private static final Metric.Cases<@Nullable Field> FIELD = new FieldCases();

  private AutoscalerFields() {}

  static void require(Autoscaler autoscaler, Api api, ServedFields served, ProfilePath path) {
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

  /** A target without behavior is one finding, whatever the behavior holds. */
  private static void require(Behavior behavior, Api api, ServedFields served, ProfilePath path) {
    if (served.require(Field.HPA_BEHAVIOR, api, path)) {
      requireTolerance(behavior.scaleUp(), api, served, path.key("scaleUp"));
      requireTolerance(behavior.scaleDown(), api, served, path.key("scaleDown"));
    }
  }

  private static void requireTolerance(
      @Nullable ScalingRules rules, Api api, ServedFields served, ProfilePath path) {
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
  }
}
