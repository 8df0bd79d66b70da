package io.gitopsprofile.read;

import io.gitopsprofile.check.TextReplacement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of edits that were to be applied to a profile's text.
 *
 * @param text the new text; null if the edits could not be applied
 * @param replacements the stretches of the old text that change, in their order; none of them
 *     touches another
 * @param refusal why the edits could not be applied; null if they were
 */
public record EditedProfile(
    @Nullable String text, List<TextReplacement> replacements, @Nullable String refusal) {

  /** Copies the list. */
  public EditedProfile {
    replacements = List.copyOf(replacements);
  }
}
