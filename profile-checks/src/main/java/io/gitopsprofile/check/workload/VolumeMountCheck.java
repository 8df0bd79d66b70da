package io.gitopsprofile.check.workload;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.container.VolumeMount;
import io.gitopsprofile.model.workload.Volume;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.model.workload.controller.VolumeClaim;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import java.util.ArrayList;
import java.util.List;

/**
 * PRF039: a container mounts a volume that the pod does not have, or a sub-path that leaves the
 * volume. (Source: Kubernetes, pkg/apis/core/validation, ValidateVolumeMounts.)
 */
final class VolumeMountCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Workload> workload : context.workloads()) {
      List<String> volumes = volumes(workload.value());
      for (Located<Container> container : PodSpecs.all(workload)) {
        for (Located<VolumeMount> mount :
            PodSpecs.parts(container.at("volumeMounts"), container.value().volumeMounts())) {
          run(workload.value(), container.value(), mount, volumes, findings);
        }
      }
    }
  }

  private static List<String> volumes(Workload workload) {
    List<String> names = new ArrayList<>();
    for (Volume volume : workload.volumes()) {
      names.add(volume.name());
    }
    for (VolumeClaim claim : workload.volumeClaimTemplates()) {
      names.add(claim.name());
    }
    for (Object patched : FreeFormValues.list(PodSpecs.patchedSpec(workload), "volumes")) {
      names.add(FreeFormValues.text(patched, "name"));
    }
    Object spec = workload.patch().get("spec");
    for (Object patched : FreeFormValues.list(spec, "volumeClaimTemplates")) {
      names.add(FreeFormValues.text(patched, "metadata", "name"));
    }
    return names;
  }

  private static void run(
      Workload workload,
      Container container,
      Located<VolumeMount> mount,
      List<String> volumes,
      DiagnosticCollector findings) {
    String title = "container " + quoted(container.name());
    String name = mount.value().name();
    if (!volumes.contains(name)) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          mount.at("name"),
          title
              + " mounts volume "
              + quoted(name)
              + ", which workload "
              + quoted(workload.name())
              + " does not have"
              + Phrases.didYouMean(name, volumes),
          volumes.isEmpty()
              ? "add the volume to the workload's volumes"
              : "mount one of " + Phrases.anyOf(volumes) + ", or add the volume",
          Edit.setIfKnown(mount.at("name"), ClosestName.slip(name, volumes)));
    }
    String subPath = mount.value().subPath();
    if (subPath != null && leadsOut(subPath)) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          mount.at("subPath"),
          title + " mounts subPath " + quoted(subPath) + ", which leads out of the volume",
          "write a path relative to the volume, without ..");
    }
  }

  /** Returns true if a path is absolute or has a parent step. */
  static boolean leadsOut(String path) {
    return path.startsWith("/") || List.of(path.split("/", -1)).contains("..");
  }
}
