package io.gitopsprofile.check.workload;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.workload.Volume;
import io.gitopsprofile.model.workload.VolumeSource;
import io.gitopsprofile.model.workload.VolumeSource.KeyToPath;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PRF039: a file of a volume leaves the volume, or a path of the node is invalid or of an unknown
 * type. (Source: Kubernetes, pkg/apis/core/validation, validateVolumeSource.)
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
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<Workload> workload : context.workloads()) {
      for (Located<Volume> volume :
          PodSpecs.parts(workload.at("volumes"), workload.value().volumes())) {
        run(volume, findings);
      }
    }
  }

  private static void run(Located<Volume> volume, DiagnosticCollector findings) {
    String title = "volume " + quoted(volume.value().name());
    volume.value().source().match(new Source(title, volume, findings));
  }

  /** Checks the source of one volume. */
  private record Source(String title, Located<Volume> volume, DiagnosticCollector findings)
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

    @Override
    public @Nullable Void csi(VolumeSource.Csi source) {
      return null;
    }
  }

  private static void items(
      String title, ProfilePath path, List<KeyToPath> items, DiagnosticCollector findings) {
    for (Located<KeyToPath> item : PodSpecs.parts(path, items)) {
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
      String title, ProfilePath path, VolumeSource.HostPath host, DiagnosticCollector findings) {
    String type = host.type();
    if (type != null && !HOST_PATH_TYPES.contains(type)) {
      findings.add(
          DiagnosticCode.WORKLOAD_INVALID,
          path.key("type"),
          title
              + " has type "
              + quoted(type)
              + ", which there is not"
              + Phrases.didYouMean(type, HOST_PATH_TYPES),
          "use one of " + Phrases.or(HOST_PATH_TYPES),
          Edit.setIfKnown(path.key("type"), ClosestName.slip(type, HOST_PATH_TYPES)));
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
