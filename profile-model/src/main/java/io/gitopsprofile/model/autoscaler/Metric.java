package io.gitopsprofile.model.autoscaler;

import io.gitopsprofile.model.value.LabelSelector;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.value.Syntax;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * A metric that an autoscaler scales on; the key names its kind.
 *
 * <pre>
 * metrics:
 *   - httpRequests: {averageValue: 10}
 *   - cpu: {averageUtilization: 80}
 * </pre>
 */
public sealed interface Metric
    permits Metric.HttpRequests,
        Metric.AppMeshRequests,
        Metric.Cpu,
        Metric.Memory,
        Metric.Pods,
        Metric.ObjectMetric,
        Metric.External,
        Metric.ContainerResource,
        Metric.Prometheus {

  /** Answers by the source that a HorizontalPodAutoscaler reads the metric from. */
  <R extends @Nullable Object> R match(Cases<R> cases);

  /**
   * One answer for each source of metrics that a HorizontalPodAutoscaler or KEDA has. A kind that
   * is a shorter way to write such a source, as {@link HttpRequests} is, gives the source it stands
   * for. No answer has a default, so that a new source does not compile before every renderer and
   * check has answered for it.
   *
   * @param <R> the answer, which may be null
   */
  @NullUnmarked
  interface Cases<R extends @Nullable Object> {

    /** The use of a resource, {@code cpu} or {@code memory}, by whole pods. */
    R resource(String name, @Nullable Integer averageUtilization, @Nullable Quantity averageValue);

    /** The use of a resource by one container of the pods. */
    R containerResource(ContainerResource metric);

    /** A metric of the pods, from the custom metrics API. */
    R pods(Pods metric);

    /** A metric of one object, from the custom metrics API. */
    R object(ObjectMetric metric);

    /** A metric from the external metrics API. */
    R external(External metric);

    /** A query that KEDA asks Prometheus. */
    R prometheus(Prometheus metric);
  }

  /**
   * HTTP requests a second and pod: the Pods metric {@code http_requests_per_second}.
   *
   * <pre>
   * httpRequests: {averageValue: 10}
   * </pre>
   *
   * @param averageValue requests a second and pod
   */
  record HttpRequests(Quantity averageValue) implements Metric {

    /** Refuses values that break their syntax. */
    public HttpRequests {
      Syntax.of().required("averageValue", averageValue).enforce();
    }

    /** The metric's name. */
    public static final String METRIC = "http_requests_per_second";

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.pods(new Pods(METRIC, null, averageValue));
    }
  }

  /**
   * Requests a second and pod that Envoy passes on in App Mesh: the Pods metric {@code
   * appmesh_requests_per_second}.
   *
   * <pre>
   * appMeshRequests: {averageValue: 10}
   * </pre>
   *
   * @param averageValue requests a second and pod
   */
  record AppMeshRequests(Quantity averageValue) implements Metric {

    /** Refuses values that break their syntax. */
    public AppMeshRequests {
      Syntax.of().required("averageValue", averageValue).enforce();
    }

    /** The metric's name. */
    public static final String METRIC = "appmesh_requests_per_second";

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.pods(new Pods(METRIC, null, averageValue));
    }
  }

  /**
   * CPU usage, as a percentage of the pods' requests or as an amount per pod; exactly one of both.
   *
   * <pre>
   * cpu: {averageUtilization: 90}
   * </pre>
   *
   * @param averageUtilization percent of the request
   * @param averageValue cores per pod
   */
  record Cpu(@Nullable Integer averageUtilization, @Nullable Quantity averageValue)
      implements Metric {

    /** Refuses values that break their syntax. */
    public Cpu {
      Syntax.of().range("averageUtilization", averageUtilization, 0, Integer.MAX_VALUE).enforce();
    }

    /** A share of the request, in percent. */
    public static Cpu utilization(int percent) {
      return new Cpu(percent, null);
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.resource("cpu", averageUtilization, averageValue);
    }
  }

  /**
   * Memory usage, as a percentage of the pods' requests or as an amount per pod; exactly one of
   * both.
   *
   * <pre>
   * memory: {averageValue: 200Mi}
   * </pre>
   *
   * @param averageUtilization percent of the request
   * @param averageValue bytes per pod
   */
  record Memory(@Nullable Integer averageUtilization, @Nullable Quantity averageValue)
      implements Metric {

    /** Refuses values that break their syntax. */
    public Memory {
      Syntax.of().range("averageUtilization", averageUtilization, 0, Integer.MAX_VALUE).enforce();
    }

    /** A share of the request, in percent. */
    public static Memory utilization(int percent) {
      return new Memory(percent, null);
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.resource("memory", averageUtilization, averageValue);
    }
  }

  /**
   * A metric of the pods themselves, from the custom metrics API.
   *
   * <pre>
   * pods: {metric: queue_length, averageValue: 30}
   * </pre>
   *
   * @param metric the name
   * @param selector narrows the series
   * @param averageValue the target a pod
   */
  record Pods(String metric, @Nullable LabelSelector selector, Quantity averageValue)
      implements Metric {

    /** Refuses values that break their syntax. */
    public Pods {
      Syntax.of()
          .required("metric", metric)
          .notBlank("metric", metric)
          .required("averageValue", averageValue)
          .enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.pods(this);
    }
  }

  /**
   * A metric of one object, from the custom metrics API; {@code object} in YAML.
   *
   * <pre>
   * object:
   *   describedObject: {apiVersion: networking.k8s.io/v1, kind: Ingress, name: front}
   *   metric: requests_per_second
   *   value: 10k
   * </pre>
   *
   * @param describedObject the object
   * @param metric the name
   * @param selector narrows the series
   * @param value the target as a whole
   * @param averageValue the target a pod
   */
  @Value.Builder
  record ObjectMetric(
      ScaleTarget.ObjectReference describedObject,
      String metric,
      @Nullable LabelSelector selector,
      @Nullable Quantity value,
      @Nullable Quantity averageValue)
      implements Metric {

    /** Refuses values that break their syntax. */
    public ObjectMetric {
      Syntax.of()
          .required("describedObject", describedObject)
          .required("metric", metric)
          .notBlank("metric", metric)
          .enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.object(this);
    }

    /** Starts a metric; {@code describedObject} and {@code metric} must be set. */
    public static Builder builder() {
      return new Builder();
    }

    /** Returns a builder that holds these values. */
    public Builder toBuilder() {
      return new Builder().from(this);
    }

    /** Builder for {@link ObjectMetric}; its {@code @param} tags describe the components. */
    public static final class Builder extends ObjectMetricBuilder {
      Builder() {}
    }
  }

  /**
   * A metric of something outside the cluster, from the external metrics API.
   *
   * <pre>
   * external: {metric: queue_messages_ready, averageValue: 30}
   * </pre>
   *
   * @param metric the name
   * @param selector narrows the series
   * @param value the target as a whole
   * @param averageValue the target a pod
   */
  @Value.Builder
  record External(
      String metric,
      @Nullable LabelSelector selector,
      @Nullable Quantity value,
      @Nullable Quantity averageValue)
      implements Metric {

    /** Refuses values that break their syntax. */
    public External {
      Syntax.of().required("metric", metric).notBlank("metric", metric).enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.external(this);
    }

    /** Starts a metric; {@code metric} must be set. */
    public static Builder builder() {
      return new Builder();
    }

    /** Returns a builder that holds these values. */
    public Builder toBuilder() {
      return new Builder().from(this);
    }

    /** Builder for {@link External}; its {@code @param} tags describe the components. */
    public static final class Builder extends ExternalBuilder {
      Builder() {}
    }
  }

  /**
   * CPU or memory of one container of the pods; Kubernetes 1.27 and newer.
   *
   * <pre>
   * containerResource: {name: cpu, container: podinfod, averageUtilization: 80}
   * </pre>
   *
   * @param name the resource: {@code cpu} or {@code memory}
   * @param container the container's name
   * @param averageUtilization percent of the request
   * @param averageValue the amount a pod
   */
  @Value.Builder
  record ContainerResource(
      String name,
      String container,
      @Nullable Integer averageUtilization,
      @Nullable Quantity averageValue)
      implements Metric {

    /** Refuses values that break their syntax. */
    public ContainerResource {
      Syntax.of()
          .required("name", name)
          .notBlank("name", name)
          .required("container", container)
          .dnsLabel("container", container)
          .range("averageUtilization", averageUtilization, 0, Integer.MAX_VALUE)
          .enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.containerResource(this);
    }

    /** Starts a metric; {@code name} and {@code container} must be set. */
    public static Builder builder() {
      return new Builder();
    }

    /** Returns a builder that holds these values. */
    public Builder toBuilder() {
      return new Builder().from(this);
    }

    /** Builder for {@link ContainerResource}; its {@code @param} tags describe the components. */
    public static final class Builder extends ContainerResourceBuilder {
      Builder() {}
    }
  }

  /**
   * A query of one's own, which KEDA asks Prometheus; {@code target.metrics: keda} only.
   *
   * <pre>
   * prometheus:
   *   serverAddress: http://prometheus-operated.observability:9090
   *   query: probe_success{instance="nas:2049"}
   *   threshold: 1
   * </pre>
   *
   * @param serverAddress the URL of Prometheus; null for the one of the metrics adapter
   * @param query the query, whose result is one number
   * @param threshold the target of the number
   * @param metricType {@code AverageValue} if the threshold is that of one pod, which is KEDA's
   *     default, or {@code Value} if it is that of all pods
   * @param activationThreshold the number above which KEDA starts the first pod; null for 0
   */
  @Value.Builder
  record Prometheus(
      @Nullable String serverAddress,
      String query,
      Quantity threshold,
      @Nullable String metricType,
      @Nullable Quantity activationThreshold)
      implements Metric {

    /** The metric type of a threshold for all pods. */
    public static final String WHOLE = "Value";

    /** Refuses values that break their syntax. */
    public Prometheus {
      Syntax.of()
          .url("serverAddress", serverAddress, "http", "https")
          .required("query", query)
          .ruleQuery("query", query)
          .required("threshold", threshold)
          .oneOf("metricType", metricType, Set.of("AverageValue", "Value"))
          .enforce();
    }

    /** True if the threshold is that of all pods. */
    public boolean isOfAllPods() {
      return WHOLE.equals(metricType);
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.prometheus(this);
    }

    /** Starts a metric; {@code query} and {@code threshold} must be set. */
    public static Builder builder() {
      return new Builder();
    }

    /** Returns a builder that holds these values. */
    public Builder toBuilder() {
      return new Builder().from(this);
    }

    /** Builder for {@link Prometheus}; its {@code @param} tags describe the components. */
    public static final class Builder extends PrometheusBuilder {
      Builder() {}
    }
  }
}
