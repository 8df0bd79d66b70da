package io.gitopsprofile.model;

import java.util.Map;
import org.immutables.value.Value;
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
@Value.Builder
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

  /** Starts image automation; every component is optional. */
  public static Builder builder() {
    return new Builder().tags(Map.of()).images(Map.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link ImageAutomation}; its {@code @param} tags describe the components. */
  public static final class Builder extends ImageAutomationBuilder {
    Builder() {}
  }
}
