package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Quantity;
import io.gitopsprofile.model.Volume;
import io.gitopsprofile.model.VolumeSource;
import io.gitopsprofile.model.VolumeSource.KeyToPath;
import io.gitopsprofile.model.Workload;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    String title = "volume " + quoted(volume.value().name());
    volume.value().source().match(new Source(title, volume, findings));
  }

  /** The check of one volume, by its source. */
  private record Source(String title, Part<Volume> volume, Findings findings)
      implements VolumeSource.Cases<@Nullable Void> {

    @Override
    public @Nullable Void emptyDir(VolumeSource.EmptyDir source) {
      Quantity limit = source.sizeLimit();
      if (limit != null && limit.amount().signum() < 0) {
        findings.add(
            DiagnosticCode.WORKLOAD_INVALID,
            volume.at("emptyDir").key("sizeLimit"),
            title + " has sizeLimit " + limit,
            "write a size above 0, such as 1Gi");
      }
      return null;
    }

    @Override
    public @Nullable Void configMap(VolumeSource.ConfigMap source) {
      items(title, volume.at("configMap").key("items"), source.items(), findings);
      return null;
    }

    @Override
    public @Nullable Void secret(VolumeSource.Secret source) {
      items(title, volume.at("secret").key("items"), source.items(), findings);
      return null;
    }

    @Override
    public @Nullable Void persistentVolumeClaim(VolumeSource.PersistentVolumeClaim source) {
      return null;
    }

    @Override
    public @Nullable Void hostPath(VolumeSource.HostPath source) {
      VolumeSourceCheck.hostPath(title, volume.at("hostPath"), source, findings);
      return null;
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
          "use one of " + Wording.or(HOST_PATH_TYPES));
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
