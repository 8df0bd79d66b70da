package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Volume;
import io.gitopsprofile.model.VolumeSource;
import org.jspecify.annotations.Nullable;

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
        volume.value().source().match(new Source(pod, volume, subject, findings));
      }
    }
  }

  /** The check of one volume, by its source. */
  private record Source(FargatePod pod, Part<Volume> volume, Subject subject, Findings findings)
      implements VolumeSource.Cases<@Nullable Void> {

    @Override
    public @Nullable Void emptyDir(VolumeSource.EmptyDir source) {
      return null;
    }

    @Override
    public @Nullable Void configMap(VolumeSource.ConfigMap source) {
      return null;
    }

    @Override
    public @Nullable Void secret(VolumeSource.Secret source) {
      return null;
    }

    @Override
    public @Nullable Void persistentVolumeClaim(VolumeSource.PersistentVolumeClaim source) {
      String claim = source.claimName();
      if (EbsVolumes.holdClaim(subject, claim, pod.workload().value().namespace())) {
        ProfilePath path = volume.at("persistentVolumeClaim").key("claimName");
        report(path, " claims " + quoted(claim) + " on EBS");
      }
      return null;
    }

    @Override
    public @Nullable Void hostPath(VolumeSource.HostPath source) {
      report(volume.at("hostPath"), " is a path of the node");
      return null;
    }

    private void report(ProfilePath path, String what) {
      String title = "its volume " + quoted(volume.value().name());
      FargateImpossibleCheck.report(pod, path, title + what, findings);
    }
  }
}
