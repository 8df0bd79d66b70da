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
import io.gitopsprofile.room.PodDemand;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodSpecs;
import java.math.BigDecimal;

/**
 * PRF041, PRF043: a pod requests more than the largest size of Fargate (PRF041), or is billed for a
 * larger size than it requests (PRF043), or needs more storage or another architecture than Fargate
 * has (PRF041). (Source: EKS, Fargate Pod configuration and AWS Fargate considerations.)
 */
final class FargateSizeCheck implements Check {

  /** The largest ephemeral storage of a pod, in bytes. */
  private static final long STORAGE = 175L << 30;

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (FargatePods pods : FargatePods.all(context, context.objects())) {
      Located<Workload> workload = context.workload(pods.pods().object());
      PodDemand demand = PodDemand.of(pods.pods());
      if (demand.hasOtherUnit()) {
        continue;
      }
      if (workload != null) {
        run(pods, workload, findings);
      } else if (pods.pods().kind().runsOnFargate()) {
        tooBig(pods, BigDecimal.valueOf(demand.cpu(), 3), PodDemand.CPU, findings);
        tooBig(pods, BigDecimal.valueOf(demand.memory()), PodDemand.MEMORY, findings);
      }
      ObjectField storage = PodDemand.largest(pods.pods(), PodDemand.STORAGE);
      if (storage != null && demand.storage() > STORAGE) {
        findings.add(
            DiagnosticCode.FARGATE_IMPOSSIBLE,
            storage.path(),
            pods.title()
                + ", which has no room for "
                + PodDemand.shown(demand.storage(), PodDemand.STORAGE)
                + "; a pod gets 175Gi at most",
            "request at most 175Gi, or take the pods off Fargate");
      }
      architecture(pods, findings);
    }
  }

  /** Reports pods of the manifests that are larger than the largest size. */
  private static void tooBig(
      FargatePods pods, BigDecimal needed, String resource, DiagnosticCollector findings) {
    ObjectField place = PodDemand.largest(pods.pods(), resource);
    if (place != null && FargateSize.isTooSmall(needed, resource)) {
      findings.add(
          DiagnosticCode.FARGATE_IMPOSSIBLE,
          place.path(),
          pods.title() + ", which has no size for the " + resource + " that its containers request",
          resource.equals(PodDemand.CPU)
              ? "request at most 16 vCPU"
              : "request at most 120 GB less the 256 MB that Fargate adds");
    }
  }

  /** Reports pods that ask for nodes of an architecture that Fargate does not have on EKS. */
  private static void architecture(FargatePods pods, DiagnosticCollector findings) {
    ObjectField wanted = pods.pods().spec().in("nodeSelector", "kubernetes.io/arch");
    if (!wanted.text().isEmpty()
        && !wanted.text().equals("amd64")
        && wanted.text().indexOf("${") < 0) {
      findings.add(
          DiagnosticCode.FARGATE_IMPOSSIBLE,
          wanted.path(),
          pods.title()
              + ", which has nodes of amd64 only on EKS; the pods ask for "
              + wanted.text(),
          "remove the selector of the architecture, or take the pods off Fargate");
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
