package io.gitopsprofile.check.scrape;

import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ObjectSelector;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.Services;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pods that a PodMonitor selects, and the Services that a ServiceMonitor selects. Monitors and
 * Services are found by a label of their selectors, so that pods are not compared with all of them.
 * (Source: prometheus-operator pkg/apis/monitoring/v1, PodMonitorSpec and ServiceMonitorSpec.)
 */
final class MonitorTargets {

  static final String SERVICE_MONITOR = "ServiceMonitor";
  static final String POD_MONITOR = "PodMonitor";

  private final ProfileObjects objects;
  private final List<ProfileObject> all;
  private final IdentityHashMap<ProfileObject, Integer> places = new IdentityHashMap<>();
  private final Map<String, List<ProfileObject>> podMonitors = new HashMap<>();
  private final Map<String, List<ProfileObject>> serviceMonitors = new HashMap<>();
  private final Map<String, List<ProfileObject>> services = new HashMap<>();
  private @Nullable IdentityHashMap<ProfileObject, List<PodTemplate>> selectedPods;
  private @Nullable IdentityHashMap<ProfileObject, List<ProfileObject>> selectedServices;
  private @Nullable Idle idle;

  /**
   * The monitors without a target in the profile.
   *
   * @param named the monitors by name
   * @param in the monitors by the namespaces that they look into
   * @param everywhere the monitors that look into all namespaces
   */
  private record Idle(
      Map<String, List<ProfileObject>> named,
      Map<String, List<ProfileObject>> in,
      List<ProfileObject> everywhere) {}

  private MonitorTargets(ProfileObjects objects) {
    this.objects = objects;
    this.all = new ArrayList<>(objects.ofKind(POD_MONITOR));
    all.addAll(objects.ofKind(SERVICE_MONITOR));
    for (ProfileObject monitor : all) {
      places.put(monitor, places.size());
      Map<?, ?> labels = monitor.field("spec", "selector", "matchLabels").map();
      add(isOfPods(monitor) ? podMonitors : serviceMonitors, labels, "", monitor);
    }
    for (ProfileObject service : all.isEmpty() ? List.<ProfileObject>of() : Services.all(objects)) {
      Map<?, ?> selector = service.field("spec", "selector").map();
      if (!selector.isEmpty()) {
        add(services, selector, service.namespace(), service);
      }
    }
  }

  /** Returns the targets of a profile, which all checks of a run share. */
  static MonitorTargets of(CheckContext context) {
    MonitorTargets known = context.shared(MonitorTargets.class);
    if (known == null) {
      known = new MonitorTargets(context.objects());
      context.share(known);
    }
    return known;
  }

  private static void add(
      Map<String, List<ProfileObject>> index,
      Map<?, ?> labels,
      String namespace,
      ProfileObject object) {
    String key = "";
    for (Map.Entry<?, ?> label : labels.entrySet()) {
      key = key(namespace, label);
      break;
    }
    add(index, key, object);
  }

  private static <K, T> void add(Map<K, List<T>> index, K key, T value) {
    List<T> list = index.get(key);
    if (list == null) {
      list = new ArrayList<>();
      index.put(key, list);
    }
    list.add(value);
  }

  private static String key(String namespace, Map.Entry<?, ?> label) {
    return namespace + "\n" + label.getKey() + "\n" + label.getValue();
  }

  /** The objects of an index whose selector may fit labels, those without a label included. */
  private static List<ProfileObject> candidates(
      Map<String, List<ProfileObject>> index, String namespace, Map<String, String> labels) {
    List<ProfileObject> found = new ArrayList<>(index.getOrDefault("", List.of()));
    for (Map.Entry<String, String> label : labels.entrySet()) {
      found.addAll(index.getOrDefault(key(namespace, label), List.of()));
    }
    return found;
  }

  private static boolean isOfPods(ProfileObject monitor) {
    return monitor.kind().equals(POD_MONITOR);
  }

  /** True if a monitor looks into a namespace. */
  static boolean watches(ProfileObject monitor, String namespace) {
    ObjectField watched = monitor.field("spec", "namespaceSelector");
    List<?> named = watched.in("matchNames").list();
    return watched.in("any").isTrue()
        || (named.isEmpty() ? monitor.namespace().equals(namespace) : named.contains(namespace));
  }

