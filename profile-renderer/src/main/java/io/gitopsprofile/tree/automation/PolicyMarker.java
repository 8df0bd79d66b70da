package io.gitopsprofile.tree.automation;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The comment behind a text that Flux v2's image automation sets
 * (fluxcd/image-automation-controller, {@code internal/update/setters.go}):
 *
 * <pre>
 * image: ghcr.io/stefanprodan/podinfo:6.14.1 # {"$imagepolicy": "flux-system:podinfo"}
 * tag: 6.14.1                                # {"$imagepolicy": "flux-system:podinfo:tag"}
 * </pre>
 *
 * @param part what Flux sets there
 * @param comment the comment without {@code #}, as it is written
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

  /** What of an image a text is. */
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

    /** Whether it is what Flux sets, which is never without a tag or digest. */
    boolean isSet(String text) {
      return shape.matcher(text).matches();
    }

    /** Whether it is that, or an image of which the tag is left out. */
    boolean mayBeSet(String text) {
      return isSet(text) || (this == IMAGE && NAME.isSet(text));
    }

    /** Whether Flux has such a thing to set there; what an element of a list is, a key tells. */
    boolean mayStandAt(Object step) {
      return switch (this) {
        case IMAGE -> true;
        case TAG, DIGEST -> step instanceof String;
        case NAME -> OF_NAMES.contains(step);
      };
    }

    /** What is kept of it, in words. */
    String word() {
      return word;
    }
  }

  private static final byte[] KEY = "\"$imagepolicy\"".getBytes(StandardCharsets.US_ASCII);

  /** A namespace and a name, which are lower case in Kubernetes, and the part. */
  private static final Pattern SYNTAX =
      Pattern.compile(
          "#*\\s*\\{\\s*\"\\$imagepolicy\"\\s*:\\s*\"[a-z0-9.-]+:[a-z0-9.-]+(?<part>:[a-z]+)?\"\\s*\\}");

  PolicyMarker {
    requireNonNull(part, "part");
    requireNonNull(comment, "comment");
  }

  /** Whether a file may hold one; says without reading its YAML that it does not. */
  static boolean mayBeIn(byte[] file) {
    return FluxV1Automation.contains(file, KEY);
  }

  /** The marker that a comment is; null if it is another comment. */
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
