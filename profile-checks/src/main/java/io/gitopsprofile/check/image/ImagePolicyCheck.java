package io.gitopsprofile.check.image;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.value.ImageReference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF081, PRF082, PRF083, PRF084: a container, release or manifest names a policy that the profile
 * does not have (PRF081), that writes another image (PRF082), that cannot choose the tag which the
 * profile has (PRF083), or that no automation covers (PRF084). (Source:
 * fluxcd/image-automation-controller, {@code internal/update}; fluxcd/image-reflector-controller,
 * {@code internal/policy}.)
 *
 * <p>Policies of the part {@code imagePolicies} and of manifests count alike. Another place may
 * bring a policy to the cluster, and a mirror of an image may have another name, so that a policy
 * which writes the tag alone may be one of another repository.
 */
final class ImagePolicyCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    List<PolicyUse> uses =
        context.profile().target().flux() == Flux.V2 ? PolicyUse.in(context) : List.of();
    if (uses.isEmpty()) {
      return;
    }
    Map<String, KnownPolicy> known = KnownPolicy.in(context.objects());
    Map<String, Integer> counts = new HashMap<>();
    for (PolicyUse use : uses) {
      counts.merge(use.policy().toString(), 1, Integer::sum);
    }
    Map<String, PolicyUse> missing = new LinkedHashMap<>();
    Map<String, KnownPolicy> named = new LinkedHashMap<>();
    for (PolicyUse use : uses) {
      KnownPolicy policy = known.get(use.policy().toString());
      if (policy == null) {
        missing.putIfAbsent(use.policy().toString(), use);
      } else {
        named.put(use.policy().toString(), policy);
        if (!writesOtherImage(use, policy, findings)) {
          cannotChoose(use, policy, findings);
        }
      }
    }
    ImageAutomations.reportUncovered(named, context.objects(), findings);
    for (PolicyUse use : missing.values()) {
      missing(use, counts.getOrDefault(use.policy().toString(), 0) == 1, known, findings);
    }
  }

  private static void missing(
      PolicyUse use, boolean only, Map<String, KnownPolicy> known, DiagnosticCollector findings) {
    String name = use.policy().toString();
    String elsewhere = inOtherNamespace(use.policy().name(), known.keySet());
    String meant = elsewhere == null ? ClosestName.of(name, known.keySet()).orElse("") : elsewhere;
    String slip = elsewhere == null ? ClosestName.slip(name, known.keySet()) : elsewhere;
    findings.add(
        DiagnosticCode.IMAGE_POLICY_UNKNOWN,
        use.place(),
        "the profile does not have the ImagePolicy \""
            + name
            + "\""
            + (meant.isEmpty() ? "" : "; did you mean \"" + meant + "\"?"),
        "name a policy of imagePolicies, or add this one there",
        Edit.setIfKnown(use.place(), only ? slip : null));
  }

  /** Returns the only policy of a name, in any namespace; null if there is not exactly one. */
  private static @Nullable String inOtherNamespace(String name, Set<String> known) {
    String found = null;
    for (String policy : known) {
      if (policy.endsWith(":" + name)) {
        if (found != null) {
          return null;
        }
        found = policy;
      }
    }
    return found;
  }

  private static boolean writesOtherImage(
      PolicyUse use, KnownPolicy policy, DiagnosticCollector findings) {
    ImageReference image = use.image();
    if (image == null || use.renames() || policy.mayWrite(image)) {
      return false;
    }
    findings.add(
        DiagnosticCode.IMAGE_POLICY_MISMATCH,
        use.place(),
        "the policy \""
            + use.policy()
            + "\" writes the image "
            + policy.image()
            + ", and the profile has "
            + image.name(),
        "name a policy of this image, write the image of the policy, or set rename: true");
    return true;
  }

  private static void cannotChoose(
      PolicyUse use, KnownPolicy policy, DiagnosticCollector findings) {
    String reason = use.tag().isEmpty() ? null : policy.refusal(use.tag());
    if (reason != null) {
      findings.add(
          DiagnosticCode.IMAGE_POLICY_TAG,
          use.place(),
          "the policy \""
              + use.policy()
              + "\" never chooses the tag "
              + use.tag()
              + " of the profile; "
              + reason,
          "write a tag that the policy can choose, or widen the policy");
    }
  }
}
