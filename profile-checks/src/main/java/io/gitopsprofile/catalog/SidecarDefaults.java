package io.gitopsprofile.catalog;

import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A control plane's defaults for the sidecars of pods that say nothing themselves.
 *
 * @param injected whether namespaces without a label get sidecars
 * @param merged whether a sidecar passes the metrics of the application on, and is scraped for both
 * @param authenticated whether sidecars refuse callers that are not in the mesh
 * @param revisions the revisions and tags by which namespaces choose the control plane; empty if it
 *     has none, or they are not known
 * @param requests the resources that the sidecars request
 * @param requestsPath the place of these requests in the chart's values
 */
public record SidecarDefaults(
    boolean injected,
    boolean merged,
    boolean authenticated,
    List<String> revisions,
    Set<String> requests,
    List<String> requestsPath) {

  /** Returns the resources whose default requests the values of the chart do not take away. */
  public static Set<String> kept(ReleaseValues values, List<String> requestsPath) {
    Set<String> kept = new LinkedHashSet<>();
    for (String resource : List.of("cpu", "memory")) {
      List<String> path = new ArrayList<>(requestsPath);
      path.add(resource);
      if (!values.isNulled(path.toArray(new String[0]))) {
        kept.add(resource);
      }
    }
    return kept;
  }
}
