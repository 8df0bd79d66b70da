package io.gitopsprofile.render.autoscaler;

import static io.gitopsprofile.render.object.Fabric8Values.metadata;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.keda.TriggerQueries;
import io.gitopsprofile.kubernetes.ServedApis.Api;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Fallback;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.render.object.Fabric8Values;
import io.gitopsprofile.render.object.TargetSupport;
import io.gitopsprofile.render.output.FileLayout;
import io.gitopsprofile.render.output.ObjectCollector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders an autoscaler as a ScaledObject, from which KEDA creates a HorizontalPodAutoscaler. */
public final class ScaledObjectRenderer {

  /** The metric that Kubernetes gives a HorizontalPodAutoscaler without metrics. */
  private static final Metric DEFAULT_METRIC = Metric.Cpu.utilization(80);

  private static final ScaleTarget.ObjectReference DEFAULT_KIND =
      new ScaleTarget.ObjectReference("apps/v1", "Deployment", "any");

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
    if (!autoscaler.patch().isEmpty()) {
      problems.add(
          DiagnosticCode.NO_EQUIVALENT,
          path.key("patch"),
          "the HorizontalPodAutoscaler cannot be patched; KEDA creates it",
          "write it as a field of the autoscaler, or remove it");
    }
    String file =
        layout.inNamespace(autoscaler.namespace(), autoscaler.name(), "scaledobject.yaml");
    collector.add(path, file, scaledObject(autoscaler, index));
  }

  private ScaledObject scaledObject(Autoscaler model, int index) {
    Integer least = model.minReplicas();
    return ScaledObject.of(
        metadata(model.name(), model.namespace(), model.labels(), model.annotations()),
        new ScaledObject.Spec(
            target(HpaDialect.reference(model.target())),
            model.pollingInterval(),
            model.cooldownPeriod(),
            least == null ? 1 : least,
            model.maxReplicas(),
            fallback(model.fallback()),
            advanced(model),
            triggers(model, index)));
  }

  private static ScaledObject.ScaleTargetRef target(ScaleTarget.ObjectReference model) {
    boolean other = !model.kind().equals(DEFAULT_KIND.kind());
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

  /** The plain decimal that KEDA requires as a threshold: {@code 500m} becomes {@code 0.5}. */
  private static String decimal(Quantity quantity) {
    return quantity.amount().stripTrailingZeros().toPlainString();
  }
}
