package io.gitopsprofile.check.autoscaler;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Behavior;
import io.gitopsprofile.model.autoscaler.ScalingRules;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF033: a behavior is beyond the limits of the API server. The records enforce the limits of an
 * autoscaler except for its tolerance; manifests and patches can have any number. Policies that are
 * left out get Kubernetes' defaults, and an empty list is refused. (Source: Kubernetes,
 * pkg/apis/autoscaling/validation, validateScalingRules; KEDA hands the behavior of a ScaledObject
 * to its HorizontalPodAutoscaler.)
 */
final class BehaviorCheck implements Check {

  private static final int LONGEST_WINDOW = 3600;
  private static final int LONGEST_PERIOD = 1800;

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Autoscaler> autoscaler : context.autoscalers()) {
      Behavior behavior = autoscaler.value().behavior();
      if (behavior != null) {
        run(autoscaler, "scaleUp", behavior.scaleUp(), findings);
        run(autoscaler, "scaleDown", behavior.scaleDown(), findings);
      }
    }
    for (ProfileObject object : context.objects().ofKind("HorizontalPodAutoscaler")) {
      freeForm(object, object.field("spec", "behavior"), findings);
    }
    for (ProfileObject object : context.objects().ofKind("ScaledObject")) {
      freeForm(
          object,
          object.field("spec", "advanced", "horizontalPodAutoscalerConfig", "behavior"),
          findings);
    }
  }

  private static void run(
      Located<Autoscaler> autoscaler,
      String direction,
      @Nullable ScalingRules rules,
      DiagnosticCollector findings) {
    Quantity tolerance = rules == null ? null : rules.tolerance();
    if (tolerance != null && tolerance.amount().signum() < 0) {
      findings.add(
          DiagnosticCode.BEHAVIOR_LIMITS,
          autoscaler.at("behavior").key(direction).key("tolerance"),
          direction
              + " of autoscaler "
              + quoted(autoscaler.value().name())
              + " has tolerance "
              + tolerance
              + "; the API server takes 0 or more",
          "write the tolerance as a share of the target, such as 0.1");
    }
  }

  /** Reports the rules of a manifest or a patch. */
  private static void freeForm(
      ProfileObject object, ObjectField behavior, DiagnosticCollector findings) {
    if (!object.source().isFreeForm() || !behavior.isPresent()) {
      return;
    }
    for (String direction : List.of("scaleUp", "scaleDown")) {
      ObjectField rules = behavior.in(direction);
      number(rules.in("stabilizationWindowSeconds"), 0, LONGEST_WINDOW, findings);
      ObjectField policies = rules.in("policies");
      if (policies.value() instanceof List<?> list && list.isEmpty() && isFreeForm(policies)) {
        findings.add(
            DiagnosticCode.BEHAVIOR_LIMITS,
            policies.path(),
            object.title() + " has no policy in policies; the API server asks for one at least",
            "add a policy such as {type: Pods, value: 4, periodSeconds: 60}, or remove policies");
      }
      for (ObjectField policy : policies.elements()) {
        number(policy.in("value"), 1, Integer.MAX_VALUE, findings);
        number(policy.in("periodSeconds"), 1, LONGEST_PERIOD, findings);
      }
      BigDecimal tolerance = object.isManifest() ? rules.in("tolerance").amount() : null;
      if (tolerance != null && tolerance.signum() < 0) {
        findings.add(
            DiagnosticCode.BEHAVIOR_LIMITS,
            rules.in("tolerance").path(),
            object.title() + " has tolerance " + tolerance + "; the API server takes 0 or more",
            "write the tolerance as a share of the target, such as 0.1");
      }
    }
  }

  private static void number(ObjectField field, int least, int most, DiagnosticCollector findings) {
    Long number = field.number();
    if (number != null && (number < least || number > most) && isFreeForm(field)) {
      String limits =
          most == Integer.MAX_VALUE ? least + " or more" : "a number from " + least + " to " + most;
      findings.add(
          DiagnosticCode.BEHAVIOR_LIMITS,
          field.path(),
          field.object().title()
              + " has "
              + field.key()
              + " "
              + number
              + "; the API server takes "
              + limits,
          "write " + limits);
    }
  }

  private static boolean isFreeForm(ObjectField field) {
    return field.object().source().isFreeForm(field.path());
  }
}
