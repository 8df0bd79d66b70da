package io.gitopsprofile.render;

import static io.gitopsprofile.render.Fabric8Values.metadata;
import static io.gitopsprofile.render.Fabric8Values.quantity;
import static io.gitopsprofile.render.Fabric8Values.selector;

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
import io.gitopsprofile.check.KubernetesApis.Api;
import io.gitopsprofile.check.WorkloadKind;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.LabelSelector;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.Quantity;
import io.gitopsprofile.model.ScaleTarget;
import org.jspecify.annotations.Nullable;

/**
 * The shape of autoscaling/v2: {@code pods: {metric: {...}, target: {type: AverageValue, ...}}}.
 */
final class HpaV2 implements HpaDialect {

  @Override
  public Api api() {
    return Api.HPA_V2;
  }

  @Override
  public Class<?> type() {
    return HorizontalPodAutoscaler.class;
  }

  @Override
  public HorizontalPodAutoscaler render(Autoscaler model) {
    HorizontalPodAutoscalerSpec spec = new HorizontalPodAutoscalerSpec();
    spec.setScaleTargetRef(reference(WorkloadKind.scaledBy(model.target())));
    spec.setMinReplicas(model.minReplicas());
    spec.setMaxReplicas(model.maxReplicas());
    spec.setMetrics(model.metrics().stream().map(HpaV2::metric).toList());
    spec.setBehavior(BehaviorRenderer.render(model.behavior()));
    HorizontalPodAutoscaler hpa = new HorizontalPodAutoscaler();
    hpa.setMetadata(metadata(model.name(), model.namespace(), model.labels(), model.annotations()));
    hpa.setSpec(spec);
    return hpa;
  }

  private static MetricSpec metric(Metric model) {
    MetricSpec spec = new MetricSpec();
    if (model instanceof Metric.Cpu cpu) {
      spec.setType("Resource");
      spec.setResource(resource("cpu", cpu.averageUtilization(), cpu.averageValue()));
    } else if (model instanceof Metric.Memory memory) {
      spec.setType("Resource");
      spec.setResource(resource("memory", memory.averageUtilization(), memory.averageValue()));
    } else if (model instanceof Metric.HttpRequests http) {
      spec.setType("Pods");
      spec.setPods(pods(Metric.HttpRequests.METRIC, null, http.averageValue()));
    } else if (model instanceof Metric.AppMeshRequests mesh) {
      spec.setType("Pods");
      spec.setPods(pods(Metric.AppMeshRequests.METRIC, null, mesh.averageValue()));
    } else if (model instanceof Metric.Pods pods) {
      spec.setType("Pods");
      spec.setPods(pods(pods.metric(), pods.selector(), pods.averageValue()));
    } else if (model instanceof Metric.ObjectMetric object) {
      spec.setType("Object");
      spec.setObject(object(object));
    } else if (model instanceof Metric.External external) {
      spec.setType("External");
      spec.setExternal(external(external));
    } else if (model instanceof Metric.ContainerResource container) {
      spec.setType("ContainerResource");
      spec.setContainerResource(containerResource(container));
    }
    return spec;
  }

  private static ResourceMetricSource resource(
      String name, @Nullable Integer utilization, @Nullable Quantity average) {
    ResourceMetricSource source = new ResourceMetricSource();
    source.setName(name);
    source.setTarget(usage(utilization, average));
    return source;
  }

  private static PodsMetricSource pods(
      String metric, @Nullable LabelSelector selector, Quantity average) {
    PodsMetricSource source = new PodsMetricSource();
    source.setMetric(identifier(metric, selector));
    source.setTarget(amount(null, average));
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
