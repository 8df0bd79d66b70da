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
 * a request for the resource. A limit alone is a request of the same size. KEDA's webhook asks for
 * one where an amount is targeted, too. (Kubernetes: pkg/controller/podautoscaler,
 * calculatePodRequests; KEDA: apis/keda/v1alpha1/scaledobject_webhook.go.)
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
        for (String resource : targeted(autoscaler.value(), container.value().name(), subject)) {
          if (!requests(container.value(), resource, alone)
              && !limitRange(subject, target.value().namespace(), resource)) {
            missing.add(resource);
          }
        }
        if (!missing.isEmpty()) {
          report(subject, autoscaler.value(), target.value(), container, missing, findings);
        }
      }
    }
  }

  /** The resources that the autoscaler needs a request for in this container. */
  static Set<String> targeted(Autoscaler autoscaler, String container, Subject subject) {
    boolean keda = subject.profile().target().usesKeda();
    Set<String> targeted = new LinkedHashSet<>();
    if (autoscaler.metrics().isEmpty()) {
      targeted.add("cpu");
    }
    for (Metric metric : autoscaler.metrics()) {
      MetricFacts facts = MetricFacts.of(metric);
      String resource = facts.resource();
      if (resource != null
          && (keda || facts.averageUtilization() != null)
          && facts.measures(container)) {
        targeted.add(resource);
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

  /** How a message says what needs the requests. */
  static String aim(Autoscaler autoscaler, String resources, Subject subject) {
    return autoscaler.metrics().isEmpty()
        ? " has no metrics, so it targets 80 % cpu utilization"
        : subject.profile().target().usesKeda()
            ? " scales on " + resources + ", for which KEDA's webhook asks for requests"
            : " targets the utilization of " + resources;
  }

  /** What to do about a missing request. */
  static String fix(String resources, Subject subject) {
    return "give the container a request for "
        + resources
        + (subject.profile().target().usesKeda() ? "" : ", or target an averageValue");
  }

  private static void report(
      Subject subject,
      Autoscaler autoscaler,
      Workload workload,
      Part<Container> container,
      Set<String> missing,
      Findings findings) {
    String resources = Wording.and(missing);
    findings.add(
        DiagnosticCode.NO_REQUEST,
        container.at("resources").key("requests"),
        "autoscaler "
            + Wording.quoted(autoscaler.name())
            + aim(autoscaler, resources, subject)
            + ", and container "
            + Wording.quoted(container.value().name())
            + " of workload "
            + Wording.quoted(workload.name())
            + " requests no "
            + Wording.or(missing),
        fix(resources, subject));
  }
}
