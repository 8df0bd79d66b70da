package io.gitopsprofile.check.fargate;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.fargate.EbsVolumes;
import io.gitopsprofile.fargate.FargatePods;
import io.gitopsprofile.model.workload.Volume;
import io.gitopsprofile.model.workload.VolumeSource;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;

/**
 * Pods on Fargate mount neither a path of the node nor an EBS volume. A claim is known to be on EBS
 * if its StorageClass among the manifests says so, or is the one that EKS brings. (EKS: AWS Fargate
 * considerations; "volumes not supported".)
 */
final class FargateVolumeCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (FargatePods pod : FargatePods.all(context)) {
      for (Located<Volume> volume :
          PodSpecs.parts(pod.workload().at("volumes"), pod.workload().value().volumes())) {
        String title = "its volume " + quoted(volume.value().name());
        if (volume.value().source() instanceof VolumeSource.HostPath) {
          String what = title + " is a path of the node";
          FargateFeatureCheck.report(pod, volume.at("hostPath"), what, findings);
        } else if (volume.value().source() instanceof VolumeSource.PersistentVolumeClaim claim
            && EbsVolumes.holdClaim(
                context, claim.claimName(), pod.workload().value().namespace())) {
          ProfilePath path = volume.at("persistentVolumeClaim").key("claimName");
          String what = title + " claims " + quoted(claim.claimName()) + " on EBS";
          FargateFeatureCheck.report(pod, path, what, findings);
        }
      }
    }
  }
}
