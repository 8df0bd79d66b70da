package io.gitopsprofile.check.workload;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ObjectSelector;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ReleaseValues;
import io.gitopsprofile.view.ScalingObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF133, PRF121: a PodDisruptionBudget lets no pod be evicted: maxUnavailable is 0, or
 * minAvailable is as large as the smallest number of pods, or the pods have two budgets. (Sources:
 * Kubernetes, pkg/controller/disruption, where shares are rounded up;
 * pkg/registry/core/pod/storage/eviction.go, which refuses pods with two budgets.)
 *
 * <p>The smallest number is the autoscaler's minimum, else {@code spec.replicas}. A workload that
 * scales to zero has at least one pod when it has any. The check skips the number of pods where
 * expressions select them or several objects own them.
 */
final class BudgetRoomCheck implements Check {

  /** Custom resources for which no operator runs pods. */
  private static final Set<String> WITHOUT_PODS =
      Set.of(
          "ServiceMonitor",
          "PodMonitor",
          "PrometheusRule",
          "ScaledObject",
          "TriggerAuthentication",
          "HelmRelease",
          "HelmRepository",
          "Kustomization",
          "ImageRepository",
          "ImagePolicy",
          "ImageUpdateAutomation");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Owners owners = null;
    for (ProfileObject budget : context.objects().ofKind("PodDisruptionBudget")) {
      if (owners == null) {
        owners = new Owners(context);
      }
      ObjectField most = budget.field("spec", "maxUnavailable");
      ObjectField least = budget.field("spec", "minAvailable");
      if (most.isPresent() && least.isPresent()) {
        continue;
      }
      if (budget.isManifest() && (isWrong(most, findings) || isWrong(least, findings))) {
        continue;
      }
      if (selectsNone(budget, context.objects(), owners)) {
        reportNone(budget, context.objects(), findings);
      } else if (isZero(most)) {
        report(most, budget, "does not allow a single eviction", findings);
      } else if ("100%".equals(least.value())) {
        report(least, budget, "keeps all pods, so that no pod may be evicted", findings);
      } else if (least.isPresent()) {
        checkNumber(least, budget, context, owners, findings);
      }
    }
    if (owners != null) {
      checkTwice(context.objects(), findings);
    }
  }

  /** Reports a budget for pods that an earlier budget selects: no pod with two can be evicted. */
  private static void checkTwice(ProfileObjects objects, DiagnosticCollector findings) {
    Map<ProfilePath, ProfileObject> budgets = new HashMap<>();
    for (ProfileObject budget : objects.ofKind("PodDisruptionBudget")) {
      // Budgets with the same selector are told apart from others by their first pods alone.
      if (!isTwice(budget, selected(budget, objects, 1), budgets, findings)) {
        isTwice(budget, selected(budget, objects, Integer.MAX_VALUE), budgets, findings);
      }
    }
  }

  /** Notes the budget of pods; returns true if some have an earlier one, which is reported. */
  private static boolean isTwice(
      ProfileObject budget,
      List<PodTemplate> selected,
      Map<ProfilePath, ProfileObject> budgets,
      DiagnosticCollector findings) {
    for (PodTemplate pods : selected) {
      ProfileObject first = budgets.putIfAbsent(pods.object().part(), budget);
      if (first != null && !first.name().equals(budget.name())) {
        findings.add(
            DiagnosticCode.BUDGET_BLOCKS,
            budget.part(),
            "PodDisruptionBudget \""
                + budget.name()
                + "\" selects the pods of "
                + pods.object().title()
                + ", and so does PodDisruptionBudget \""
                + first.name()
                + "\"; the API server evicts no pod that has two budgets",
            "remove one of the two");
        return true;
      }
    }
    return false;
  }

  /** True for a selector that selects pods; an empty one selects all since policy/v1. */
  private static boolean isRead(ProfileObject budget) {
    ObjectField selector = budget.field("spec", "selector");
    return !selector.map().isEmpty()
        || (selector.value() instanceof Map<?, ?> && budget.apiVersion().equals("policy/v1"));
  }

  /** The first pods that a budget selects; none without a selector. */
  private static List<PodTemplate> selected(
      ProfileObject budget, ProfileObjects objects, int most) {
    List<PodTemplate> selected = new ArrayList<>();
    ObjectField selector = budget.field("spec", "selector");
    if (!isRead(budget)) {
      return selected;
    }
    Map<?, ?> labels = selector.in("matchLabels").map();
    int enough = selector.in("matchExpressions").list().isEmpty() ? most : Integer.MAX_VALUE;
    for (PodTemplate pods :
        labels.isEmpty()
            ? objects.podsIn(budget.namespace())
            : objects.podsWith(budget.namespace(), labels, enough)) {
      if (selected.size() == most) {
        break;
      }
      if (ObjectSelector.matches(selector.map(), pods.labels())) {
        selected.add(pods);
      }
    }
    return selected;
  }

  /**
   * True if a budget selects no pod of the profile, although the profile has all pods of the
   * namespace: no release installs into it.
   */
  private static boolean selectsNone(ProfileObject budget, ProfileObjects objects, Owners owners) {
    ObjectField selector = budget.field("spec", "selector");
    if (selector.map().isEmpty() || owners.mayHaveOtherPods(budget.namespace())) {
      return false;
    }
    return selected(budget, objects, 1).isEmpty()
        && (!objects.podsIn(budget.namespace()).isEmpty() || elsewhere(budget, objects) != null);
  }

  /** The first pods of another namespace with the labels of a budget; null if there are none. */
  private static @Nullable PodTemplate elsewhere(ProfileObject budget, ProfileObjects objects) {
    Map<?, ?> labels = budget.field("spec", "selector", "matchLabels").map();
    if (labels.isEmpty() || !budget.isManifest()) {
      return null;
    }
    for (ProfileObject namespace : objects.ofKind("Namespace")) {
      for (PodTemplate pods : objects.podsWith(namespace.name(), labels, 1)) {
        return pods;
      }
    }
    return null;
  }

  private static void reportNone(
      ProfileObject budget, ProfileObjects objects, DiagnosticCollector findings) {
    PodTemplate there = elsewhere(budget, objects);
    if (there != null) {
      findings.add(
          DiagnosticCode.BUDGET_BLOCKS,
          budget.at("metadata", "namespace"),
          "PodDisruptionBudget \""
              + budget.name()
              + "\" selects no pod of namespace \""
              + budget.namespace()
              + "\"; the pods of "
              + there.object().title()
              + " with these labels are in namespace \""
              + there.namespace()
              + "\"",
          "write the namespace of the pods");
      return;
    }
    PodTemplate first = objects.podsIn(budget.namespace()).get(0);
    ObjectField selector = budget.field("spec", "selector");
    findings.add(
        DiagnosticCode.BUDGET_BLOCKS,
        ObjectSelector.mismatch(selector, first.labels()).path(),
        "PodDisruptionBudget \""
            + budget.name()
            + "\" selects no pod of namespace \""
            + budget.namespace()
            + "\", so that it protects none",
        "write the labels of the pods as the selector, or remove the budget");
  }

  /** Reports a number in quotes, which the API server takes for a percentage without its sign. */
  private static boolean isWrong(ObjectField field, DiagnosticCollector findings) {
    String text = field.text();
    if (!text.matches("[0-9]{1,9}")) {
      return false;
    }
    findings.add(
        DiagnosticCode.FIELD_VALUE,
        field.path(),
        "spec."
            + field.key()
            + " of the "
            + field.object().title()
            + " is the text \""
            + text
            + "\"; the API server takes a number, or a percentage with its sign",
        "write " + text + " without quotes",
        Edit.set(field.path(), Long.valueOf(text)));
    return true;
  }

  private static boolean isZero(ObjectField field) {
    return "0%".equals(field.value()) || Long.valueOf(0).equals(field.number());
  }

  private static void checkNumber(
      ObjectField least,
      ProfileObject budget,
      CheckContext context,
      Owners owners,
      DiagnosticCollector findings) {
    ObjectField selector = budget.field("spec", "selector");
    if (!selector.in("matchExpressions").list().isEmpty()) {
      return;
    }
    Map<?, ?> labels = selector.in("matchLabels").map();
    List<PodTemplate> pods = context.objects().podsWith(budget.namespace(), labels, 2);
    if (pods.size() != 1) {
      return;
    }
    ProfileObject owner = pods.get(0).object();
    WorkloadKind kind = pods.get(0).kind();
    if (!kind.scales()) {
      return;
    }
    ScalingObject scaler = ScalingObject.first(context, context.objects(), owner);
    if (scaler == null && owners.isTargetMissing) {
      return;
    }
    long smallest = smallest(owner, scaler);
    Long kept = kept(least, smallest);
    if (kept != null && kept > 0 && kept >= smallest) {
      String reason =
          scaler == null
              ? owner.title() + " has " + count(smallest)
              : scaler.title() + " goes down to " + count(smallest);
      report(least, budget, "keeps " + least.value() + ", and " + reason + " at rest", findings);
    }
  }

  private static String count(long pods) {
    return pods == 1 ? "1 pod" : pods + " pods";
  }

  private static long smallest(ProfileObject owner, @Nullable ScalingObject scaler) {
    if (scaler != null) {
      return Math.max(1, scaler.least());
    }
    Long number = owner.field("spec", "replicas").number();
    return number == null ? 1 : number;
  }

  /** The number of pods that stay; null if it is not known. */
  private static @Nullable Long kept(ObjectField least, long pods) {
    Long number = least.number();
    String text = least.text();
    if (number != null || !text.matches("[0-9]{1,2}%")) {
      return number;
    }
    long share = Long.parseLong(text.substring(0, text.length() - 1));
    return (share * pods + 99) / 100;
  }

  private static void report(
      ObjectField at, ProfileObject budget, String problem, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.BUDGET_BLOCKS,
        at.path(),
        "PodDisruptionBudget \""
            + budget.name()
            + "\" "
            + problem
            + "; a drain of a node with such a pod does not end",
        "set maxUnavailable: 1 in place of it, or let the workload have more pods than the budget"
            + " keeps");
  }

  /** The autoscalers without a target, and the namespaces with pods that the profile lacks. */
  private static final class Owners {

    private final Set<String> otherPods = new HashSet<>();

    /** True if an autoscaler has no target, which another check reports; it may mean any pods. */
    private boolean isTargetMissing;

    Owners(CheckContext context) {
      for (ScalingObject scaler : ScalingObject.all(context.objects())) {
        isTargetMissing |= scaler.pods(context.objects()) == null;
      }
      for (Located<HelmRelease> release : context.releases()) {
        otherPods.add(new ReleaseValues(release.value()).namespace());
      }
      for (ProfileObject object : context.objects().all()) {
        String group = object.group();
        boolean ofOperator = group.contains(".") && !group.endsWith(".k8s.io");
        if (ofOperator && !WITHOUT_PODS.contains(object.kind())) {
          otherPods.add(object.namespace());
        }
      }
    }

    /** True if a release or an operator may run further pods in a namespace. */
    boolean mayHaveOtherPods(String namespace) {
      return otherPods.contains(namespace);
    }
  }
}
