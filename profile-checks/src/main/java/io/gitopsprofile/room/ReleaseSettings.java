package io.gitopsprofile.room;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The mappings with which charts set their pods, wherever they stand in the values of a release:
 * {@code resources}, {@code nodeSelector}, {@code image}. Charts use these names by convention.
 * (Source: Helm, Chart template of {@code helm create}.)
 */
public final class ReleaseSettings {

  private ReleaseSettings() {}

  /** Returns the non-empty mappings of a key in the values of a release, with their places. */
  public static List<Located<Map<?, ?>>> named(Located<HelmRelease> release, String key) {
    List<Located<Map<?, ?>>> found = new ArrayList<>();
    Deque<Located<Map<?, ?>>> open = new ArrayDeque<>();
    open.add(new Located<>(release.value().values().entries(), release.at("values")));
    while (!open.isEmpty()) {
      Located<Map<?, ?>> values = open.poll();
      for (Map.Entry<?, ?> entry : values.value().entrySet()) {
        if (entry.getValue() instanceof Map<?, ?> map && !map.isEmpty()) {
          ProfilePath path = values.path().key(String.valueOf(entry.getKey()));
          Located<Map<?, ?>> inner = new Located<>(map, path);
          if (key.equals(entry.getKey())) {
            found.add(inner);
          } else {
            open.add(inner);
          }
        }
      }
    }
    return found;
  }
}
