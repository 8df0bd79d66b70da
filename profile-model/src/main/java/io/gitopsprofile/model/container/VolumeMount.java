package io.gitopsprofile.model.container;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * Where a volume appears in a container.
 *
 * @param name the volume's name
 * @param mountPath the path in the container
 * @param subPath a path in the volume; default its root
 * @param readOnly whether it cannot be written
 */
public record VolumeMount(
    String name, String mountPath, @Nullable String subPath, @Nullable Boolean readOnly) {

  /** Refuses values that break their syntax. */
  public VolumeMount {
    Syntax.of()
        .required("name", name)
        .dnsLabel("name", name)
        .required("mountPath", mountPath)
        .notBlank("mountPath", mountPath)
        .pathInVolume("subPath", subPath)
        .enforce();
  }
}
