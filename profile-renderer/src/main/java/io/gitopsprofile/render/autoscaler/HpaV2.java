package io.gitopsprofile.render.autoscaler;

import static io.gitopsprofile.render.object.Fabric8Values.metadata;
import static io.gitopsprofile.render.object.Fabric8Values.quantity;
import static io.gitopsprofile.render.object.Fabric8Values.selector;

import io.fabric8.kubernetes.api.model.autoscaling.v2.ContainerResourceMetricSource;
import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.ExternalMetricSource;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricIdentifier;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricTarget;
import io.fabric8.kubernetes.api.model.autoscaling.v2.ObjectMetricSource;
import io.fabric8.kubernetes.api.model.autoscaling.v2.PodsMetricSource;
import io.fabric8.kubernetes.api.model.autoscaling.v2.ResourceMetricSource;
import io.gitopsprofile.kubernetes.ServedApis.Api;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
import io.gitopsprofile.model.value.LabelSelector;
import io.gitopsprofile.model.value.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shape of autoscaling/v2: {@code pods: {metric: {...}, target: {type: AverageValue, ...}}}.
 */
final class HpaV2 implements HpaDialect {

  private static final Metric.Cases<MetricSpec> METRICS = new Metrics();

  @Override
  public Api api() {
    return Api.HPA_V2;
  }

  @Override
  public HorizontalPodAutoscaler render(Autoscaler model) {
    HorizontalPodAutoscalerSpec spec = new HorizontalPodAutoscalerSpec();
    spec.setScaleTargetRef(reference(WorkloadKind.scaledBy(model.target())));
    spec.setMinReplicas(model.minReplicas());
    spec.setMaxReplicas(model.maxReplicas());
    List<MetricSpec> metrics = new ArrayList<>();
    for (Metric metric : model.metrics()) {
      metrics.add(metric.match(METRICS));
    }
    spec.setMetrics(metrics);
    spec.setBehavior(BehaviorRenderer.render(model.behavior()));
    HorizontalPodAutoscaler hpa = new HorizontalPodAutoscaler();
    hpa.setMetadata(metadata(model.name(), model.namespace(), model.labels(), model.annotations()));
    hpa.setSpec(spec);
    return hpa;
  }

  /** The specification of a metric, by its source. */
  private static final class Metrics implements Metric.Cases<MetricSpec> {

    @Override
    public MetricSpec resource(
        String name, @Nullable Integer utilization, @Nullable Quantity average) {
      MetricSpec spec = of("Resource");
      spec.setResource(HpaV2.resource(name, utilization, average));
      return spec;
    }

    @Override
    public MetricSpec containerResource(Metric.ContainerResource model) {
      MetricSpec spec = of("ContainerResource");
      spec.setContainerResource(HpaV2.containerResource(model));
      return spec;
    }

    @Override
    public MetricSpec pods(Metric.Pods model) {
      MetricSpec spec = of("Pods");
      spec.setPods(HpaV2.pods(model));
      return spec;
    }

    @Override
    public MetricSpec object(Metric.ObjectMetric model) {
      MetricSpec spec = of("Object");
      spec.setObject(HpaV2.object(model));
      return spec;
    }

    @Override
    public MetricSpec external(Metric.External model) {
      MetricSpec spec = of("External");
      spec.setExternal(HpaV2.external(model));
      return spec;
    }

    /** No version has the source; a check refuses the metric. */
    @Override
    public MetricSpec prometheus(Metric.Prometheus model) {
      return of("External");
    }

    private static MetricSpec of(String type) {
      MetricSpec spec = new MetricSpec();
      spec.setType(type);
      return spec;
    }
  }

  private static ResourceMetricSource resource(
      String name, @Nullable Integer utilization, @Nullable Quantity average) {
    ResourceMetricSource source = new ResourceMetricSource();
    source.setName(name);
    source.setTarget(usage(utilization, average));
    return source;
  }

  private static PodsMetricSource pods(Metric.Pods model) {
    PodsMetricSource source = new PodsMetricSource();
    source.setMetric(identifier(model.metric(), model.selector()));
    source.setTarget(amount(null, model.averageValue()));
    return source;
  }

  private static ObjectMetricSource object(Metric.ObjectMetric model) {
    ObjectMetricSource source = new ObjectMetricSource();
    source.setDescribedObject(reference(model.describedObject()));
    source.setMetric(identifier(model.metric(), model.selector()));
    source.setTarget(amount(model.value(), model.averageValue()));
    return source;
  }

  private static ExternalMetricSource external(Metric.External model) {
    ExternalMetricSource source = new ExternalMetricSource();
    source.setMetric(identifier(model.metric(), model.selector()));
    source.setTarget(amount(model.value(), model.averageValue()));
    return source;
  }

  private static ContainerResourceMetricSource containerResource(Metric.ContainerResource model) {
    ContainerResourceMetricSource source = new ContainerResourceMetricSource();
    source.setName(model.name());
    source.setContainer(model.container());
    source.setTarget(usage(model.averageUtilization(), model.averageValue()));
    return source;
  }

  private static MetricIdentifier identifier(String name, @Nullable LabelSelector selector) {
    MetricIdentifier identifier = new MetricIdentifier();
    identifier.setName(name);
    identifier.setSelector(selector(selector));
    return identifier;
  }

  private static MetricTarget usage(@Nullable Integer utilization, @Nullable Quantity average) {
    MetricTarget target = new MetricTarget();
    target.setType(utilization == null ? "AverageValue" : "Utilization");
    target.setAverageUtilization(utilization);
    target.setAverageValue(quantity(average));
    return target;
  }

  private static MetricTarget amount(@Nullable Quantity value, @Nullable Quantity average) {
    MetricTarget target = new MetricTarget();
    target.setType(average == null ? "Value" : "AverageValue");
    target.setValue(quantity(value));
    target.setAverageValue(quantity(average));
    return target;
  }

  private static CrossVersionObjectReference reference(ScaleTarget.ObjectReference model) {
    CrossVersionObjectReference reference = new CrossVersionObjectReference();
    reference.setApiVersion(model.apiVersion());
    reference.setKind(model.kind());
    reference.setName(model.name());
    return reference;
  }
}
