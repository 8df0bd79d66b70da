package io.gitopsprofile.model.release;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The places of an image's parts in a chart's values, as dotted paths.
 *
 * @param repository the repository: {@code repository.fluxcd.io/<alias>}
 * @param registry the registry: {@code registry.fluxcd.io/<alias>}
 * @param tag the tag: {@code tag.fluxcd.io/<alias>}
 */
public record ImageAlias(
    @Nullable String repository, @Nullable String registry, @Nullable String tag) {

  /** Refuses values that break their syntax. */
  public ImageAlias {
    Syntax.of()
        .notBlank("repository", repository)
        .notBlank("registry", registry)
        .notBlank("tag", tag)
        .enforce();
  }
}
