package io.gitopsprofile.check.fargate;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.fargate.FargatePods;
import io.gitopsprofile.fargate.FargateSize;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.Resources;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import java.math.BigDecimal;

/**
 * PRF041, PRF043: a pod requests more than the largest size of Fargate (PRF041), or is billed for a
 * larger size than it requests (PRF043). (Source: EKS, Fargate Pod configuration.)
 */
final class FargateSizeCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (FargatePods pods : FargatePods.all(context, context.objects())) {
      Located<Workload> workload = context.workload(pods.pods().object());
      if (workload != null) {
        run(pods, workload, findings);
      }
    }
  }

  private static void run(
      FargatePods pods, Located<Workload> workload, DiagnosticCollector findings) {
    String name = workload.value().name();
    FargateSize size = FargateSize.of(workload.value());
    if (size == null) {
      tooBig(pods, workload, "cpu", "request at most 16 vCPU", findings);
      tooBig(
          pods,
          workload,
          "memory",
          "request at most 120 GB less the 256 MB that Fargate adds",
          findings);
    } else if (!size.isFilledBy(workload.value())) {
      findings.add(
          DiagnosticCode.FARGATE_SIZE,
          workload.at("fargate"),
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

  private static void tooBig(
      FargatePods pods,
      Located<Workload> workload,
      String resource,
      String fix,
      DiagnosticCollector findings) {
    if (FargateSize.isTooSmall(workload.value(), resource)) {
      findings.add(
          DiagnosticCode.FARGATE_IMPOSSIBLE,
          biggest(workload, resource),
          pods.title() + ", which has no size for the " + resource + " that its containers request",
          fix);
    }
  }

  /** Returns the path of the largest request, or of the limit that counts as the request. */
  private static ProfilePath biggest(Located<Workload> workload, String resource) {
    ProfilePath place = workload.at("containers");
    BigDecimal most = BigDecimal.ZERO;
    for (Located<Container> container : PodSpecs.all(workload)) {
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
