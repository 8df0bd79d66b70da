package io.gitopsprofile.read.binding;

import io.gitopsprofile.model.value.FreeForm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a component holds when its key is not written. */
public final class DefaultValues {

  private DefaultValues() {}

  /**
   * The value of a component without a key. A primitive has none; it gets one that any range takes,
   * so that the record can be made and its other values be judged.
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
