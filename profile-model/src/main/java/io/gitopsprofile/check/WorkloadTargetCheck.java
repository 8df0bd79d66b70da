package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.ScaleTarget;
import io.gitopsprofile.model.Workload;
import java.util.List;

/**
 * The workload that an autoscaler names is in the profile, and in the autoscaler's namespace: a
 * HorizontalPodAutoscaler looks for its target in its own (FailedGetScale).
 */
final class WorkloadTargetCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Autoscaler> autoscaler : subject.autoscalers()) {
      if (autoscaler.value().target() instanceof ScaleTarget.WorkloadName target
          && subject.targetOf(autoscaler.value()) == null
          && !Manifests.contain(
              subject,
              WorkloadKind.DEPLOYMENT.kind(),
              target.workload(),
              autoscaler.value().namespace())) {
        report(subject, autoscaler, target.workload(), findings);
      }
    }
  }

  private static void report(
      Subject subject, Part<Autoscaler> autoscaler, String target, Findings findings) {
    String namespace = autoscaler.value().namespace();
    String title = "autoscaler " + quoted(autoscaler.value().name());
    List<Workload> workloads = subject.workloads().stream().map(Part::value).toList();
    for (Workload workload : workloads) {
      if (workload.name().equals(target)) {
        findings.add(
            DiagnosticCode.SCALE_TARGET,
            autoscaler.at("namespace"),
            title
                + " is in namespace "
                + quoted(namespace)
                + " and the workload that it scales, "
                + quoted(target)
                + ", in "
                + quoted(workload.namespace()),
            "put both into one namespace, such as " + quoted(workload.namespace()));
        return;
      }
    }
    List<String> names = workloads.stream().map(Workload::name).toList();
    findings.add(
        DiagnosticCode.SCALE_TARGET,
        autoscaler.at("target"),
        title
            + " scales workload "
            + quoted(target)
            + ", which the profile does not have"
            + Wording.didYouMean(target, names),
        names.isEmpty()
            ? "add the workload, or write target as apiVersion, kind and name"
            : "name one of the workloads "
                + Wording.anyOf(names)
                + ", or write target as apiVersion, kind and name");
  }
}
