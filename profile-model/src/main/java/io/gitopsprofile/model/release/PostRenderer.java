package io.gitopsprofile.model.release;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The changes that Flux v2 makes to a chart's objects before applying them.
 *
 * <pre>
 * postRenderers:
 *   - kustomize:
 *       patches:
 *         - target: {kind: Deployment}
 *           patch: |
 *             - op: add
 *               path: /metadata/labels/team
 *               value: platform
 *       images:
 *         - name: docker.io/stefanprodan/podinfo
 *           newName: ghcr.io/stefanprodan/podinfo
 * </pre>
 *
 * @param kustomize the changes
 */
public record PostRenderer(Kustomize kustomize) {

  /** Refuses a post-renderer without changes. */
  public PostRenderer {
    Syntax.of().required("kustomize", kustomize).enforce();
  }

  /**
   * Changes in the words of Kustomize.
   *
   * @param patches changes of objects
   * @param images other images
   */
  public record Kustomize(List<KustomizePatch> patches, List<KustomizeImage> images) {

    /** Copies the collections in their order. */
    public Kustomize {
      patches = Ordered.list("patches", patches);
      images = Ordered.list("images", images);
    }
  }

  /**
   * A change of objects.
   *
   * @param patch a strategic merge patch, or a list of JSON patches, as YAML
   * @param target the objects; null means the object that the patch names
   */
  public record KustomizePatch(String patch, @Nullable ObjectSelector target) {

    /** Refuses values that break their syntax. */
    public KustomizePatch {
      Syntax.of().required("patch", patch).text("patch", patch).enforce();
    }
  }

  /**
   * Another image.
   *
   * @param name the name of the image in the chart, without a tag
   * @param newName the name to put there
   * @param newTag the tag to put there
   * @param digest the digest to put there
   */
  @Value.Builder
  public record KustomizeImage(
      String name, @Nullable String newName, @Nullable String newTag, @Nullable String digest) {

    /** Refuses values that break their syntax. */
    public KustomizeImage {
      Syntax.of().required("name", name).notBlank("name", name).enforce();
    }

    /** Starts an image; {@code name} must be set. */
    public static Builder builder() {
      return new Builder();
    }

    /** Returns a builder that holds these values. */
    public Builder toBuilder() {
      return new Builder().from(this);
    }

    /** Builder for {@link KustomizeImage}; its {@code @param} tags describe the components. */
    public static final class Builder extends KustomizeImageBuilder {
      Builder() {}
    }
  }
}
