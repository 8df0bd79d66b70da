package io.gitopsprofile.check.autoscaler;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ScalingObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * PRF136: a VerticalPodAutoscaler sets the requests for the resource by which another autoscaler
 * scales the same pods. (Source: kubernetes/autoscaler, vertical-pod-autoscaler/docs, known
 * limitations.)
 *
 * <p>A VerticalPodAutoscaler with the mode {@code Off} only recommends. It controls both resources
 * unless {@code controlledResources} names one.
 */
final class VerticalAutoscalerCheck implements Check {

  private static final List<String> RESOURCES = List.of("cpu", "memory");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    List<ProfileObject> verticals = context.objects().ofKind("VerticalPodAutoscaler");
    if (verticals.isEmpty()) {
      return;
    }
    List<ScalingObject> scalers = ScalingObject.all(context.objects());
    for (ProfileObject vertical : verticals) {
      Set<String> set = controlled(vertical);
      for (ScalingObject scaler : scalers) {
        Set<String> both = new LinkedHashSet<>(isSameTarget(vertical, scaler) ? set : Set.of());
        both.retainAll(measured(scaler));
        if (!both.isEmpty()) {
          report(vertical, scaler, both, findings);
          break;
        }
      }
    }
  }

  private static boolean isSameTarget(ProfileObject vertical, ScalingObject scaler) {
    ObjectField target = vertical.field("spec", "targetRef");
    return vertical.namespace().equals(scaler.namespace())
        && target.in("kind").text().equals(scaler.targetKind())
        && target.in("name").text().equals(scaler.targetName());
  }

  /** The resources whose requests the object sets in at least one container. */
  private static Set<String> controlled(ProfileObject vertical) {
    Set<String> resources = new LinkedHashSet<>();
    if (isOff(vertical.field("spec", "updatePolicy", "updateMode"))) {
      return resources;
    }
    List<ObjectField> policies =
        vertical.field("spec", "resourcePolicy", "containerPolicies").elements();
    for (ObjectField policy : policies) {
      if (isOff(policy.in("mode"))) {
        continue;
      }
      List<?> named = policy.in("controlledResources").list();
      for (String resource : RESOURCES) {
        boolean controls = policy.in("controlledResources").isPresent();
        if (!controls || named.contains(resource)) {
          resources.add(resource);
        }
      }
    }
    if (policies.isEmpty()) {
      resources.addAll(RESOURCES);
    }
    return resources;
  }

  /** True for the mode; YAML 1.1 also writes it without quotes, where it is a boolean. */
  private static boolean isOff(ObjectField mode) {
    return "Off".equals(mode.value()) || Boolean.FALSE.equals(mode.value());
  }

  /** The resources that an autoscaler measures; CPU if it has no metric. */
  private static Set<String> measured(ScalingObject scaler) {
    Set<String> measured = new LinkedHashSet<>();
    if (scaler.isScaledObject()) {
      for (ObjectField trigger : scaler.object().field("spec", "triggers").elements()) {
        measured.add(trigger.in("type").text());
      }
      return measured;
    }
    ObjectField share = scaler.object().field("spec", "targetCPUUtilizationPercentage");
    List<ObjectField> metrics = scaler.object().field("spec", "metrics").elements();
    if (share.isPresent() || metrics.isEmpty()) {
      measured.add("cpu");
    }
    for (ObjectField metric : metrics) {
      measured.add(metric.in("resource", "name").text());
      measured.add(metric.in("containerResource", "name").text());
    }
    return measured;
  }

  private static void report(
      ProfileObject vertical,
      ScalingObject scaler,
      Set<String> resources,
      DiagnosticCollector findings) {
    String both = String.join(" and ", resources);
    findings.add(
        DiagnosticCode.TWO_OWNERS_OF_REQUESTS,
        vertical.part(),
        "VerticalPodAutoscaler \""
            + vertical.name()
            + "\" sets the "
            + both
            + " requests of "
            + scaler.targetKind()
            + " \""
            + scaler.targetName()
            + "\"; "
            + scaler.title()
            + " scales its pods by "
            + both
            + ", so that each of the two undoes the other's work",
        "set updateMode to \"Off\", or leave "
            + both
            + " out of controlledResources; or scale by another metric");
  }
}
