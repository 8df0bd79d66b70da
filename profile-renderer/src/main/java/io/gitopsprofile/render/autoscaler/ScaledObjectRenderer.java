package io.gitopsprofile.render.autoscaler;

import static io.gitopsprofile.render.object.Fabric8Values.metadata;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.keda.TriggerQueries;
import io.gitopsprofile.kubernetes.ServedApis.Api;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Fallback;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.render.object.Fabric8Values;
import io.gitopsprofile.render.object.TargetSupport;
import io.gitopsprofile.render.output.FieldPlaces;
import io.gitopsprofile.render.output.FileLayout;
import io.gitopsprofile.render.output.ObjectCollector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders an autoscaler as a ScaledObject, from which KEDA creates a HorizontalPodAutoscaler. */
public final class ScaledObjectRenderer {

  /** The percentage of CPU that Kubernetes gives a HorizontalPodAutoscaler without metrics. */
  private static final int DEFAULT_UTILIZATION = 80;

  private static final WorkloadKind DEFAULT_KIND = WorkloadKind.DEPLOYMENT;

  private final FileLayout layout;
  private final TargetSupport served;
  private final DiagnosticCollector problems;
  private final TriggerQueries queries;

  public ScaledObjectRenderer(
      Profile profile, FileLayout layout, TargetSupport served, DiagnosticCollector problems) {
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
          "KEDA creates HorizontalPodAutoscalers of "
              + made.apiVersion()
              + ", which Kubernetes "
              + target.kubernetes()
              + " does not serve; Kubernetes "
              + made.versions()
              + " does",
          "set metrics to adapter, or target a newer cluster");
    }
  }

  public void render(
      Autoscaler autoscaler, int index, ProfilePath path, ObjectCollector collector) {
    AutoscalerSupport.require(autoscaler, Api.HPA_V2, served, path);
    String file =
        layout.inNamespace(autoscaler.namespace(), autoscaler.name(), "scaledobject.yaml");
    collector.add(
        path, FieldPlaces.AUTOSCALER, file, scaledObject(autoscaler, index), autoscaler.patch());
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
        : new ScaledObject.Fallback(
            model.failureThreshold(), model.replicas(), Fabric8Values.text(model.behavior()));
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

    @Override
    public ScaledObject.Trigger prometheus(Metric.Prometheus metric) {
      String address = metric.serverAddress();
      Quantity activation = metric.activationThreshold();
      return new ScaledObject.Trigger(
          "prometheus",
          metric.metricType(),
          new ScaledObject.PrometheusMetadata(
              address == null ? queries.serverAddress() : address,
              metric.query(),
              decimal(metric.threshold()),
              activation == null ? null : decimal(activation),
              Fabric8Values.text(ignoreNullValues)));
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
                  null,
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
