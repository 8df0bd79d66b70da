package io.gitopsprofile.check.autoscaler;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.Resources;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ManifestObjects;
import io.gitopsprofile.view.MetricFacts;
import io.gitopsprofile.view.PodSpecs;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * PRF027: an autoscaler targets the utilization of a resource that a container does not request.
 * Utilization is a share of the requests, so each container, sidecars included, needs a request; a
 * limit alone counts as a request of the same size. KEDA's webhook requires one for an amount, too.
 * (Source: Kubernetes, pkg/controller/podautoscaler, calculatePodRequests; KEDA,
 * apis/keda/v1alpha1/scaledobject_webhook.go.)
 */
final class ResourceRequestCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Autoscaler> autoscaler : context.autoscalers()) {
      Located<Workload> target = context.targetOf(autoscaler.value());
      if (target == null) {
        ManifestRequests.check(context, autoscaler, findings);
      }
      if (target == null
          || !FreeFormValues.map(PodSpecs.patchedSpec(target.value()), "resources").isEmpty()) {
        continue;
      }
      for (Located<Container> container : PodSpecs.containers(target)) {
        Set<String> missing = new LinkedHashSet<>();
        boolean alone = target.value().containers().size() == 1;
        for (String resource : targeted(autoscaler.value(), container.value().name(), context)) {
          if (!requests(container.value(), resource, alone)
              && !limitRange(context, target.value().namespace(), resource)) {
            missing.add(resource);
          }
        }
        if (!missing.isEmpty()) {
          report(context, autoscaler.value(), target.value(), container, missing, findings);
        }
      }
    }
  }

  /** Returns the resources of this container that the autoscaler needs requests for. */
  static Set<String> targeted(Autoscaler autoscaler, String container, CheckContext context) {
    boolean keda = context.profile().target().usesKeda();
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

  /**
   * Returns true if a container requests a resource. Pods that request zero in total have no
   * utilization.
   */
  private static boolean requests(Container container, String resource, boolean alone) {
    Resources resources = container.resources();
    Quantity asked = resources == null ? null : resources.requests().get(resource);
    boolean zero = alone && asked != null && asked.amount().signum() == 0;
    return resources != null
        && !zero
        && (asked != null || resources.limits().containsKey(resource));
  }

  /** Returns true if a LimitRange of the namespace sets a default request for containers. */
  static boolean limitRange(CheckContext context, String namespace, String resource) {
    for (Located<Manifest> range : ManifestObjects.ofKind(context, "LimitRange")) {
      if (ManifestObjects.namespace(range.value()).equals(namespace)) {
        List<?> limits = FreeFormValues.list(range.value().object().get("spec"), "limits");
        for (Object limit : limits) {
          if (FreeFormValues.text(limit, "type").equals("Container")
              && (FreeFormValues.map(limit, "defaultRequest").containsKey(resource)
                  || FreeFormValues.map(limit, "default").containsKey(resource))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Returns the words for the metrics that need the requests. */
  static String aim(Autoscaler autoscaler, String resources, CheckContext context) {
    return autoscaler.metrics().isEmpty()
        ? " has no metrics, so it targets 80 % cpu utilization"
        : context.profile().target().usesKeda()
            ? " scales on " + resources + ", for which KEDA's webhook asks for requests"
            : " targets the utilization of " + resources;
  }

  /** Returns the fix for a missing request. */
  static String fix(String resources, CheckContext context) {
    return "give the container a request for "
        + resources
        + (context.profile().target().usesKeda() ? "" : ", or target an averageValue");
  }

  private static void report(
      CheckContext context,
      Autoscaler autoscaler,
      Workload workload,
      Located<Container> container,
      Set<String> missing,
      DiagnosticCollector findings) {
    String resources = Phrases.and(missing);
    findings.add(
        DiagnosticCode.NO_REQUEST,
        container.at("resources").key("requests"),
        "autoscaler "
            + Phrases.quoted(autoscaler.name())
            + aim(autoscaler, resources, context)
            + ", and container "
            + Phrases.quoted(container.value().name())
            + " of workload "
            + Phrases.quoted(workload.name())
            + " requests no "
            + Phrases.or(missing),
        fix(resources, context));
  }
}
