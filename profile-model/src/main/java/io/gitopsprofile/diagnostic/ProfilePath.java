package io.gitopsprofile.diagnostic;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path from the root of a profile to one of its values, as the profile language spells it:
 * {@code autoscalers[0].metrics[1].averageValue}. It names a place in a {@code Profile} whether it
 * was read from a file or built in Java.
 *
 * <p>A run makes a path for each value that it reads or renders, and looks into few of them. So a
 * path refers to its parent, and lists its steps when it is asked.
 */
public final class ProfilePath implements Comparable<ProfilePath> {

  /** The profile itself. */
  public static final ProfilePath ROOT = new ProfilePath(List.of());

  private final @Nullable ProfilePath parent;
  private final @Nullable Object last;
  private @Nullable List<Object> steps;

  /**
   * Copies the steps and refuses any that is neither a key nor an index.
   *
   * @param steps keys ({@link String}) and list indexes ({@link Integer}), from the root
   */
  public ProfilePath(List<Object> steps) {
    this.parent = null;
    this.last = null;
    this.steps = List.copyOf(steps);
    for (Object step : steps) {
      if (!(step instanceof String) && !(step instanceof Integer)) {
        throw new IllegalArgumentException("a step is a key or an index, not " + step);
      }
    }
  }

  private ProfilePath(ProfilePath parent, Object last) {
    this.parent = parent;
    this.last = requireNonNull(last, "step");
  }

  /** The keys ({@link String}) and list indexes ({@link Integer}) from the root. */
  public List<Object> steps() {
    List<Object> known = steps;
    if (known == null) {
      List<Object> reversed = new ArrayList<>();
      ProfilePath path = this;
      while (path.last != null && path.parent != null) {
        reversed.add(path.last);
        path = path.parent;
      }
      List<Object> all = new ArrayList<>(path.steps());
      for (int i = reversed.size() - 1; i >= 0; i--) {
        all.add(reversed.get(i));
      }
      known = List.copyOf(all);
      steps = known;
    }
    return known;
  }

  /** Returns this path extended by a key. */
  public ProfilePath key(String key) {
    return new ProfilePath(this, key);
  }

  /** Returns this path extended by several keys. */
  public ProfilePath keys(List<String> keys) {
    ProfilePath path = this;
    for (String key : keys) {
      path = path.key(key);
    }
    return path;
  }

  /** Returns this path extended by a list index, from 0. */
  public ProfilePath index(int index) {
    return new ProfilePath(this, index);
  }

  /** Returns this path extended by several steps. */
  public ProfilePath then(List<Object> further) {
    List<Object> longer = new ArrayList<>(steps());
    longer.addAll(further);
    return new ProfilePath(longer);
  }

  /** Returns the parent; the parent of the root is the root. */
  public ProfilePath parent() {
    if (parent != null) {
      return parent;
    }
    List<Object> all = steps();
    return all.isEmpty() ? this : new ProfilePath(all.subList(0, all.size() - 1));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this || (other instanceof ProfilePath path && path.steps().equals(steps()));
  }

  /** Returns the hash code of the steps, as their list has it. */
  @Override
  public int hashCode() {
    return parent == null || last == null
        ? steps().hashCode()
        : 31 * parent.hashCode() + last.hashCode();
  }

  @Override
  public int compareTo(ProfilePath other) {
    List<Object> one = steps();
    List<Object> two = other.steps();
    int shorter = Math.min(one.size(), two.size());
    for (int i = 0; i < shorter; i++) {
      int byStep = compare(one.get(i), two.get(i));
      if (byStep != 0) {
        return byStep;
      }
    }
    return Integer.compare(one.size(), two.size());
  }

  private static int compare(Object step, Object other) {
    if (step instanceof Integer index) {
      return other instanceof Integer otherIndex ? index.compareTo(otherIndex) : -1;
    }
    return other instanceof String key ? step.toString().compareTo(key) : 1;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Object step : steps()) {
      if (step instanceof Integer) {
        text.append('[').append(step).append(']');
      } else {
        String key = (String) step;
        boolean plain = key.matches("[A-Za-z0-9_-]+");
        text.append(text.length() > 0 && plain ? "." : "")
            .append(plain ? key : "[\"" + key + "\"]");
      }
    }
    return text.length() == 0 ? "profile" : text.toString();
  }
}
