package io.gitopsprofile.model.release;

import io.gitopsprofile.model.value.Ordered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Flux v1 may update by itself, as annotations of a HelmRelease or Deployment.
 *
 * <pre>
 * metadata:
 *   annotations:
 *     fluxcd.io/automated: "true"
 *     fluxcd.io/tag.podinfod: semver:~3.1
 * </pre>
 *
 * @param automated whether Flux updates images: {@code fluxcd.io/automated}
 * @param locked whether Flux leaves the object as it is: {@code fluxcd.io/locked}
 * @param tags by container (in a HelmRelease {@code chart-image}, a values key or an alias), which
 *     tags it takes: {@code glob:}, {@code semver:} or {@code regex:}; {@code
 *     fluxcd.io/tag.<container>}
 * @param images by alias, where in the values an image stands: {@code repository.fluxcd.io/<alias>}
 *     and its siblings
 */
public record ImageAutomation(
    @Nullable Boolean automated,
    @Nullable Boolean locked,
    Map<String, String> tags,
    Map<String, ImageAlias> images) {

  /** Copies the collections in their order. */
  public ImageAutomation {
    tags = Ordered.map("tags", tags);
    images = Ordered.map("images", images);
  }
}
