package io.gitopsprofile.render.autoscaler;

import static io.gitopsprofile.render.object.Fabric8Values.metadata;
import static io.gitopsprofile.render.object.Fabric8Values.quantity;
import static io.gitopsprofile.render.object.Fabric8Values.selector;

import io.fabric8.kubernetes.api.model.autoscaling.v2beta1.ContainerResourceMetricSource;
import io.fabric8.kubernetes.api.model.autoscaling.v2beta1.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2beta1.ExternalMetricSource;
import io.fabric8.kubernetes.api.model.autoscaling.v2beta1.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2beta1.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2beta1.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2beta1.ObjectMetricSource;
import io.fabric8.kubernetes.api.model.autoscaling.v2beta1.PodsMetricSource;
import io.fabric8.kubernetes.api.model.autoscaling.v2beta1.ResourceMetricSource;
import io.gitopsprofile.kubernetes.ServedApis.Api;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
import io.gitopsprofile.model.value.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shape of autoscaling/v2beta1: {@code pods: {metricName: ..., targetAverageValue: 10}}. */
final class HpaV2Beta1 implements HpaDialect {

  private static final Metric.Cases<MetricSpec> METRICS = new Metrics();

  @Override
  public Api api() {
    return Api.HPA_V2BETA1;
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
      spec.setResource(HpaV2Beta1.resource(name, utilization, average));
      return spec;
    }

    @Override
    public MetricSpec containerResource(Metric.ContainerResource model) {
      MetricSpec spec = of("ContainerResource");
      spec.setContainerResource(HpaV2Beta1.containerResource(model));
      return spec;
    }

    @Override
    public MetricSpec pods(Metric.Pods model) {
      MetricSpec spec = of("Pods");
      spec.setPods(HpaV2Beta1.pods(model));
      return spec;
    }

    @Override
    public MetricSpec object(Metric.ObjectMetric model) {
      MetricSpec spec = of("Object");
      spec.setObject(HpaV2Beta1.object(model));
      return spec;
    }

    @Override
    public MetricSpec external(Metric.External model) {
      MetricSpec spec = of("External");
      spec.setExternal(HpaV2Beta1.external(model));
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
    source.setTargetAverageUtilization(utilization);
    source.setTargetAverageValue(quantity(average));
    return source;
  }

  private static PodsMetricSource pods(Metric.Pods model) {
    PodsMetricSource source = new PodsMetricSource();
    source.setMetricName(model.metric());
    source.setSelector(selector(model.selector()));
    source.setTargetAverageValue(quantity(model.averageValue()));
    return source;
  }

  private static ObjectMetricSource object(Metric.ObjectMetric model) {
    ObjectMetricSource source = new ObjectMetricSource();
    source.setTarget(reference(model.describedObject()));
    source.setMetricName(model.metric());
    source.setSelector(selector(model.selector()));
    // v2beta1 always has targetValue; where averageValue is set, the controller uses that alone.
    @Nullable Quantity value = model.value() == null ? model.averageValue() : model.value();
    source.setTargetValue(quantity(value));
    source.setAverageValue(quantity(model.averageValue()));
    return source;
  }

  private static ExternalMetricSource external(Metric.External model) {
    ExternalMetricSource source = new ExternalMetricSource();
    source.setMetricName(model.metric());
    source.setMetricSelector(selector(model.selector()));
    source.setTargetValue(quantity(model.value()));
    source.setTargetAverageValue(quantity(model.averageValue()));
    return source;
  }

  private static ContainerResourceMetricSource containerResource(Metric.ContainerResource model) {
    ContainerResourceMetricSource source = new ContainerResourceMetricSource();
    source.setName(model.name());
    source.setContainer(model.container());
    source.setTargetAverageUtilization(model.averageUtilization());
    source.setTargetAverageValue(quantity(model.averageValue()));
    return source;
  }

  private static CrossVersionObjectReference reference(ScaleTarget.ObjectReference model) {
    CrossVersionObjectReference reference = new CrossVersionObjectReference();
    reference.setApiVersion(model.apiVersion());
    reference.setKind(model.kind());
    reference.setName(model.name());
    return reference;
  }
}
