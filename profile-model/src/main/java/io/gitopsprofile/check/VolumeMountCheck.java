package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.Volume;
import io.gitopsprofile.model.VolumeMount;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * Each mounted volume is one of the pod's, and a path in it leads down. (Kubernetes:
 * pkg/apis/core/validation, ValidateVolumeMounts.)
 */
final class VolumeMountCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Workload> workload : subject.workloads()) {
      List<String> volumes = volumes(workload.value());
      for (Part<Container> container : Pods.all(workload)) {
        for (Part<VolumeMount> mount :
            Pods.parts(container.at("volumeMounts"), container.value().volumeMounts())) {
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
    for (Object patched : Nested.list(Pods.patchedSpec(workload), "volumes")) {
      names.add(Nested.text(patched, "name"));
    }
    return names;
  }

  private static void run(
      Workload workload,
      Container container,
      Part<VolumeMount> mount,
      List<String> volumes,
      Findings findings) {
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
              + Wording.didYouMean(name, volumes),
          volumes.isEmpty()
              ? "add the volume to the workload's volumes"
              : "mount one of " + Wording.anyOf(volumes) + ", or add the volume",
          Edit.setIfKnown(mount.at("name"), Nearest.slip(name, volumes)));
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

  /** Whether a path is absolute or climbs. */
  static boolean leadsOut(String path) {
    return path.startsWith("/") || List.of(path.split("/", -1)).contains("..");
  }
}
