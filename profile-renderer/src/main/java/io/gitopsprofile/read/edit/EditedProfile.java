package io.gitopsprofile.read.edit;

import io.gitopsprofile.diagnostic.TextReplacement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of applying edits to a profile's text.
 *
 * @param text the new text; null if the edits could not be applied
 * @param replacements the changed ranges of the old text, in order, without overlaps
 * @param refusal the reason why the edits could not be applied; null if they were applied
 */
public record EditedProfile(
    @Nullable String text, List<TextReplacement> replacements, @Nullable String refusal) {

  /** Copies the list. */
  public EditedProfile {
    replacements = List.copyOf(replacements);
  }
}
