package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Volume;
import io.gitopsprofile.model.VolumeSource;

/**
 * Pods on Fargate mount neither a path of the node nor an EBS volume. A claim is known to be on EBS
 * if its StorageClass among the manifests says so, or is the one that EKS brings. (EKS: AWS Fargate
 * considerations; "volumes not supported".)
 */
final class FargateVolumeCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (FargatePod pod : FargatePod.all(subject)) {
      for (Part<Volume> volume :
          Pods.parts(pod.workload().at("volumes"), pod.workload().value().volumes())) {
        String title = "its volume " + quoted(volume.value().name());
        if (volume.value().source() instanceof VolumeSource.HostPath) {
          String what = title + " is a path of the node";
          FargateImpossibleCheck.report(pod, volume.at("hostPath"), what, findings);
        } else if (volume.value().source() instanceof VolumeSource.PersistentVolumeClaim claim
            && EbsVolumes.holdClaim(
                subject, claim.claimName(), pod.workload().value().namespace())) {
          ProfilePath path = volume.at("persistentVolumeClaim").key("claimName");
          String what = title + " claims " + quoted(claim.claimName()) + " on EBS";
          FargateImpossibleCheck.report(pod, path, what, findings);
        }
      }
    }
  }
}
