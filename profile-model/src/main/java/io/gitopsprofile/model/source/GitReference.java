package io.gitopsprofile.model.source;

import io.gitopsprofile.model.value.Syntax;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The commit of a Git repository. A commit goes before a name, which goes before a range, a tag and
 * a branch.
 *
 * @param branch a branch; null with all else null means {@code master}
 * @param tag a tag
 * @param semver a range of versions among the tags
 * @param name a full name, such as {@code refs/pull/1/head}
 * @param commit a commit by its full ID
 */
@Value.Builder
public record GitReference(
    @Nullable String branch,
    @Nullable String tag,
    @Nullable String semver,
    @Nullable String name,
    @Nullable String commit) {
  /** Refuses values that break their syntax. */
  public GitReference {
    Syntax.of()
        .notBlank("branch", branch)
        .notBlank("tag", tag)
        .notBlank("semver", semver)
        .notBlank("name", name)
        .notBlank("commit", commit)
        .enforce();
  }

  /** Starts a GitReference; every component is optional. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link GitReference}; its {@code @param} tags describe the components. */
  public static final class Builder extends GitReferenceBuilder {
    Builder() {}
  }
}
