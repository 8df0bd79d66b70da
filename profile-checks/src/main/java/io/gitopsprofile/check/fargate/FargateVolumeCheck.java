package io.gitopsprofile.check.fargate;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.fargate.EbsVolumes;
import io.gitopsprofile.fargate.FargatePods;
import io.gitopsprofile.view.ObjectField;

/**
 * PRF041: pods on Fargate mount a path of the node or an EBS volume ("volumes not supported"). A
 * claim is on EBS if its StorageClass among the manifests says so, or if it uses the StorageClass
 * of EKS. (Source: EKS, AWS Fargate considerations.)
 */
final class FargateVolumeCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (FargatePods pods : FargatePods.all(context, context.objects())) {
      if (!pods.pods().kind().runsOnFargate()) {
        continue;
      }
      for (ObjectField volume : pods.pods().spec().in("volumes").elements()) {
        String title = "its volume " + quoted(volume.in("name").text());
        ObjectField claim = volume.in("persistentVolumeClaim", "claimName");
        if (volume.in("hostPath").isPresent()) {
          String what = title + " is a path of the node";
          FargateFeatureCheck.report(pods, volume.in("hostPath").path(), what, findings);
        } else if (EbsVolumes.holdClaim(context, claim.text(), pods.pods().namespace())) {
          String what = title + " claims " + quoted(claim.text()) + " on EBS";
          FargateFeatureCheck.report(pods, claim.path(), what, findings);
        }
      }
      claimTemplates(context, pods, findings);
    }
  }

  /** The volumes that a StatefulSet makes; the claims are not among the manifests. */
  private static void claimTemplates(
      CheckContext context, FargatePods pods, DiagnosticCollector findings) {
    ObjectField templates = pods.pods().object().field("spec", "volumeClaimTemplates");
    for (ObjectField claim : templates.elements()) {
      ObjectField storage = claim.in("spec", "storageClassName");
      if (EbsVolumes.areOfClass(context, storage.text())) {
        String what =
            "its volume " + quoted(claim.in("metadata", "name").text()) + " is made on EBS";
        FargateFeatureCheck.report(pods, storage.path(), what, findings);
      }
    }
  }
}
