package io.gitopsprofile.check.autoscaler;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.LoadTest;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import java.util.List;

/**
 * PRF028: the workload that an autoscaler names is not in the profile, is in another namespace, or
 * is of a kind that cannot be scaled. A HorizontalPodAutoscaler looks for its target in its own
 * namespace (FailedGetScale).
 */
final class WorkloadTargetCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Autoscaler> autoscaler : context.autoscalers()) {
      if (!(autoscaler.value().target() instanceof ScaleTarget.WorkloadName target)) {
        continue;
      }
      WorkloadKind kind = WorkloadKind.of(target.type());
      if (!kind.scales()) {
        notScaled(autoscaler, target.workload(), kind, findings);
      } else if (context
              .objects()
              .podsOf(kind.kind(), autoscaler.value().namespace(), target.workload())
          == null) {
        report(context, autoscaler, target.workload(), findings);
      }
    }
  }

  private static void notScaled(
      Located<Autoscaler> autoscaler,
      String workload,
      WorkloadKind kind,
      DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.SCALE_TARGET,
        autoscaler.at("target"),
        "autoscaler "
            + quoted(autoscaler.value().name())
            + " scales workload "
            + quoted(workload)
            + ", a "
            + kind
            + ", which has no number of replicas",
        "remove the autoscaler, or make the workload a " + WorkloadKind.DEPLOYMENT.kind());
  }

  private static void report(
      CheckContext context,
      Located<Autoscaler> autoscaler,
      String target,
      DiagnosticCollector findings) {
    String namespace = autoscaler.value().namespace();
    String title = "autoscaler " + quoted(autoscaler.value().name());
    List<Workload> workloads = context.workloads().stream().map(Located::value).toList();
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
            "put both into one namespace, such as " + quoted(workload.namespace()),
            isOnly(workload, workloads)
                ? Edit.set(autoscaler.at("namespace"), workload.namespace())
                : null);
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
            + Phrases.didYouMean(target, names),
        names.isEmpty()
            ? "add the workload, or write target as apiVersion, kind and name"
            : "name one of the workloads "
                + Phrases.anyOf(names)
                + ", or write target as apiVersion, kind and name",
        isCalled(autoscaler.value(), target)
            ? null
            : Edit.setIfKnown(autoscaler.at("target"), ClosestName.slip(target, names)));
  }

  /**
   * Returns true if the load test calls the workload, too, so that autoscaler and load test agree
   * on the name.
   */
  private static boolean isCalled(Autoscaler autoscaler, String target) {
    LoadTest test = autoscaler.loadTest();
    return test != null && test.url().contains("//" + target + ".");
  }

  private static boolean isOnly(Workload one, List<Workload> workloads) {
    int found = 0;
    for (Workload workload : workloads) {
      found += workload.name().equals(one.name()) ? 1 : 0;
    }
    return found == 1;
  }
}
