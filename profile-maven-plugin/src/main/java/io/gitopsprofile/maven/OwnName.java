package io.gitopsprofile.maven;

import java.nio.file.Path;

/** What a profile is called in the ownership record of a directory. */
final class OwnName {

  private OwnName() {}

  /** The way from the directory to the profile's file, with {@code /} between folders. */
  static String of(Path profile, Path directory) {
    Path file = profile.toAbsolutePath().normalize();
    Path from = directory.toAbsolutePath().normalize();
    boolean sameRoot = String.valueOf(file.getRoot()).equals(String.valueOf(from.getRoot()));
    Path way = sameRoot ? from.relativize(file) : file.getFileName();
    return String.valueOf(way).replace('\\', '/');
  }
}
