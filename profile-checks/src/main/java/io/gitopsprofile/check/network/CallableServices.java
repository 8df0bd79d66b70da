package io.gitopsprofile.check.network;

import io.gitopsprofile.catalog.KnownImage;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.Services;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Services that a load test can call, by name, and the namespaces of the profile. */
final class CallableServices {

  private final List<Services.Callable> all;
  private final Map<String, List<Services.Callable>> byName = new HashMap<>();
  private final Set<String> namespaces = new LinkedHashSet<>();
  private final @Nullable String callersNamespace;

  /** Finds the Services of a profile, once for all of its load tests. */
  CallableServices(CheckContext context) {
    this.all = Services.callable(context.objects());
    for (Services.Callable service : all) {
      List<Services.Callable> named = byName.get(service.name());
      if (named == null) {
        named = new ArrayList<>(1);
        byName.put(service.name(), named);
      }
      named.add(service);
    }
    for (Located<Namespace> part : context.namespaces()) {
      namespaces.add(part.value().name());
    }
    for (Located<Workload> part : context.workloads()) {
      namespaces.add(part.value().namespace());
    }
    this.callersNamespace = callersNamespace(context);
  }

  private static @Nullable String callersNamespace(CheckContext context) {
    for (Located<Workload> workload : context.workloads()) {
      for (Container container : workload.value().containers()) {
        KnownImage image = KnownImages.of(container);
        if (image != null && image.isLoadTester()) {
          return workload.value().namespace();
        }
      }
    }
    return null;
  }

  /** All Services, in the order of the profile. */
  List<Services.Callable> all() {
    return all;
  }

  /** The Services of a name, whatever their namespaces. */
  List<Services.Callable> named(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /** The namespaces that the profile declares or uses. */
  Set<String> namespaces() {
    return namespaces;
  }

  /** The namespace of the workload that runs the load tests; null if the profile has none. */
  @Nullable String callersNamespace() {
    return callersNamespace;
  }
}
