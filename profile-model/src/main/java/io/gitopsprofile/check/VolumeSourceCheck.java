package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Volume;
import io.gitopsprofile.model.VolumeSource;
import io.gitopsprofile.model.VolumeSource.KeyToPath;
import io.gitopsprofile.model.Workload;
import java.util.List;

/**
 * The files of a volume stay in it, a path of the node is plain and of a known type. (Kubernetes:
 * pkg/apis/core/validation, validateVolumeSource.)
 */
final class VolumeSourceCheck implements Check {

  private static final List<String> HOST_PATH_TYPES =
      List.of(
          "DirectoryOrCreate",
          "Directory",
          "FileOrCreate",
          "File",
          "Socket",
          "CharDevice",
          "BlockDevice");

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<Workload> workload : subject.workloads()) {
      for (Part<Volume> volume : Pods.parts(workload.at("volumes"), workload.value().volumes())) {
        run(volume, findings);
      }
    }
  }

  private static void run(Part<Volume> volume, Findings findings) {
    VolumeSource source = volume.value().source();
    String title = "volume " + quoted(volume.value().name());
    if (source instanceof VolumeSource.ConfigMap map) {
      items(title, volume.at("configMap").key("items"), map.items(), findings);
    } else if (source instanceof VolumeSource.Secret secret) {
      items(title, volume.at("secret").key("items"), secret.items(), findings);
    } else if (source instanceof VolumeSource.HostPath host) {
      hostPath(title, volume.at("hostPath"), host, findings);
    } else if (source instanceof VolumeSource.EmptyDir dir) {
      var limit = dir.sizeLimit();
      if (limit != null && limit.amount().signum() < 0) {
        findings.add(
            DiagnosticCode.WORKLOAD_INVALID,
            volume.at("emptyDir").key("sizeLimit"),
            title + " has sizeLimit " + limit,
            "write a size above 0, such as 1Gi");
      }
    }
  }

  private static void items(
      String title, ProfilePath path, List<KeyToPath> items, Findings findings) {
    for (Part<KeyToPath> item : Pods.parts(path, items)) {
      if (VolumeMountCheck.leadsOut(item.value().path())) {
        findings.add(
            DiagnosticCode.WORKLOAD_INVALID,
            item.at("path"),
            title
                + " puts key "
                + quoted(item.value().key())
                + " at "
                + quoted(item.value().path())
                + ", outside of itself",
            "write a path relative to the volume, without ..");
      }
    }
  }

  private static void hostPath(
      String title, ProfilePath path, VolumeSource.HostPath host, Findings findings) {
    String type = host.type();
    if (type != null && !HOST_PATH_TYPES.contains(type)) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          path.key("type"),
          title
              + " has type "
              + quoted(type)
              + ", which there is not"
              + Wording.didYouMean(type, HOST_PATH_TYPES),
          "use one of " + Wording.or(HOST_PATH_TYPES),
          Edit.setIfKnown(path.key("type"), Nearest.slip(type, HOST_PATH_TYPES)));
    }
    if (List.of(host.path().split("/", -1)).contains("..")) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          path.key("path"),
          title + " has path " + quoted(host.path()) + ", which climbs",
          "write the path without ..");
    }
  }
}
