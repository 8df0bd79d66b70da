package io.gitopsprofile.model.source;

import io.gitopsprofile.model.value.Syntax;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The version of an OCI artifact. A digest goes before a range, which goes before a tag.
 *
 * @param tag a tag; null with all else null means {@code latest}
 * @param semver a range of versions
 * @param semverFilter a pattern for the tags that the range looks at
 * @param digest a digest
 */
@Value.Builder
public record OciReference(
    @Nullable String tag,
    @Nullable String semver,
    @Nullable String semverFilter,
    @Nullable String digest) {
  /** Refuses values that break their syntax. */
  public OciReference {
    Syntax.of()
        .notBlank("tag", tag)
        .notBlank("semver", semver)
        .notBlank("semverFilter", semverFilter)
        .notBlank("digest", digest)
        .enforce();
  }

  /** Starts an OciReference; every component is optional. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link OciReference}; its {@code @param} tags describe the components. */
  public static final class Builder extends OciReferenceBuilder {
    Builder() {}
  }
}
