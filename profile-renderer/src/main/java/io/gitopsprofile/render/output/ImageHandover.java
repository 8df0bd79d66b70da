package io.gitopsprofile.render.output;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.FieldPath;
import io.gitopsprofile.model.value.ImageField;
import io.gitopsprofile.model.value.ImagePart;
import io.gitopsprofile.model.value.PolicyName;
import org.jspecify.annotations.Nullable;

/**
 * A text of an object that the profile hands to image automation.
 *
 * @param path the path in the object
 * @param part the part of an image that the automation writes
 * @param renames true if the automation may set another repository
 * @param policy the ImagePolicy of Flux v2; null under Flux v1, whose annotations name no policy,
 *     and for a field of the profile that does not name exactly one
 * @param place the place in the profile that says so
 */
public record ImageHandover(
    FieldPath path,
    ImagePart part,
    boolean renames,
    @Nullable PolicyName policy,
    ProfilePath place) {

  /** The text that a field of the profile hands to a policy. */
  public static ImageHandover of(ImageField field, FieldPath path, ProfilePath place) {
    return new ImageHandover(path, field.part(), field.mayRename(), field.policy(), place);
  }

  /** Returns the comment, without {@code #}, behind the text; empty for none. */
  String marker() {
    return policy == null ? "" : part.marker(policy);
  }
}
