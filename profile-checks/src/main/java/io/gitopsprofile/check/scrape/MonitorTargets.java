package io.gitopsprofile.check.scrape;

import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ObjectSelector;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The pods that a PodMonitor selects, and the Services that a ServiceMonitor selects. (Source:
 * prometheus-operator pkg/apis/monitoring/v1, PodMonitorSpec and ServiceMonitorSpec.)
 */
final class MonitorTargets {

  static final String SERVICE_MONITOR = "ServiceMonitor";
  static final String POD_MONITOR = "PodMonitor";

  private MonitorTargets() {}

  /** Returns all monitors of a profile. */
  static List<ProfileObject> all(ProfileObjects objects) {
    List<ProfileObject> monitors = new ArrayList<>(objects.ofKind(POD_MONITOR));
    monitors.addAll(objects.ofKind(SERVICE_MONITOR));
    return monitors;
  }

  /** True if a monitor looks into a namespace. */
  static boolean watches(ProfileObject monitor, String namespace) {
    ObjectField watched = monitor.field("spec", "namespaceSelector");
    List<?> named = watched.in("matchNames").list();
    return watched.in("any").isTrue()
        || (named.isEmpty() ? monitor.namespace().equals(namespace) : named.contains(namespace));
  }

  /** True if the selector of a monitor matches the labels of pods, or of a Service of them. */
  static boolean matches(ProfileObject monitor, PodTemplate pods, ProfileObjects objects) {
    Map<?, ?> selector = monitor.field("spec", "selector").map();
    return monitor.kind().equals(POD_MONITOR)
        ? ObjectSelector.matches(selector, pods.labels())
        : !services(monitor, pods, objects).isEmpty();
  }

  /** Returns the Services of pods whose labels the selector of a monitor matches. */
  static List<ProfileObject> services(
      ProfileObject monitor, PodTemplate pods, ProfileObjects objects) {
    Map<?, ?> selector = monitor.field("spec", "selector").map();
    List<ProfileObject> services = new ArrayList<>();
    for (ProfileObject service : Services.all(objects)) {
      Map<?, ?> own = service.field("spec", "selector").map();
      if (service.namespace().equals(pods.namespace())
          && !own.isEmpty()
          && pods.has(own)
          && ObjectSelector.matches(selector, service.field("metadata", "labels").texts())) {
        services.add(service);
      }
    }
    return services;
  }

  /** True if a monitor has a target in the profile, of whatever pods. */
  static boolean hasAny(ProfileObject monitor, ProfileObjects objects) {
    Map<?, ?> selector = monitor.field("spec", "selector").map();
    if (monitor.kind().equals(POD_MONITOR)) {
      for (PodTemplate pods : objects.pods()) {
        if (watches(monitor, pods.namespace()) && ObjectSelector.matches(selector, pods.labels())) {
          return true;
        }
      }
      return false;
    }
    for (ProfileObject service : Services.all(objects)) {
      if (watches(monitor, service.namespace())
          && ObjectSelector.matches(selector, service.field("metadata", "labels").texts())) {
        return true;
      }
    }
    return false;
  }
}
