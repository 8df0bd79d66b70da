package io.gitopsprofile.check.image;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF084: a policy that the profile names is not covered by an ImageUpdateAutomation, so that no
 * commit sets the tag. An automation sets the policies of its own namespace that its selector
 * matches; a suspended one counts. (Source: fluxcd/image-automation-controller, {@code
 * internal/controller/imageupdateautomation_controller.go}, getPolicies.)
 */
final class ImageAutomations {

  private ImageAutomations() {}

  static void reportUncovered(
      Map<String, KnownPolicy> policies, ProfileObjects objects, DiagnosticCollector findings) {
    for (Map.Entry<String, KnownPolicy> policy : policies.entrySet()) {
      ProfileObject object = policy.getValue().spec().object();
      String cause = cause(object, objects.ofKind("ImageUpdateAutomation"));
      if (cause != null) {
        findings.add(
            DiagnosticCode.IMAGE_POLICY_UNCOVERED,
            object.at(),
            "the ImagePolicy \""
                + policy.getKey()
                + "\" is not covered by an ImageUpdateAutomation; "
                + cause,
            "add an automation of the namespace "
                + object.namespace()
                + " to imagePolicies.automations, or widen its policySelector; if another"
                + " repository brings it, accept the finding");
      }
    }
  }

  /** Returns the reason why no automation covers a policy; null if one does. */
  private static @Nullable String cause(ProfileObject policy, List<ProfileObject> automations) {
    String cause = "the profile has none in the namespace " + policy.namespace();
    for (ProfileObject automation : automations) {
      if (automation.group().equals(KnownPolicy.GROUP)
          && automation.namespace().equals(policy.namespace())) {
        Map<String, String> labels = policy.field("metadata", "labels").texts();
        if (mayMatch(automation.field("spec", "policySelector"), labels)) {
          return null;
        }
        cause = "the policySelector of \"" + automation.name() + "\" leaves it out";
      }
    }
    return cause;
  }

  private static boolean mayMatch(ObjectField selector, Map<String, String> labels) {
    for (Map.Entry<String, String> label : selector.in("matchLabels").texts().entrySet()) {
      if (!label.getValue().equals(labels.get(label.getKey()))) {
        return false;
      }
    }
    for (ObjectField expression : selector.in("matchExpressions").elements()) {
      String value = labels.get(expression.in("key").text());
      boolean isListed = value != null && expression.in("values").list().contains(value);
      boolean matches =
          switch (expression.in("operator").text()) {
            case "In" -> isListed;
            case "NotIn" -> !isListed;
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> true; // The API server refuses the automation.
          };
      if (!matches) {
        return false;
      }
    }
    return true;
  }
}
