package io.gitopsprofile.adapter;

import io.gitopsprofile.golang.Re2Pattern;
import io.gitopsprofile.model.value.Limits;

/**
 * The room that the patterns of all rules have together. RE2 takes memory for each character of a
 * pattern with its counted repetitions written out, and time for each of them at each character of
 * a name.
 */
final class PatternBudget {

  private long left = Limits.PATTERNS;

  /** Returns true if a pattern still has room, and takes the room. */
  boolean takes(String pattern) {
    left -= Re2Pattern.size(pattern);
    return left >= 0;
  }
}
