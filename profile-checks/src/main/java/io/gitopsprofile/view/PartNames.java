package io.gitopsprofile.view;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.adapter.RateRule;
import io.gitopsprofile.model.value.FreeForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of elements in a profile's lists, so that a person can write {@code
 * releases.prometheus} for the path {@code releases[1]}.
 */
public final class PartNames {

  private final Profile profile;

  public PartNames(Profile profile) {
    this.profile = profile;
  }

  /**
   * Returns, for each step of a path, the name of the list element that the step leads to; null for
   * other steps.
   */
  public List<@Nullable String> along(ProfilePath path) {
    List<@Nullable String> names = new ArrayList<>();
    Object value = profile;
    for (Object step : path.steps()) {
      value = value == null ? null : below(value, step);
      names.add(step instanceof Integer && value != null ? name(value) : null);
    }
    return names;
  }

  /** Returns the recommended spelling of a path in an acceptance, down to the last named part. */
  public String spell(ProfilePath path) {
    List<@Nullable String> names = along(path);
    StringBuilder text = new StringBuilder();
    int end = 0;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      ProfilePath step = new ProfilePath(List.of(path.steps().get(i)));
      boolean bracketed = step.toString().startsWith("[");
      text.append(i > 0 && (name != null || !bracketed) ? "." : "");
      text.append(name == null ? step : name);
      end = name == null ? end : text.length();
    }
    return end == 0 ? path.toString() : text.substring(0, end);
  }

  private static @Nullable Object below(Object value, Object step) {
    if (step instanceof Integer index) {
      return value instanceof List<?> list && index < list.size() ? list.get(index) : null;
    }
    Object whole = value instanceof FreeForm freeForm ? freeForm.entries() : value;
    return whole instanceof Map<?, ?> map ? map.get(step) : component(whole, (String) step);
  }

  private static @Nullable String name(Object element) {
    Object name =
        element instanceof RateRule rule
            ? rule.as()
            : element instanceof Map<?, ?> map ? map.get("name") : component(element, "name");
    return name instanceof String text ? text : null;
  }

  private static @Nullable Object component(Object owner, String name) {
    if (!(owner instanceof Record)) {
      return null;
    }
    try {
      return owner.getClass().getMethod(name).invoke(owner);
    } catch (ReflectiveOperationException e) {
      return null; // A key that is not a component, such as the kind of a metric.
    }
  }
}
