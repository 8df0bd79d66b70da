package io.gitopsprofile.check;

import java.util.ArrayList;
import java.util.List;

/**
 * The way from the root of a profile to one of its values, as the profile language spells it:
 * {@code autoscalers[0].metrics[1].averageValue}. It names a place in a {@code Profile} whether it
 * was read from a file or built in Java.
 *
 * @param steps keys ({@link String}) and list indexes ({@link Integer}), from the root
 */
public record ProfilePath(List<Object> steps) implements Comparable<ProfilePath> {

  /** The profile itself. */
  public static final ProfilePath ROOT = new ProfilePath(List.of());

  /** Copies the steps and refuses any that is neither a key nor an index. */
  public ProfilePath {
    steps = List.copyOf(steps);
    for (Object step : steps) {
      if (!(step instanceof String) && !(step instanceof Integer)) {
        throw new IllegalArgumentException("a step is a key or an index, not " + step);
      }
    }
  }

  /** This path and one key further. */
  public ProfilePath key(String key) {
    return with(key);
  }

  /** This path and several keys further. */
  public ProfilePath keys(List<String> keys) {
    ProfilePath path = this;
    for (String key : keys) {
      path = path.key(key);
    }
    return path;
  }

  /** This path and one list index further, from 0. */
  public ProfilePath index(int index) {
    return with(index);
  }

  /** The path one step up; the root's is the root. */
  public ProfilePath parent() {
    return steps.isEmpty() ? this : new ProfilePath(steps.subList(0, steps.size() - 1));
  }

  @Override
  public int compareTo(ProfilePath other) {
    int shorter = Math.min(steps.size(), other.steps.size());
    for (int i = 0; i < shorter; i++) {
      int byStep = compare(steps.get(i), other.steps.get(i));
      if (byStep != 0) {
        return byStep;
      }
    }
    return Integer.compare(steps.size(), other.steps.size());
  }

  private static int compare(Object step, Object other) {
    if (step instanceof Integer index) {
      return other instanceof Integer otherIndex ? index.compareTo(otherIndex) : -1;
    }
    return other instanceof String key ? step.toString().compareTo(key) : 1;
  }

  private ProfilePath with(Object step) {
    List<Object> longer = new ArrayList<>(steps);
    longer.add(step);
    return new ProfilePath(longer);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Object step : steps) {
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
