package io.gitopsprofile.model.source;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The layer of an OCI artifact that Flux uses.
 *
 * @param mediaType the layer's media type; null means the first layer
 * @param operation the use of the layer; null means {@code extract}
 */
public record LayerSelector(@Nullable String mediaType, @Nullable LayerOperation operation) {
  /** Refuses values that break their syntax. */
  public LayerSelector {
    Syntax.of().notBlank("mediaType", mediaType).enforce();
  }
}
