package io.gitopsprofile.model.workload;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Service in front of a workload's pods.
 *
 * <pre>
 * apiVersion: v1
 * kind: Service
 * metadata:
 *   name: podinfo
 *   namespace: demo
 *   labels:
 *     app: podinfo
 * spec:
 *   type: ClusterIP
 *   selector:
 *     app: podinfo
 *   ports:
 *     - name: http
 *       port: 80
 *       protocol: TCP
 *       targetPort: http
 * </pre>
 *
 * @param name its name; null means the workload's
 * @param type how it is reached; default ClusterIP
 * @param labels labels beyond the workload's selector
 * @param annotations its annotations
 * @param selector the labels of its pods; the workload's selector if empty
 * @param ports its ports
 * @param patch a merge patch on the rendered Service, for what this record does not type; unknown
 *     fields are refused
 * @param manage whether its file is written and kept as the profile says; false leaves it to you;
 *     the default is true
 */
public record Service(
    @Nullable String name,
    @Nullable ServiceType type,
    Map<String, String> labels,
    Map<String, String> annotations,
    Map<String, String> selector,
    List<ServicePort> ports,
    FreeForm patch,
    @Nullable Boolean manage) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public Service {
    labels = Ordered.map("labels", labels);
    annotations = Ordered.map("annotations", annotations);
    selector = Ordered.map("selector", selector);
    ports = Ordered.list("ports", ports);
    Syntax.of()
        .serviceName("name", name)
        .labels("labels", labels)
        .annotations("annotations", annotations)
        .labels("selector", selector)
        .required("patch", patch)
        .enforce();
  }

  /** A Service of these ports with the defaults for everything else. */
  public static Service of(ServicePort... ports) {
    return builder().ports(ports).build();
  }

  /** Starts a service with what it must have. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that holds these values. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.name = name;
    copy.type = type;
    copy.labels = labels;
    copy.annotations = annotations;
    copy.selector = selector;
    copy.ports = ports;
    copy.patch = patch;
    copy.manage = manage;
    return copy;
  }

  /** Collects the parts of a service; every one that is not set stays unset. */
  public static final class Builder {
    private @Nullable String name;
    private @Nullable ServiceType type;
    private Map<String, String> labels = Map.of();
    private Map<String, String> annotations = Map.of();
    private Map<String, String> selector = Map.of();
    private List<ServicePort> ports = List.of();
    private FreeForm patch = FreeForm.EMPTY;
    private @Nullable Boolean manage;

    private Builder() {}

    /** Sets {@code name}: its name. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets {@code type}: how it is reached. */
    public Builder type(@Nullable ServiceType type) {
      this.type = type;
      return this;
    }

    /** Sets {@code labels}: labels beyond the workload's selector. */
    public Builder labels(Map<String, String> labels) {
      this.labels = labels;
      return this;
    }

    /** Sets {@code annotations}: its annotations. */
    public Builder annotations(Map<String, String> annotations) {
      this.annotations = annotations;
      return this;
    }

    /** Sets {@code selector}: the labels of its pods. */
    public Builder selector(Map<String, String> selector) {
      this.selector = selector;
      return this;
    }

    /** Sets {@code ports}: its ports. */
    public Builder ports(List<ServicePort> ports) {
      this.ports = ports;
      return this;
    }

    /** Sets {@code ports}: its ports. */
    public Builder ports(ServicePort... ports) {
      return ports(List.of(ports));
    }

    /**
     * Sets {@code patch}: a merge patch on the rendered Service, for what this record does not
     * type.
     */
    public Builder patch(FreeForm patch) {
      this.patch = patch;
      return this;
    }

    /** Sets {@code manage}: whether its file is written and kept as the profile says. */
    public Builder manage(@Nullable Boolean manage) {
      this.manage = manage;
      return this;
    }

    /** The finished Service. */
    public Service build() {
      return new Service(name, type, labels, annotations, selector, ports, patch, manage);
    }
  }
}
