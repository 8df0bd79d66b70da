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

  /** What Kubernetes gives a HorizontalPodAutoscaler without metrics. */
  private static final Metric DEFAULT_METRIC = Metric.Cpu.utilization(80);

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
      return List.of(resource(DEFAULT_METRIC));
    }
    List<ScaledObject.Trigger> triggers = new ArrayList<>();
    for (int i = 0; i < model.metrics().size(); i++) {
      Metric metric = model.metrics().get(i);
      String query = queries.of(index, i);
      if (query != null) {
        triggers.add(prometheus(metric, query, model.ignoreNullValues()));
      } else if (metric instanceof Metric.Cpu
          || metric instanceof Metric.Memory
          || metric instanceof Metric.ContainerResource) {
        triggers.add(resource(metric));
      }
    }
    return triggers;
  }

  private static ScaledObject.Trigger resource(Metric metric) {
    if (metric instanceof Metric.Cpu cpu) {
      return resource("cpu", null, cpu.averageUtilization(), cpu.averageValue());
    }
    if (metric instanceof Metric.Memory memory) {
      return resource("memory", null, memory.averageUtilization(), memory.averageValue());
    }
    Metric.ContainerResource one = (Metric.ContainerResource) metric;
    return resource(one.name(), one.container(), one.averageUtilization(), one.averageValue());
  }

  private static ScaledObject.Trigger resource(
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

  private ScaledObject.Trigger prometheus(
      Metric metric, String query, @Nullable Boolean ignoreNullValues) {
    Quantity average = average(metric);
    Quantity whole = average == null ? value(metric) : average;
    return new ScaledObject.Trigger(
        "prometheus",
        average == null ? "Value" : "AverageValue",
        new ScaledObject.PrometheusMetadata(
            queries.serverAddress(),
            query,
            whole == null ? "" : decimal(whole),
            Fabric8Values.text(ignoreNullValues)));
  }

  private static @Nullable Quantity average(Metric metric) {
    if (metric instanceof Metric.HttpRequests http) {
      return http.averageValue();
    }
    if (metric instanceof Metric.AppMeshRequests mesh) {
      return mesh.averageValue();
    }
    if (metric instanceof Metric.Pods pods) {
      return pods.averageValue();
    }
    if (metric instanceof Metric.ObjectMetric object) {
      return object.averageValue();
    }
    return metric instanceof Metric.External external ? external.averageValue() : null;
  }

  private static @Nullable Quantity value(Metric metric) {
    if (metric instanceof Metric.ObjectMetric object) {
      return object.value();
    }
    return metric instanceof Metric.External external ? external.value() : null;
  }

  /** KEDA reads a threshold as a plain number: {@code 500m} is {@code 0.5}. */
  private static String decimal(Quantity quantity) {
    return quantity.amount().stripTrailingZeros().toPlainString();
  }
}
