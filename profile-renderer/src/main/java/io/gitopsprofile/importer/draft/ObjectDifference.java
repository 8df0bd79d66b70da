package io.gitopsprofile.importer.draft;

import io.gitopsprofile.diagnostic.PrintedText;
import io.gitopsprofile.diagnostic.Redaction;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.importer.value.TreeValue;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the objects of a tree and those that its new profile renders.
 *
 * @param object the object that was read; null for an object that the profile adds
 * @param title the object's kind and name
 * @param reason the difference
 */
public record ObjectDifference(@Nullable TreeValue object, String title, String reason) {

  @Override
  public String toString() {
    @Nullable SourcePosition place = object == null ? null : object.origin().position();
    return PrintedText.line(
        (place == null ? "" : place + ": ") + title + " " + Redaction.of(reason));
  }
}
