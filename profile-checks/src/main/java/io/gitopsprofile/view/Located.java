package io.gitopsprofile.view;

import io.gitopsprofile.diagnostic.ProfilePath;

/**
 * A value of the profile with the path at which the profile has it.
 *
 * @param value the value
 * @param path its path
 */
public record Located<T>(T value, ProfilePath path) {

  /** The path of one of the value's components. */
  public ProfilePath at(String key) {
    return path.key(key);
  }
}
