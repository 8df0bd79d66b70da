package io.gitopsprofile.check;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the valid name that somebody probably meant, for "did you mean" in a diagnostic. */
public final class Nearest {

  /** Longer than any name: nobody meant one by a whole text, and comparing it takes long. */
  private static final int LONGEST = 300;

  /** A name with fewer letters is another one if two of them differ. */
  private static final int SHORT = 5;

  private Nearest() {}

  /**
   * The valid name with the fewest edits (letters put in, left out or replaced; case aside) from
   * the wrong one; the first of several. Empty if all of them are too far off to be meant.
   */
  public static Optional<String> of(String wrong, Collection<String> valid) {
    if (wrong.length() > LONGEST) {
      return Optional.empty();
    }
    String typed = wrong.toLowerCase(Locale.ROOT);
    int least = Math.max(typed.length() < 4 ? 1 : 2, typed.length() / 3) + 1;
    String nearest = null;
    for (String name : valid) {
      int edits = edits(typed, name.toLowerCase(Locale.ROOT));
      if (edits < least && edits < Math.max(typed.length(), name.length())) {
        least = edits;
        nearest = name;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /**
   * The valid name that the wrong one can only be a slip of: no more than two letters differ (one
   * in a short name) and no other valid name is as near. Null if there is none.
   */
  public static @Nullable String slip(String wrong, Collection<String> valid) {
    String nearest = of(wrong, valid).orElse(null);
    if (nearest == null) {
      return null;
    }
    String typed = wrong.toLowerCase(Locale.ROOT);
    int least = edits(typed, nearest.toLowerCase(Locale.ROOT));
    for (String name : valid) {
      if (!name.equals(nearest) && edits(typed, name.toLowerCase(Locale.ROOT)) <= least) {
        return null;
      }
    }
    return least <= (typed.length() < SHORT ? 1 : 2) ? nearest : null;
  }

  private static int edits(String from, String to) {
    int[] above = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      above[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int replaced = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        int moved = 1 + Math.min(above[column], current[column - 1]);
        current[column] = Math.min(replaced, moved);
      }
      above = current;
    }
    return above[to.length()];
  }
}
