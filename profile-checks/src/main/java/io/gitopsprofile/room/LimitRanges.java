package io.gitopsprofile.room;

import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ProfileParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The LimitRanges of a profile by their namespaces, and the resources for which they give
 * containers an amount. (Source: Kubernetes, Limit Ranges; pkg/apis/core/v1/defaults.go,
 * SetDefaults_LimitRangeItem, which takes {@code max} for a missing {@code default}, and both and
 * {@code min} for a missing {@code defaultRequest}.)
 */
public final class LimitRanges {

  private final Map<String, List<ProfileObject>> ranges = new HashMap<>();
  private final Map<String, Set<String>> requests = new HashMap<>();
  private final Map<String, Set<String>> limits = new HashMap<>();

  private LimitRanges(ProfileObjects objects) {
    for (ProfileObject range : objects.ofKind("LimitRange")) {
      String namespace = range.namespace();
      ranges.computeIfAbsent(namespace, any -> new ArrayList<>()).add(range);
      for (ObjectField limit : range.field("spec", "limits").elements()) {
        if (limit.in("type").text().equals("Container")) {
          Set<String> limited = limits.computeIfAbsent(namespace, any -> new HashSet<>());
          limited.addAll(limit.in("default").keys());
          limited.addAll(limit.in("max").keys());
          Set<String> requested = requests.computeIfAbsent(namespace, any -> new HashSet<>());
          requested.addAll(limited);
          requested.addAll(limit.in("defaultRequest").keys());
          requested.addAll(limit.in("min").keys());
        }
      }
    }
  }

  /** Returns the LimitRanges of a profile. */
  public static LimitRanges of(ProfileParts parts, ProfileObjects objects) {
    LimitRanges known = parts.shared(LimitRanges.class);
    if (known == null) {
      known = new LimitRanges(objects);
      parts.share(known);
    }
    return known;
  }

  /** Returns the LimitRanges of a namespace; a pod has to keep to each. */
  public List<ProfileObject> in(String namespace) {
    return ranges.getOrDefault(namespace, List.of());
  }

  /** Returns the resources for which containers without a request get one in a namespace. */
  public Set<String> requests(String namespace) {
    return requests.getOrDefault(namespace, Set.of());
  }

  /** Returns the resources for which containers without a limit get one in a namespace. */
  public Set<String> limits(String namespace) {
    return limits.getOrDefault(namespace, Set.of());
  }
}
