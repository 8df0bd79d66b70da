package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

/**
 * Tells the size that each pod gets on Fargate, and that none is bigger than the biggest. (EKS:
 * Fargate Pod configuration.)
 */
final class FargateSizeCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (FargatePod pod : FargatePod.all(subject)) {
      String name = pod.workload().value().name();
      FargateSize size = FargateSize.of(pod.workload().value());
      if (size == null) {
        findings.add(
            DiagnosticCode.FARGATE_IMPOSSIBLE,
            pod.workload().at("containers"),
            pod.title() + ", which has no size for what its containers request",
            "request at most 16 vCPU and, with 256 MB that Fargate adds, 120 GB");
      } else {
        findings.add(
            DiagnosticCode.FARGATE_SIZE,
            pod.workload().at("fargate"),
            "pods of "
                + quoted(name)
                + " get "
                + size.cpu()
                + " vCPU and "
                + size.memory()
                + " GB on Fargate",
            "nothing, or fit the requests to the size: it is what AWS charges for");
      }
    }
  }
}
