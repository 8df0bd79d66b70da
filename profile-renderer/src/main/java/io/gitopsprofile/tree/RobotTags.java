package io.gitopsprofile.tree;

import io.gitopsprofile.render.RenderedFile;

/** The image tags of a file that Flux's image automation may change. */
final class RobotTags {

  private RobotTags() {}

  /** The file without those tags. */
  static byte[] without(byte[] bytes) {
    return bytes;
  }

  /** The file with the tags that a robot has written into the one on the disk. */
  static RenderedFile carry(RenderedFile file, byte[] actual) {
    return file;
  }
}
