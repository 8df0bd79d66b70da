package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.FargateSelectors.Choice;
import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.FargateSelector;
import io.gitopsprofile.model.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pods that are meant for Fargate are selected by a Fargate profile, by namespace and all labels;
 * else they run on the nodes, or nowhere. (EKS: AWS Fargate profile.)
 */
final class FargateNotSelectedCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    FargateSelectors selectors = FargateSelectors.of(subject);
    if (selectors == null) {
      return;
    }
    for (Part<Workload> part : subject.workloads()) {
      Workload workload = part.value();
      if (!workload.fargate().isEmpty()
          && selectors.match(workload.namespace(), workload.allPodLabels()) == null) {
        findings.add(
            DiagnosticCode.FARGATE_NOT_SELECTED,
            part.at("fargate"),
            "workload "
                + quoted(workload.name())
                + " is meant for Fargate by "
                + Wording.labels(workload.fargate())
                + ", and no Fargate profile of the cluster selects its pods"
                + nearest(workload, selectors),
            "give the pods the namespace and all labels of a selector, or add a selector to"
                + " cluster.fargateProfiles");
      } else if (workload.fargate().isEmpty()) {
        onDeployment(part, selectors, findings);
      }
    }
  }

  /** Labels of a selector that stand on the Deployment alone were meant for its pods. */
  private static void onDeployment(
      Part<Workload> part, FargateSelectors selectors, Findings findings) {
    Workload workload = part.value();
    Map<String, String> both = new LinkedHashMap<>(workload.labels());
    both.putAll(workload.allPodLabels());
    Choice choice = selectors.match(workload.namespace(), both);
    if (choice == null || selectors.match(workload.namespace(), workload.allPodLabels()) != null) {
      return;
    }
    findings.add(
        DiagnosticCode.FARGATE_NOT_SELECTED,
        part.at("labels"),
        "Fargate profile "
            + quoted(choice.profile())
            + " selects pods by "
            + Wording.labels(choice.selector().value().labels())
            + ", and workload "
            + quoted(workload.name())
            + " has that on its "
            + WorkloadKind.DEPLOYMENT
            + ", not on its pods",
        "write it under fargate or podLabels");
  }

  private static String nearest(Workload workload, FargateSelectors selectors) {
    Choice nearest = null;
    List<String> differences = List.of();
    for (Choice choice : selectors.all()) {
      List<String> unmet = differences(workload, choice);
      if (nearest == null || unmet.size() < differences.size()) {
        nearest = choice;
        differences = unmet;
      }
    }
    return text(nearest, differences);
  }

  private static List<String> differences(Workload workload, Choice choice) {
    FargateSelector selector = choice.selector().value();
    List<String> unmet = FargateSelectors.unmet(choice, workload.allPodLabels());
    if (!FargateSelectors.matches(selector.namespace(), workload.namespace())) {
      unmet.add(0, "namespace: " + selector.namespace());
    }
    return unmet;
  }

  private static String text(@Nullable Choice nearest, List<String> differences) {
    if (nearest == null) {
      return "";
    }
    return "; profile "
        + quoted(nearest.profile())
        + " comes nearest, and wants "
        + (differences.isEmpty() ? "pods that name no other profile" : Wording.and(differences));
  }
}
