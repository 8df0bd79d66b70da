package io.gitopsprofile.catalog;

import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileParts;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Labels and annotations that request a mesh sidecar for pods. */
public final class SidecarInjection {

  private SidecarInjection() {}

  /** True if the pods or their namespace ask for a sidecar that is not in the profile. */
  public static boolean isAskedFor(Workload workload, ProfileParts parts) {
    boolean injected =
        asksForInjection(workload.allPodLabels()) || asksForInjection(workload.allPodAnnotations());
    for (Located<Namespace> namespace : parts.namespacesNamed(workload.namespace())) {
      injected |= asksForInjection(namespace.value().labels());
      injected |= asksForInjection(namespace.value().annotations());
    }
    return injected;
  }

  private static boolean asksForInjection(Map<String, String> marks) {
    boolean asks = false;
    for (Map.Entry<String, String> mark : marks.entrySet()) {
      String key = mark.getKey().toLowerCase(Locale.ROOT);
      boolean names = key.contains("inject") || key.contains("istio.io/rev");
      asks |= names && !Set.of("disabled", "false").contains(mark.getValue());
    }
    return asks;
  }
}
