package io.gitopsprofile.read.binding;

import io.gitopsprofile.model.value.FreeForm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of components whose keys are absent from the profile. */
public final class DefaultValues {

  private DefaultValues() {}

  /**
   * The value of a component whose key is absent. A primitive gets a value that every range
   * accepts, so that the record can be created and its other values can be checked.
   */
  public static @Nullable Object valueOf(Class<?> type) {
    if (type == List.class) {
      return List.of();
    }
    if (type == Map.class) {
      return Map.of();
    }
    if (type == FreeForm.class) {
      return FreeForm.EMPTY;
    }
    return type == int.class ? Integer.valueOf(1) : null;
  }
}
