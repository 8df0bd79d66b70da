package io.gitopsprofile.model.workload.controller;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A volume that a StatefulSet makes for each of its pods, as a PersistentVolumeClaim. The pods have
 * it as a volume of this name.
 *
 * <pre>
 * volumeClaimTemplates:
 *   - metadata:
 *       name: data
 *     spec:
 *       accessModes: [ReadWriteOnce]
 *       storageClassName: gp3
 *       resources:
 *         requests:
 *           storage: 10Gi
 * </pre>
 *
 * @param name the name of the volume
 * @param labels labels of the claims
 * @param annotations annotations of the claims
 * @param accessModes the ways in which nodes mount the volume; ReadWriteOnce if empty
 * @param storageClassName the StorageClass; null means the cluster's default
 * @param storage the size, such as {@code 10Gi}
 */
@Value.Builder
public record VolumeClaim(
    String name,
    Map<String, String> labels,
    Map<String, String> annotations,
    List<AccessMode> accessModes,
    @Nullable String storageClassName,
    Quantity storage) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public VolumeClaim {
    labels = Ordered.map("labels", labels);
    annotations = Ordered.map("annotations", annotations);
    accessModes = Ordered.list("accessModes", accessModes);
    Syntax.of()
        .required("name", name)
        .dnsLabel("name", name)
        .labels("labels", labels)
        .annotations("annotations", annotations)
        .dnsSubdomain("storageClassName", storageClassName)
        .required("storage", storage)
        .enforce();
  }

  /** Starts a claim; every component is optional but the name and the storage. */
  public static Builder builder() {
    return new Builder().labels(Map.of()).annotations(Map.of()).accessModes(List.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link VolumeClaim}; its {@code @param} tags describe the components. */
  public static final class Builder extends VolumeClaimBuilder {
    Builder() {}
  }
}
