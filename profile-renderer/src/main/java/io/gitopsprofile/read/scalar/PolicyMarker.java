package io.gitopsprofile.read.scalar;

import io.gitopsprofile.model.value.ImagePart;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.PolicyName;
import org.jspecify.annotations.Nullable;

/**
 * The marker of Flux v2's image automation behind a scalar: {@code {"$imagepolicy":
 * "flux-system:podinfo:tag"}}.
 *
 * @param part the part of the image that Flux writes into the scalar
 * @param policy the ImagePolicy that chooses the image
 */
public record PolicyMarker(ImagePart part, PolicyName policy) {

  /** The key of the marker. */
  public static final String KEY = "$imagepolicy";

  private static final String QUOTED = "\"" + KEY + "\"";

  /** The marker in a comment; null if there is none, or it names no part or no policy. */
  public static @Nullable PolicyMarker of(String comment) {
    int at = comment.indexOf(QUOTED);
    int start = at < 0 ? -1 : comment.indexOf('"', at + QUOTED.length());
    int end = start < 0 ? -1 : comment.indexOf('"', start + 1);
    if (end < 0) {
      return null;
    }
    String named = comment.substring(start + 1, end);
    int second = named.indexOf(':', named.indexOf(':') + 1);
    ImagePart part = second < 0 ? ImagePart.IMAGE : part(named.substring(second + 1));
    try {
      return part == null
          ? null
          : new PolicyMarker(part, PolicyName.of(second < 0 ? named : named.substring(0, second)));
    } catch (InvalidValueException e) {
      return null;
    }
  }

  private static @Nullable ImagePart part(String name) {
    for (ImagePart part : ImagePart.values()) {
      if (part != ImagePart.IMAGE && part.toString().equals(name)) {
        return part;
      }
    }
    return null;
  }
}
