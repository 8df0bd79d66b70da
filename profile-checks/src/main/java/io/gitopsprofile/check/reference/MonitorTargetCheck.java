package io.gitopsprofile.check.reference;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ObjectSelector;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.Services;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF138: a PodMonitor selects no pods, or a ServiceMonitor no Service, of the profile, and nothing
 * else creates any in the namespaces that the monitor looks into. A monitor that an autoscaler
 * depends on is PRF130. (Source: prometheus-operator, docs/user-guides/getting-started.md.)
 */
final class MonitorTargetCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (ProfileObject monitor : context.objects().ofKind("PodMonitor")) {
      check(monitor, null, context, findings);
    }
    List<ProfileObject> monitors = context.objects().ofKind("ServiceMonitor");
    if (monitors.isEmpty()) {
      return;
    }
    Map<String, List<ProfileObject>> services = new HashMap<>();
    for (ProfileObject service : Services.all(context.objects())) {
      List<ProfileObject> known = services.get(service.namespace());
      if (known == null) {
        known = new ArrayList<>();
        services.put(service.namespace(), known);
      }
      known.add(service);
    }
    for (ProfileObject monitor : monitors) {
      check(monitor, services, context, findings);
    }
  }

  /**
   * Checks a monitor.
   *
   * @param services the Services of each namespace; null for a monitor of pods
   */
  private static void check(
      ProfileObject monitor,
      @Nullable Map<String, List<ProfileObject>> services,
      CheckContext context,
      DiagnosticCollector findings) {
    ObjectField selector = monitor.field("spec", "selector");
    Set<String> namespaces = namespaces(monitor);
    Map<?, ?> labels = selector.in("matchLabels").map();
    if (namespaces.isEmpty()
        || labels.isEmpty()
        || labels.toString().indexOf('$') >= 0
        || findings.has(DiagnosticCode.NOT_MONITORED, selector.path())
        || isReported(selector, findings)) {
      return;
    }
    for (String namespace : namespaces) {
      if (Outside.of(context).mayBe(namespace)
          || (services == null
              ? hasPods(namespace, selector, context)
              : hasService(services.getOrDefault(namespace, List.of()), selector))) {
        return;
      }
    }
    String targets = services == null ? "pods" : "Service";
    findings.add(
        DiagnosticCode.MISSING_OBJECT,
        selector.path(),
        monitor.title()
            + " selects no "
            + targets
            + " of the profile in namespace "
            + quoted(String.join(", ", namespaces)),
        "select by the labels of the "
            + targets
            + ", or accept the finding if something else creates them");
  }

  private static boolean isReported(ObjectField selector, DiagnosticCollector findings) {
    for (String key : selector.in("matchLabels").keys()) {
      if (findings.has(DiagnosticCode.NOT_MONITORED, selector.in("matchLabels", key).path())) {
        return true;
      }
    }
    return false;
  }

  /** The namespaces that a monitor looks into; none if they are all or not known. */
  private static Set<String> namespaces(ProfileObject monitor) {
    ObjectField written = monitor.field("spec", "namespaceSelector");
    Set<String> names = new LinkedHashSet<>();
    if (written.in("any").isTrue()) {
      return names;
    }
    for (ObjectField name : written.in("matchNames").elements()) {
      names.add(name.text());
    }
    if (names.isEmpty()) {
      names.add(monitor.namespace());
    }
    return names;
  }

  private static boolean hasPods(String namespace, ObjectField selector, CheckContext context) {
    Map<?, ?> labels = selector.in("matchLabels").map();
    for (PodTemplate pods : context.objects().podsWith(namespace, labels)) {
      if (ObjectSelector.matches(selector.map(), pods.labels())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasService(List<ProfileObject> services, ObjectField selector) {
    for (ProfileObject service : services) {
      if (ObjectSelector.matches(selector.map(), service.field("metadata", "labels").texts())) {
        return true;
      }
    }
    return false;
  }
}
