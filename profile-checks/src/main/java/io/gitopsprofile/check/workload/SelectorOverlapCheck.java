package io.gitopsprofile.check.workload;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ScalingObject;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * PRF034: the selector of an object also selects the pods of another object in the namespace: an
 * autoscaler then measures both (AmbiguousSelector), and a budget counts both. If two objects
 * select each other's pods, the later one is reported. The pods of a Job have an owner that no
 * controller takes from them, so they count only if an autoscaler or a budget counts them; so does
 * a single Pod beside a Deployment, which selects by pod-template-hash, too. Two controllers that
 * nothing else counts work, because each leaves pods with another owner alone, and are a warning.
 * Pods without a selector of their own are reported at their label. (Source: Kubernetes,
 * Deployments, "do not overlap labels or selectors with other controllers";
 * pkg/controller/controller_ref_manager.go, ClaimObject.)
 */
final class SelectorOverlapCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Set<ProfileObject> scaled = scaled(context.objects());
    Set<PodTemplate> earlier = Collections.newSetFromMap(new IdentityHashMap<>());
    for (PodTemplate wide : context.objects().pods()) {
      Map<String, String> selector = matchLabels(wide);
      for (PodTemplate other : context.objects().podsWith(wide.namespace(), selector)) {
        Map<String, String> back = matchLabels(other);
        boolean bothWays = !back.isEmpty() && wide.has(back);
        if (isSame(wide.object(), other.object()) || (bothWays && !earlier.contains(other))) {
          continue;
        }
        boolean counted =
            scaled.contains(wide.object()) || hasBudget(context.objects(), wide, other);
        boolean bothScaled = bothWays && scaled.contains(other.object());
        if (counted || bothScaled || !staysApart(wide, other)) {
          boolean works = !counted && !bothScaled && hasOwner(other);
          report(wide.object(), selector, other, works, findings);
          break;
        }
      }
      earlier.add(wide);
    }
  }

  private static boolean isSame(ProfileObject one, ProfileObject other) {
    return one.kind().equals(other.kind()) && one.name().equals(other.name());
  }

  /** Tells pods that the controller of the selector never takes over. */
  private static boolean staysApart(PodTemplate wide, PodTemplate other) {
    WorkloadKind kind = WorkloadKind.of(other.object().kind());
    return kind != null
        && (kind.ends()
            || (!kind.hasTemplate() && WorkloadKind.DEPLOYMENT.is(wide.object().kind())));
  }

  /** Tells pods that a controller makes, and so owns. */
  private static boolean hasOwner(PodTemplate pods) {
    WorkloadKind kind = WorkloadKind.of(pods.object().kind());
    return kind != null && kind.hasTemplate();
  }

  /** The objects that an autoscaler scales. */
  private static Set<ProfileObject> scaled(ProfileObjects objects) {
    Set<ProfileObject> scaled = Collections.newSetFromMap(new IdentityHashMap<>());
    for (ScalingObject scaler : ScalingObject.all(objects)) {
      PodTemplate pods = scaler.pods(objects);
      if (pods != null) {
        scaled.add(pods.object());
      }
    }
    return scaled;
  }

  /** Finds a budget that selects the pods of both. */
  private static boolean hasBudget(ProfileObjects objects, PodTemplate wide, PodTemplate other) {
    for (ProfileObject budget : objects.ofKind("PodDisruptionBudget")) {
      Map<?, ?> labels = budget.field("spec", "selector", "matchLabels").map();
      if (budget.namespace().equals(wide.namespace())
          && !labels.isEmpty()
          && wide.has(labels)
          && other.has(labels)) {
        return true;
      }
    }
    return false;
  }

  /** The labels that say which pods are the object's; none where an expression says more. */
  private static Map<String, String> matchLabels(PodTemplate pods) {
    ObjectField selector = pods.selector();
    Map<String, String> labels = selector.in("matchLabels").texts();
    boolean whole =
        labels.size() == selector.in("matchLabels").map().size()
            && selector.in("matchExpressions").list().isEmpty();
    return whole ? labels : Map.of();
  }

  private static void report(
      ProfileObject wide,
      Map<String, String> selector,
      PodTemplate other,
      boolean works,
      DiagnosticCollector findings) {
    String message =
        "the selector of "
            + wide.title()
            + " ("
            + Phrases.labels(selector)
            + ") also selects the pods of "
            + other.object().title()
            + " in namespace "
            + quoted(wide.namespace());
    ProfilePath place = wide.at("spec", "selector");
    String fix = "give each of the two a label in selector that the other's pods do not have";
    ObjectField labels = other.template().in("metadata", "labels");
    if (!other.selector().isPresent() && labels.isPresent() && !selector.isEmpty()) {
      place = labels.in(selector.keySet().iterator().next()).path();
      fix = "give the pods of " + other.object().title() + " another value of a label, or none";
    }
    if (works) {
      findings.warn(DiagnosticCode.SELECTOR, place, message, fix);
    } else {
      findings.add(DiagnosticCode.SELECTOR, place, message, fix);
    }
  }
}
