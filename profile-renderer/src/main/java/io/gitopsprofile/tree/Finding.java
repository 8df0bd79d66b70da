package io.gitopsprofile.tree;

import io.gitopsprofile.render.RenderedFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One path of a directory, as the profile has it and as the disk has it.
 *
 * @param path the file, relative to the output directory
 * @param state how the two compare
 * @param expected what the profile yields there; null if nothing
 * @param actual the bytes that the disk holds there; null if there is no file
 * @param other the other profile or the obstacle that the state is about; else empty
 * @param kept the tags of the disk that {@code expected} has in place of the profile's
 * @param dropped the markers of the disk that {@code expected} does not have
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, only carried.
record Finding(
    String path,
    State state,
    @Nullable RenderedFile expected,
    byte @Nullable [] actual,
    String other,
    List<KeptTag> kept,
    List<DroppedMarker> dropped) {

  Finding(
      String path,
      State state,
      @Nullable RenderedFile expected,
      byte @Nullable [] actual,
      String other) {
    this(path, state, expected, actual, other, List.of(), List.of());
  }

  /** How the profile and the disk compare. */
  enum State {
    /** As the profile yields it, but for CRLF and a robot's style. */
    SAME,
    /** Not there. */
    MISSING,
    /** As a former run wrote it, and the profile now yields another. */
    STALE,
    /** Written by a former run, and changed since by other hands. */
    EDITED,
    /** Nobody's, and holds the objects that the profile yields. */
    ALIKE,
    /** Nobody's, and holds something else. */
    STRANGE,
    /** Another profile's. */
    OTHERS,
    /** Cannot be a file: something else is there, or in the way. */
    OBSTRUCTED,
    /** As a former run wrote it, and the profile yields nothing there any more. */
    SURPLUS,
    /** Written by a former run, changed since, and the profile yields nothing there any more. */
    SURPLUS_EDITED,
    /** A former run's, of this profile or one that is gone, and neither there nor yielded. */
    GONE,
    /** Of a profile that is not there any more, and this profile yields nothing there. */
    ORPHANED,
    /** Left to the user by {@code manage: false}, who may have made it or not. */
    UNMANAGED
  }

  /** Whether there is a file. */
  boolean isThere() {
    return actual != null;
  }

  /** The text that the profile yields; empty if none. */
  String expectedText() {
    return expected == null ? "" : expected.text();
  }

  /** The text on the disk with LF line ends, in no robot's style; empty if there is none. */
  String actualText() {
    return actual == null ? "" : RobotTags.text(actual);
  }
}
