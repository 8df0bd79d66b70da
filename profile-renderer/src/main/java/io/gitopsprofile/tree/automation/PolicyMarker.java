package io.gitopsprofile.tree.automation;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The comment after a field that Flux v2's image automation sets
 * (fluxcd/image-automation-controller, {@code internal/update/setters.go}):
 *
 * <pre>
 * image: ghcr.io/stefanprodan/podinfo:6.14.1 # {"$imagepolicy": "flux-system:podinfo"}
 * tag: 6.14.1                                # {"$imagepolicy": "flux-system:podinfo:tag"}
 * </pre>
 *
 * @param part the part of the image that Flux sets in the field
 * @param comment the comment as written, without {@code #}
 */
record PolicyMarker(Part part, String comment) {

  private static final String TAG = "\\w[\\w.-]{0,127}";
  private static final String DIGEST = "sha256:[0-9a-f]{64}";
  private static final String NAME =
      "(?:[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?/)?"
          + "[a-z0-9][a-z0-9._-]*(?:/[a-z0-9][a-z0-9._-]*+)*+";
  private static final String WHOLE = NAME + "(?::" + TAG + "(?:@" + DIGEST + ")?|@" + DIGEST + ")";

  private static final Set<Object> OF_NAMES =
      Set.of("repository", "image", "name", "newName", "registry");

  /** The part of an image reference that a marker sets. */
  enum Part {
    IMAGE("tag", WHOLE),
    TAG("tag", PolicyMarker.TAG),
    NAME("name", PolicyMarker.NAME),
    DIGEST("digest", PolicyMarker.DIGEST);

    private final String word;
    private final Pattern shape;

    Part(String word, String shape) {
      this.word = word;
      this.shape = Pattern.compile(shape);
    }

    /** True if the text has the form that Flux sets, which always has a tag or digest. */
    boolean isSet(String text) {
      return shape.matcher(text).matches();
    }

    /** True if the text has the form that Flux sets, or is an image without a tag. */
    boolean mayBeSet(String text) {
      return isSet(text) || (this == IMAGE && NAME.isSet(text));
    }

    /**
     * True if a marker of this part may be at the last step of a path. A tag or digest must have a
     * key, since a list element does not show its kind.
     */
    boolean mayStandAt(Object step) {
      return switch (this) {
        case IMAGE -> true;
        case TAG, DIGEST -> step instanceof String;
        case NAME -> OF_NAMES.contains(step);
      };
    }

    /** The word for this part in a report. */
    String word() {
      return word;
    }
  }

  private static final byte[] KEY = "\"$imagepolicy\"".getBytes(StandardCharsets.US_ASCII);

  /** A lower-case namespace and name, as in Kubernetes, and the part. */
  private static final Pattern SYNTAX =
      Pattern.compile(
          "#*\\s*\\{\\s*\"\\$imagepolicy\"\\s*:\\s*\"[a-z0-9.-]+:[a-z0-9.-]+(?<part>:[a-z]+)?\"\\s*\\}");

  PolicyMarker {
    requireNonNull(part, "part");
    requireNonNull(comment, "comment");
  }

  /** False if a file certainly holds no marker; decided without parsing the YAML. */
  static boolean mayOccurIn(byte[] file) {
    return FluxV1Automation.contains(file, KEY);
  }

  /** The marker in a comment; null if the comment is not a marker. */
  static @Nullable PolicyMarker of(String comment) {
    Matcher matcher = SYNTAX.matcher(comment);
    if (!matcher.matches()) {
      return null;
    }
    @Nullable String part = matcher.group("part");
    if (part == null) {
      return new PolicyMarker(Part.IMAGE, comment);
    }
    return switch (part) {
      case ":tag" -> new PolicyMarker(Part.TAG, comment);
      case ":name" -> new PolicyMarker(Part.NAME, comment);
      case ":digest" -> new PolicyMarker(Part.DIGEST, comment);
      default -> null;
    };
  }
}
