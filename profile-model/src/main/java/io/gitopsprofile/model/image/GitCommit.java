package io.gitopsprofile.model.image;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A commit of image automation.
 *
 * @param author the author
 * @param signingKey the key that signs the commit; null means none
 * @param messageTemplate the message, a template of Go; null means a fixed text
 * @param messageTemplateValues values for the template
 */
@Value.Builder
public record GitCommit(
    CommitAuthor author,
    @Nullable SigningKey signingKey,
    @Nullable String messageTemplate,
    Map<String, String> messageTemplateValues) {
  /** Refuses values that break their syntax, and copies the collections in their order. */
  public GitCommit {
    messageTemplateValues = Ordered.map("messageTemplateValues", messageTemplateValues);
    Syntax.of().required("author", author).notBlank("messageTemplate", messageTemplate).enforce();
  }

  /** Starts a GitCommit; {@code author} must be set. */
  public static Builder builder() {
    return new Builder().messageTemplateValues(Map.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link GitCommit}; its {@code @param} tags describe the components. */
  public static final class Builder extends GitCommitBuilder {
    Builder() {}
  }
}
