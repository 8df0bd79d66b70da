package io.gitopsprofile.read;

import io.gitopsprofile.model.FreeForm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a component holds when its key is not written. */
final class Absent {

  private Absent() {}

  /**
   * The value of a component without a key. A primitive has none; it gets one that any range takes,
   * so that the record can be made and its other values be judged.
   */
  static @Nullable Object valueOf(Class<?> type) {
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
