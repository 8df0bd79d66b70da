package io.gitopsprofile.read.fleet;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The folders of environments, none of which may be in another one. */
public final class ClusterFolders {

  private final NavigableMap<String, String> names = new TreeMap<>();

  /**
   * Adds the folder of an environment, unless another one has it, is in it, or holds it.
   *
   * @return the name of the other environment; null if there is none
   */
  public @Nullable String add(String folder, String name) {
    String start = folder + "/";
    String other = other(start);
    if (other == null) {
      names.put(start, name);
    }
    return other;
  }

  private @Nullable String other(String folder) {
    Map.Entry<String, String> inside = names.ceilingEntry(folder);
    if (inside != null && inside.getKey().startsWith(folder)) {
      return inside.getValue();
    }
    for (int end = folder.indexOf('/'); end >= 0; end = folder.indexOf('/', end + 1)) {
      String above = names.get(folder.substring(0, end + 1));
      if (above != null) {
        return above;
      }
    }
    return null;
  }
}
