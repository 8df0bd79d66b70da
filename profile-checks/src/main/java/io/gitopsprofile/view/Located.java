package io.gitopsprofile.view;

import io.gitopsprofile.diagnostic.ProfilePath;

/**
 * A value of the profile and its path.
 *
 * @param value the value
 * @param path the path of the value
 */
public record Located<T>(T value, ProfilePath path) {

  /** Returns the path of one of the value's components. */
  public ProfilePath at(String key) {
    return path.key(key);
  }
}