  /** Returns the monitors that select pods, or a Service of them, PodMonitors first. */
  List<ProfileObject> monitorsOf(PodTemplate pods) {
    Set<ProfileObject> found = Collections.newSetFromMap(new IdentityHashMap<>());
    for (ProfileObject monitor : candidates(podMonitors, "", pods.labels())) {
      if (watches(monitor, pods.namespace()) && selects(monitor, pods.labels())) {
        found.add(monitor);
      }
    }
    if (!serviceMonitors.isEmpty()) {
      for (ProfileObject service : servicesOf(pods)) {
        Map<String, String> labels = labels(service);
        for (ProfileObject monitor : candidates(serviceMonitors, "", labels)) {
          if (watches(monitor, pods.namespace()) && selects(monitor, labels)) {
            found.add(monitor);
          }
        }
      }
    }
    List<ProfileObject> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparing(places::get));
    return sorted;
  }

  /** Returns the Services of pods. */
  List<ProfileObject> servicesOf(PodTemplate pods) {
    List<ProfileObject> found = new ArrayList<>();
    for (ProfileObject service : candidates(services, pods.namespace(), pods.labels())) {
      if (service.namespace().equals(pods.namespace())
          && pods.has(service.field("spec", "selector").map())) {
        found.add(service);
      }
    }
    return found;
  }

  private static Map<String, String> labels(ProfileObject service) {
    return service.field("metadata", "labels").texts();
  }

  private static boolean selects(ProfileObject monitor, Map<String, String> labels) {
    return ObjectSelector.matches(monitor.field("spec", "selector").map(), labels);
  }

  /** True if the selector of a monitor matches the labels of pods, or of a Service of them. */
  boolean matches(ProfileObject monitor, PodTemplate pods) {
    return isOfPods(monitor) ? selects(monitor, pods.labels()) : !services(monitor, pods).isEmpty();
  }

  /** Returns the Services of pods whose labels a ServiceMonitor selects; none for a PodMonitor. */
  List<ProfileObject> services(ProfileObject monitor, PodTemplate pods) {
    List<ProfileObject> selected = new ArrayList<>();
    if (!isOfPods(monitor)) {
      for (ProfileObject service : servicesOf(pods)) {
        if (selects(monitor, labels(service))) {
          selected.add(service);
        }
      }
    }
    return selected;
  }

  /** Returns the pods that a PodMonitor selects; none for a ServiceMonitor. */
  List<PodTemplate> podsOf(ProfileObject monitor) {
    if (selectedPods == null) {
      selectedPods = new IdentityHashMap<>();
      for (PodTemplate pods : podMonitors.isEmpty() ? List.<PodTemplate>of() : objects.pods()) {
        for (ProfileObject one : candidates(podMonitors, "", pods.labels())) {
          if (watches(one, pods.namespace()) && selects(one, pods.labels())) {
            add(selectedPods, one, pods);
          }
        }
      }
    }
    return selectedPods.getOrDefault(monitor, List.of());
  }

  /** Returns the Services that a ServiceMonitor selects; none for a PodMonitor. */
  List<ProfileObject> servicesOf(ProfileObject monitor) {
    if (selectedServices == null) {
      selectedServices = new IdentityHashMap<>();
      for (ProfileObject service :
          serviceMonitors.isEmpty() ? List.<ProfileObject>of() : Services.all(objects)) {
        Map<String, String> labels = labels(service);
        for (ProfileObject one : candidates(serviceMonitors, "", labels)) {
          if (watches(one, service.namespace()) && selects(one, labels)) {
            add(selectedServices, one, service);
          }
        }
      }
    }
    return selectedServices.getOrDefault(monitor, List.of());
  }

  /** True for a monitor among the manifests that has no target in the profile. */
  private boolean isIdle(ProfileObject monitor) {
    return monitor.isManifest() && podsOf(monitor).isEmpty() && servicesOf(monitor).isEmpty();
  }

  private Idle idle() {
    if (idle == null) {
      idle = new Idle(new HashMap<>(), new HashMap<>(), new ArrayList<>());
      for (ProfileObject monitor : all) {
        if (isIdle(monitor)) {
          add(idle.named, monitor.name(), monitor);
          ObjectField watched = monitor.field("spec", "namespaceSelector");
          List<?> named = watched.in("matchNames").list();
          if (watched.in("any").isTrue()) {
            idle.everywhere.add(monitor);
          } else if (named.isEmpty()) {
            add(idle.in, monitor.namespace(), monitor);
          } else {
            for (Object namespace : new LinkedHashSet<>(named)) {
              add(idle.in, String.valueOf(namespace), monitor);
            }
          }
        }
      }
    }
    return idle;
  }

  /** Returns the monitors of a name that have no target in the profile. */
  List<ProfileObject> withoutTarget(String name) {
    return idle().named.getOrDefault(name, List.of());
  }

  /**
   * Returns the monitors without a target that look into the namespace of pods, and those that
   * match the labels of the pods or of their Services but do not look into that namespace.
   */
  List<Collection<ProfileObject>> withoutTarget(PodTemplate pods) {
    Set<ProfileObject> elsewhere = Collections.newSetFromMap(new IdentityHashMap<>());
    addElsewhere(elsewhere, podMonitors, pods.labels(), pods);
    for (ProfileObject service : servicesOf(pods)) {
      addElsewhere(elsewhere, serviceMonitors, labels(service), pods);
    }
    return List.of(
        idle().in.getOrDefault(pods.namespace(), List.of()), idle().everywhere, elsewhere);
  }

  private void addElsewhere(
      Set<ProfileObject> elsewhere,
      Map<String, List<ProfileObject>> index,
      Map<String, String> labels,
      PodTemplate pods) {
    for (ProfileObject monitor : candidates(index, "", labels)) {
      if (isIdle(monitor) && selects(monitor, labels) && !watches(monitor, pods.namespace())) {
        elsewhere.add(monitor);
      }
    }
  }
}
