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
import org.jspecify.annotations.Nullable;

/**
 * PRF041: pods on Fargate mount a path of the node or an EBS volume ("volumes not supported"). A
 * claim is on EBS if its StorageClass among the manifests says so, or if it uses the StorageClass
 * of EKS. (Source: EKS, AWS Fargate considerations.)
 */
final class FargateVolumeCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (FargatePods pod : FargatePods.all(context)) {
      for (Located<Volume> volume :
          PodSpecs.parts(pod.workload().at("volumes"), pod.workload().value().volumes())) {
        volume.value().source().match(new Source(pod, volume, context, findings));
      }
    }
  }

  /** Checks the source of one volume. */
  private record Source(
      FargatePods pod, Located<Volume> volume, CheckContext context, DiagnosticCollector findings)
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
      if (EbsVolumes.holdClaim(context, claim, pod.workload().value().namespace())) {
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
      FargateFeatureCheck.report(pod, path, title + what, findings);
    }
  }
}
