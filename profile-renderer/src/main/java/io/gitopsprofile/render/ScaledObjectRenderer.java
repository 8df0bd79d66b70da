package io.gitopsprofile.render;

import static io.gitopsprofile.render.Fabric8Values.metadata;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.KubernetesApis.Api;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.check.TriggerQueries;
import io.gitopsprofile.check.WorkloadKind;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Fallback;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Quantity;
import io.gitopsprofile.model.ScaleTarget;
import io.gitopsprofile.model.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders an autoscaler as the ScaledObject of which KEDA makes a HorizontalPodAutoscaler. */
final class ScaledObjectRenderer {

  /** The percentage of CPU that Kubernetes gives a HorizontalPodAutoscaler without metrics. */
  private static final int DEFAULT_UTILIZATION = 80;

  private static final WorkloadKind DEFAULT_KIND = WorkloadKind.DEPLOYMENT;

  private final Layout layout;
  private final ServedFields served;
  private final Problems problems;
  private final TriggerQueries queries;

  ScaledObjectRenderer(Profile profile, Layout layout, ServedFields served, Problems problems) {
    this.layout = layout;
    this.served = served;
    this.problems = problems;
    this.queries = new TriggerQueries(profile);
    requireHpa(profile.target());
  }

  private void requireHpa(Target target) {
    Api made = Api.HPA_V2;
    if (!made.servedBy(target.kubernetes())) {
      problems.add(
          DiagnosticCode.API_NOT_SERVED,
          ProfilePath.ROOT.key("target").key("metrics"),
          "KEDA makes HorizontalPodAutoscalers of "
              + made.apiVersion()
              + ", which Kubernetes "
              + target.kubernetes()
              + " does not serve; Kubernetes "
              + made.versions()
              + " does",
          "set metrics to adapter, or target a newer cluster");
    }
  }

  void render(Autoscaler autoscaler, int index, ProfilePath path, Drafts drafts) {
    AutoscalerFields.require(autoscaler, Api.HPA_V2, served, path);
    if (!autoscaler.patch().isEmpty()) {
      problems.add(
          DiagnosticCode.NO_EQUIVALENT,
          path.key("patch"),
          "KEDA makes the HorizontalPodAutoscaler itself, and nothing patches it",
          "write it as a part of the autoscaler, or remove it");
    }
    String file =
        layout.inNamespace(autoscaler.namespace(), autoscaler.name(), "scaledobject.yaml");
    drafts.add(path, file, scaledObject(autoscaler, index));
  }

  private ScaledObject scaledObject(Autoscaler model, int index) {
    Integer least = model.minReplicas();
    return ScaledObject.of(
        metadata(model.name(), model.namespace(), model.labels(), model.annotations()),
        new ScaledObject.Spec(
            target(WorkloadKind.scaledBy(model.target())),
            model.pollingInterval(),
            model.cooldownPeriod(),
            least == null ? 1 : least,
            model.maxReplicas(),
            fallback(model.fallback()),
            advanced(model),
            triggers(model, index)));
  }

  private static ScaledObject.ScaleTargetRef target(ScaleTarget.ObjectReference model) {
    boolean other = !DEFAULT_KIND.is(model.kind());
    boolean otherVersion = !model.apiVersion().equals(DEFAULT_KIND.apiVersion());
    return new ScaledObject.ScaleTargetRef(
        other || otherVersion ? model.apiVersion() : null,
        other || otherVersion ? model.kind() : null,
        model.name());
  }

  private static ScaledObject.@Nullable Fallback fallback(@Nullable Fallback model) {
    return model == null
        ? null
        : new ScaledObject.Fallback(model.failureThreshold(), model.replicas());
  }

  private static ScaledObject.@Nullable Advanced advanced(Autoscaler model) {
    HorizontalPodAutoscalerBehavior behavior = BehaviorRenderer.render(model.behavior());
    return behavior == null
        ? null
        : new ScaledObject.Advanced(new ScaledObject.HorizontalPodAutoscalerConfig(behavior));
  }

  private List<ScaledObject.Trigger> triggers(Autoscaler model, int index) {
    if (model.metrics().isEmpty()) {
      return List.of(trigger("cpu", null, DEFAULT_UTILIZATION, null));
    }
    List<ScaledObject.Trigger> triggers = new ArrayList<>();
    for (int i = 0; i < model.metrics().size(); i++) {
      TriggerCases cases = new TriggerCases(queries.of(index, i), model.ignoreNullValues());
      ScaledObject.Trigger trigger = model.metrics().get(i).match(cases);
      if (trigger != null) {
        triggers.add(trigger);
      }
    }
    return triggers;
  }

  /** The trigger of a metric; null for a metric without a query, of which a check says why. */
  private final class TriggerCases implements Metric.Cases<ScaledObject.@Nullable Trigger> {

    private final @Nullable String query;
    private final @Nullable Boolean ignoreNullValues;

    TriggerCases(@Nullable String query, @Nullable Boolean ignoreNullValues) {
      this.query = query;
      this.ignoreNullValues = ignoreNullValues;
    }

    @Override
    public ScaledObject.Trigger resource(
        String name, @Nullable Integer utilization, @Nullable Quantity average) {
      return trigger(name, null, utilization, average);
    }

    @Override
    public ScaledObject.Trigger containerResource(Metric.ContainerResource one) {
      return trigger(one.name(), one.container(), one.averageUtilization(), one.averageValue());
    }

    @Override
    public ScaledObject.@Nullable Trigger pods(Metric.Pods metric) {
      return prometheus(null, metric.averageValue());
    }

    @Override
    public ScaledObject.@Nullable Trigger object(Metric.ObjectMetric metric) {
      return prometheus(metric.value(), metric.averageValue());
    }

    @Override
    public ScaledObject.@Nullable Trigger external(Metric.External metric) {
      return prometheus(metric.value(), metric.averageValue());
    }

    private ScaledObject.@Nullable Trigger prometheus(
        @Nullable Quantity value, @Nullable Quantity average) {
      Quantity threshold = average == null ? value : average;
      return query == null
          ? null
          : new ScaledObject.Trigger(
              "prometheus",
              average == null ? "Value" : "AverageValue",
              new ScaledObject.PrometheusMetadata(
                  queries.serverAddress(),
                  query,
                  threshold == null ? "" : decimal(threshold),
                  Fabric8Values.text(ignoreNullValues)));
    }
  }

  private static ScaledObject.Trigger trigger(
      String type,
      @Nullable String container,
      @Nullable Integer utilization,
      @Nullable Quantity average) {
    return utilization == null
        ? new ScaledObject.Trigger(
            type,
            "AverageValue",
            new ScaledObject.ResourceMetadata(container, average == null ? "" : average.text()))
        : new ScaledObject.Trigger(
            type,
            "Utilization",
            new ScaledObject.ResourceMetadata(container, utilization.toString()));
  }

  /** KEDA reads a threshold as a plain number: {@code 500m} is {@code 0.5}. */
  private static String decimal(Quantity quantity) {
    return quantity.amount().stripTrailingZeros().toPlainString();
  }
}
