package io.gitopsprofile.model.image;

import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The choice of a tag of an image; the object ImagePolicy of {@code image.toolkit.fluxcd.io/v1}, in
 * the namespace of its image.
 *
 * <pre>
 * policies:
 *   - name: podinfo
 *     filterTags: {pattern: "^main-[a-f0-9]+-(?P&lt;ts&gt;[0-9]+)$", extract: $ts}
 *     policy: {numerical: {order: asc}}
 * </pre>
 *
 * @param name the name of the ImagePolicy; a container names it behind the namespace
 * @param labels the labels
 * @param annotations the annotations
 * @param policy the order that decides which tag is the newest
 * @param filterTags the tags among which Flux chooses; null means all
 * @param digestReflectionPolicy the times at which Flux reads the tag's digest; null means {@code
 *     Never}
 * @param interval the interval at which Flux reads the digest; for {@code Always}, which needs it
 * @param suspend whether Flux stops choosing
 * @param manage whether the file is generated; false excludes it from generation; the default is
 *     true
 */
@Value.Builder
public record ImagePolicy(
    String name,
    Map<String, String> labels,
    Map<String, String> annotations,
    TagChoice policy,
    @Nullable TagFilter filterTags,
    @Nullable DigestReflection digestReflectionPolicy,
    @Nullable GoDuration interval,
    @Nullable Boolean suspend,
    @Nullable Boolean manage) {
  /** Refuses values that break their syntax, and copies the collections in their order. */
  public ImagePolicy {
    labels = Ordered.map("labels", labels);
    annotations = Ordered.map("annotations", annotations);
    Syntax.of()
        .required("name", name)
        .dnsSubdomain("name", name)
        .labels("labels", labels)
        .annotations("annotations", annotations)
        .required("policy", policy)
        .positive("interval", interval)
        .enforce();
  }

  /** Starts an ImagePolicy; {@code name} and {@code policy} must be set. */
  public static Builder builder() {
    return new Builder().labels(Map.of()).annotations(Map.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link ImagePolicy}; its {@code @param} tags describe the components. */
  public static final class Builder extends ImagePolicyBuilder {
    Builder() {}
  }
}
