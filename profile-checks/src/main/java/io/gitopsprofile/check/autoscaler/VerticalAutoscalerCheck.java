package io.gitopsprofile.check.autoscaler;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ScalingObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    Map<String, List<ScalingObject>> scalers = new HashMap<>();
    for (ScalingObject scaler : ScalingObject.all(context.objects())) {
      String target = key(scaler.namespace(), scaler.targetKind(), scaler.targetName());
      List<ScalingObject> same = scalers.get(target);
      if (same == null) {
        same = new ArrayList<>();
        scalers.put(target, same);
      }
      same.add(scaler);
    }
    for (ProfileObject vertical : verticals) {
      ObjectField target = vertical.field("spec", "targetRef");
      String key = key(vertical.namespace(), target.in("kind").text(), target.in("name").text());
      for (ScalingObject scaler : scalers.getOrDefault(key, List.of())) {
        Set<String> both = controlled(vertical);
        both.retainAll(measured(scaler));
        if (!both.isEmpty()) {
          report(vertical, scaler, both, findings);
          break;
        }
      }
    }
  }

  private static String key(String namespace, String kind, String name) {
    return namespace + '\n' + kind + '\n' + name;
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
