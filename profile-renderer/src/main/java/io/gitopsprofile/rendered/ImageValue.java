package io.gitopsprofile.rendered;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.model.value.FieldPath;
import io.gitopsprofile.model.value.ImagePart;

/**
 * A text of a rendered file that image automation may replace in the tree, because the profile says
 * so.
 *
 * @param path the path in the file's object; an element of a list with a name is found by its name
 * @param part the part of an image that the automation writes
 * @param renames true if the automation may set another repository
 * @param policy the ImagePolicy of Flux v2, such as {@code flux-system:podinfo}; empty under Flux
 *     v1, whose annotations name no policy
 * @param value the value of the profile
 * @param start the index of the value's first character in the file's text, quotes included
 * @param end the index behind the value's last character
 */
public record ImageValue(
    FieldPath path,
    ImagePart part,
    boolean renames,
    String policy,
    String value,
    int start,
    int end) {

  /** Refuses missing components. */
  public ImageValue {
    requireNonNull(path, "path");
    requireNonNull(part, "part");
    requireNonNull(policy, "policy");
    requireNonNull(value, "value");
  }

  /** True if Flux v1 writes the value; it rewrites the whole file in its own style. */
  public boolean isOfFluxV1() {
    return policy.isEmpty();
  }

  /** Returns the value at another place, or with another text. */
  public ImageValue moved(int newStart, int newEnd) {
    return new ImageValue(path, part, renames, policy, value, newStart, newEnd);
  }
}
