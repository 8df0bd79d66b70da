package io.gitopsprofile.model.workload;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;
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
 * @param name the name; null means the workload's
 * @param type the kind of address; default ClusterIP
 * @param clusterIP {@code None} for a headless Service: DNS answers with the addresses of the pods
 * @param selectorLabels whether the Service has the labels of the workload's selector, too; null
 *     means the workload's {@code selectorLabels}
 * @param labels labels beyond the workload's selector
 * @param annotations the annotations
 * @param selector the labels of its pods; the workload's selector if empty
 * @param ports the ports
 * @param patch a merge patch on the rendered Service, for fields that the language does not have;
 *     unknown fields are refused
 * @param manage whether the file is generated; false excludes it from generation; the default is
 *     true
 */
@Value.Builder
public record Service(
    @Nullable String name,
    @Nullable ServiceType type,
    @Nullable String clusterIP,
    @Nullable Boolean selectorLabels,
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
        .oneOf("clusterIP", clusterIP, Set.of("None"))
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

  /** Starts a Service; every component is optional. */
  public static Builder builder() {
    return new Builder()
        .labels(Map.of())
        .annotations(Map.of())
        .selector(Map.of())
        .ports(List.of())
        .patch(FreeForm.EMPTY);
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link Service}; its {@code @param} tags describe the components. */
  public static final class Builder extends ServiceBuilder {
    Builder() {}

    /** Sets {@code ports}. */
    public Builder ports(ServicePort... ports) {
      return ports(List.of(ports));
    }
  }
}
