package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.Quantity;
import io.gitopsprofile.model.Resources;
import io.gitopsprofile.model.Workload;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Utilization is a share of what the pods request, so each of their containers, sidecars too, needs
 * a request for the resource. A limit alone is a request of the same size. (Kubernetes:
 * pkg/controller/podautoscaler, calculatePodRequests.)
 */
final class NoRequestCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Autoscaler> autoscaler : subject.autoscalers()) {
      Part<Workload> target = subject.targetOf(autoscaler.value());
      if (target == null) {
        ManifestRequests.check(subject, autoscaler, findings);
      }
      if (target == null || !Nested.map(Pods.patchedSpec(target.value()), "resources").isEmpty()) {
        continue;
      }
      for (Part<Container> container : Pods.containers(target)) {
        Set<String> missing = new LinkedHashSet<>();
        boolean alone = target.value().containers().size() == 1;
        for (String resource : targeted(autoscaler.value(), container.value().name())) {
          if (!requests(container.value(), resource, alone)
              && !limitRange(subject, target.value().namespace(), resource)) {
            missing.add(resource);
          }
        }
        if (!missing.isEmpty()) {
          report(autoscaler.value(), target.value(), container, missing, findings);
        }
      }
    }
  }

  /** The resources whose utilization the autoscaler targets in this container. */
  static Set<String> targeted(Autoscaler autoscaler, String container) {
    Set<String> targeted = new LinkedHashSet<>();
    if (autoscaler.metrics().isEmpty()) {
      targeted.add("cpu");
    }
    for (Metric metric : autoscaler.metrics()) {
      if (metric instanceof Metric.Cpu cpu && cpu.averageUtilization() != null) {
        targeted.add("cpu");
      } else if (metric instanceof Metric.Memory memory && memory.averageUtilization() != null) {
        targeted.add("memory");
      } else if (metric instanceof Metric.ContainerResource one
          && one.averageUtilization() != null
          && one.container().equals(container)) {
        targeted.add(one.name());
      }
    }
    return targeted;
  }

  /** Pods that request zero in all have no utilization. */
  private static boolean requests(Container container, String resource, boolean alone) {
    Resources resources = container.resources();
    Quantity asked = resources == null ? null : resources.requests().get(resource);
    boolean zero = alone && asked != null && asked.amount().signum() == 0;
    return resources != null
        && !zero
        && (asked != null || resources.limits().containsKey(resource));
  }

  /** Whether a LimitRange of the namespace gives containers a request. */
  static boolean limitRange(Subject subject, String namespace, String resource) {
    for (Part<Manifest> range : Manifests.ofKind(subject, "LimitRange")) {
      if (Manifests.namespace(range.value()).equals(namespace)) {
        List<?> limits = Nested.list(range.value().object().get("spec"), "limits");
        for (Object limit : limits) {
          if (Nested.text(limit, "type").equals("Container")
              && (Nested.map(limit, "defaultRequest").containsKey(resource)
                  || Nested.map(limit, "default").containsKey(resource))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static void report(
      Autoscaler autoscaler,
      Workload workload,
      Part<Container> container,
      Set<String> missing,
      Findings findings) {
    String resources = Wording.and(missing);
    String aim =
        autoscaler.metrics().isEmpty()
            ? " has no metrics, so it targets 80 % cpu utilization"
            : " targets the utilization of " + resources;
    findings.add(
        DiagnosticCode.NO_REQUEST,
        container.at("resources").key("requests"),
        "autoscaler "
            + Wording.quoted(autoscaler.name())
            + aim
            + ", and container "
            + Wording.quoted(container.value().name())
            + " of workload "
            + Wording.quoted(workload.name())
            + " requests no "
            + Wording.or(missing),
        "give the container a request for " + resources + ", or target an averageValue");
  }
}
