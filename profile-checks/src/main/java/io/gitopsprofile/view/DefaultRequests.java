package io.gitopsprofile.view;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The requests that the LimitRanges of a profile give to containers without one, the sidecars of a
 * mesh included. (Source: Kubernetes, {@code plugin/pkg/admission/limitranger}.)
 */
public final class DefaultRequests {

  private final Map<String, Set<String>> resources = new HashMap<>();

  /** Lists the resources with a default by namespace. */
  public DefaultRequests(ProfileObjects objects) {
    for (ProfileObject range : objects.ofKind("LimitRange")) {
      for (ObjectField limit : range.field("spec", "limits").elements()) {
        if (limit.in("type").text().equals("Container")) {
          Set<String> given = resources.get(range.namespace());
          if (given == null) {
            given = new HashSet<>();
            resources.put(range.namespace(), given);
          }
          given.addAll(limit.in("defaultRequest").keys());
          given.addAll(limit.in("default").keys());
        }
      }
    }
  }

  /** Returns the resources for which containers of a namespace get a request. */
  public Set<String> in(String namespace) {
    return resources.getOrDefault(namespace, Set.of());
  }
}
