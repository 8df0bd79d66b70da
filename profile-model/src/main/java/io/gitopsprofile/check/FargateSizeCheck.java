package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.Resources;
import io.gitopsprofile.model.Workload;
import java.math.BigDecimal;

/**
 * Tells the size that each pod gets on Fargate where it is more than the pod asks for, and that
 * none asks for more than the biggest. (EKS: Fargate Pod configuration.)
 */
final class FargateSizeCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (FargatePod pod : FargatePod.all(subject)) {
      String name = pod.workload().value().name();
      FargateSize size = FargateSize.of(pod.workload().value());
      if (size == null) {
        tooBig(pod, "cpu", "request at most 16 vCPU", findings);
        tooBig(pod, "memory", "request at most 120 GB less the 256 MB that Fargate adds", findings);
      } else if (!size.isFilledBy(pod.workload().value())) {
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

  private static void tooBig(FargatePod pod, String resource, String fix, Findings findings) {
    if (FargateSize.isTooSmall(pod.workload().value(), resource)) {
      findings.add(
          DiagnosticCode.FARGATE_IMPOSSIBLE,
          biggest(pod.workload(), resource),
          pod.title() + ", which has no size for the " + resource + " that its containers request",
          fix);
    }
  }

  /** The place of the biggest request, or of the limit that stands for it. */
  private static ProfilePath biggest(Part<Workload> workload, String resource) {
    ProfilePath place = workload.at("containers");
    BigDecimal most = BigDecimal.ZERO;
    for (Part<Container> container : Pods.all(workload)) {
      Resources resources = container.value().resources();
      BigDecimal request = FargateSize.request(container.value(), resource);
      if (resources != null && request.compareTo(most) > 0) {
        String list = resources.requests().containsKey(resource) ? "requests" : "limits";
        place = container.at("resources").key(list).key(resource);
        most = request;
      }
    }
    return place;
  }
}
