package io.gitopsprofile.model;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What an autoscaler scales on, one key naming it.
 *
 * <pre>
 * metrics:
 *   - httpRequests: {averageValue: 10}
 *   - cpu: {averageUtilization: 80}
 * </pre>
 */
public sealed interface Metric {

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
  }

  /**
   * CPU, as a share of what the pods request or as an amount; one of both.
   *
   * <pre>
   * cpu: {averageUtilization: 90}
   * </pre>
   *
   * @param averageUtilization percent of the request
   * @param averageValue cores a pod
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
  }

  /**
   * Memory, as a share of what the pods request or as an amount; one of both.
   *
   * <pre>
   * memory: {averageValue: 200Mi}
   * </pre>
   *
   * @param averageUtilization percent of the request
   * @param averageValue bytes a pod
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
  }

  /**
   * A metric of the pods themselves, from the custom metrics API.
   *
   * <pre>
   * pods: {metric: queue_length, averageValue: 30}
   * </pre>
   *
   * @param metric its name
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
   * @param metric its name
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
   * @param metric its name
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
}
