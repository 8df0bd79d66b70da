package io.gitopsprofile.check.autoscaler;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.view.DefaultRequests;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.MetricFacts;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ScalingObject;
import java.util.Iterator;
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
    DefaultRequests defaults = new DefaultRequests(context.objects());
    for (Located<Autoscaler> part : context.autoscalers()) {
      Autoscaler autoscaler = part.value();
      ProfileObject object = context.objects().of(part.path());
      ScalingObject scaler = object == null ? null : ScalingObject.of(object);
      PodTemplate pods = scaler == null ? null : scaler.pods(context.objects());
      if (scaler == null
          || pods == null
          || !pods.kind().scales()
          || !pods.spec().in("resources").map().isEmpty()) {
        continue;
      }
      Set<String> given = defaults.in(pods.namespace());
      for (ObjectField container : pods.containers()) {
        Set<String> missing = targeted(autoscaler, container.in("name").text(), context);
        removeGiven(missing, given, container, pods);
        if (!missing.isEmpty()) {
          report(context, autoscaler, container, missing, findings);
        }
      }
    }
    for (ScalingObject scaler : ScalingObject.all(context.objects())) {
      PodTemplate pods = scaler.object().isManifest() ? scaler.pods(context.objects()) : null;
      if (pods != null && pods.spec().in("resources").map().isEmpty()) {
        ofManifest(scaler, pods, defaults, findings);
      }
    }
  }

  private static void ofManifest(
      ScalingObject scaler,
      PodTemplate pods,
      DefaultRequests defaults,
      DiagnosticCollector findings) {
    Set<String> given = defaults.in(pods.namespace());
    for (ObjectField container : pods.containers()) {
      Set<String> missing = targeted(scaler, container.in("name").text());
      removeGiven(missing, given, container, pods);
      if (!missing.isEmpty() && !(container.in("resources").value() instanceof String)) {
        report(scaler, container, missing, findings);
      }
    }
  }

  /** Removes the resources that a container requests, or gets by a LimitRange. */
  private static void removeGiven(
      Set<String> missing, Set<String> given, ObjectField container, PodTemplate pods) {
    boolean alone = pods.containers().size() == 1;
    Iterator<String> left = missing.iterator();
    while (left.hasNext()) {
      String resource = left.next();
      if (given.contains(resource) || requests(container, resource, alone)) {
        left.remove();
      }
    }
  }

  /** The same for an autoscaler among the manifests. */
  private static Set<String> targeted(ScalingObject scaler, String container) {
    Set<String> targeted = new LinkedHashSet<>();
    ProfileObject object = scaler.object();
    if (scaler.isScaledObject()) {
      for (ObjectField trigger : object.field("spec", "triggers").elements()) {
        String only = trigger.in("metadata", "containerName").text();
        addResource(
            targeted, trigger.in("type").text(), only.isEmpty() ? container : only, container);
      }
      return targeted;
    }
    if (object.field("spec", "targetCPUUtilizationPercentage").isPresent()) {
      targeted.add("cpu");
    }
    for (ObjectField metric : object.field("spec", "metrics").elements()) {
      for (String source : List.of("resource", "containerResource")) {
        ObjectField field = metric.in(source);
        boolean share =
            field.in("target", "averageUtilization").isPresent()
                || field.in("targetAverageUtilization").isPresent();
        String only = field.in("container").text();
        if (share) {
          addResource(
              targeted, field.in("name").text(), only.isEmpty() ? container : only, container);
        }
      }
    }
    return targeted;
  }

  private static void addResource(
      Set<String> targeted, String resource, String measured, String container) {
    if (measured.equals(container) && (resource.equals("cpu") || resource.equals("memory"))) {
      targeted.add(resource);
    }
  }

  /** The resources that the autoscaler needs a request for in this container. */
  private static Set<String> targeted(
      Autoscaler autoscaler, String container, CheckContext context) {
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

  /** Pods that request zero in all have no utilization. */
  private static boolean requests(ObjectField container, String resource, boolean alone) {
    ObjectField asked = container.in("resources", "requests", resource);
    return asked.isPresent()
        ? !alone || !isZero(String.valueOf(asked.value()))
        : container.in("resources", "limits", resource).isPresent();
  }

  private static boolean isZero(String quantity) {
    for (int i = 0; i < quantity.length(); i++) {
      if (quantity.charAt(i) >= '1' && quantity.charAt(i) <= '9') {
        return false;
      }
    }
    return true;
  }

  /** The words of a message for the metrics that need the requests. */
  private static String aim(Autoscaler autoscaler, String resources, CheckContext context) {
    return autoscaler.metrics().isEmpty()
        ? " has no metrics, so it targets 80 % cpu utilization"
        : context.profile().target().usesKeda()
            ? " scales on " + resources + ", for which KEDA's webhook asks for requests"
            : " targets the utilization of " + resources;
  }

  /** The fix of a missing request. */
  private static String fix(String resources, CheckContext context) {
    return "give the container a request for "
        + resources
        + (context.profile().target().usesKeda() ? "" : ", or target an averageValue");
  }

  private static void report(
      ScalingObject scaler,
      ObjectField container,
      Set<String> missing,
      DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.NO_REQUEST,
        container.in("resources", "requests").path(),
        scaler.title()
            + (scaler.isScaledObject()
                ? " scales on "
                    + Phrases.and(missing)
                    + ", for which KEDA's webhook asks for requests"
                : " targets the utilization of " + Phrases.and(missing))
            + ", and container "
            + Phrases.quoted(container.in("name").text())
            + " of "
            + container.object().title()
            + " requests no "
            + Phrases.or(missing),
        "give the container a request for "
            + Phrases.and(missing)
            + (scaler.isScaledObject() ? "" : ", or target an averageValue"));
  }

  private static void report(
      CheckContext context,
      Autoscaler autoscaler,
      ObjectField container,
      Set<String> missing,
      DiagnosticCollector findings) {
    String resources = Phrases.and(missing);
    findings.add(
        DiagnosticCode.NO_REQUEST,
        container.in("resources", "requests").path(),
        "autoscaler "
            + Phrases.quoted(autoscaler.name())
            + aim(autoscaler, resources, context)
            + ", and container "
            + Phrases.quoted(container.in("name").text())
            + " of "
            + container.object().title()
            + " requests no "
            + Phrases.or(missing),
        fix(resources, context));
  }
}
