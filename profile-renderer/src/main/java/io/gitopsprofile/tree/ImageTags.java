package io.gitopsprofile.tree;

import io.gitopsprofile.check.WorkloadKind;
import io.gitopsprofile.tree.ImageTag.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tags in an object that Flux v1's image automation changes: those of the containers of a pod
 * template, or of a HelmRelease's values.
 */
final class ImageTags {

  private ImageTags() {}

  /** All of them; none if the object is not under automation. */
  static List<ImageTag> in(ObjectCopy object) {
    if (!Automation.isOn(object)) {
      return List.of();
    }
    WorkloadKind workload = WorkloadKind.of(object.kind());
    if (workload != null) {
      return workload.hasImagesUpdated()
          ? ofPod(object.in(workload.podSpec().toArray(new String[0])))
          : List.of();
    }
    return switch (object.kind()) {
      case "HelmRelease", "FluxHelmRelease" -> ofRelease(object);
      default -> List.of();
    };
  }

  private static List<ImageTag> ofPod(Map<String, @Nullable Object> pod) {
    List<ImageTag> tags = new ArrayList<>();
    for (String list : List.of("containers", "initContainers")) {
      for (Map<String, @Nullable Object> container : ObjectCopy.list(pod, list)) {
        String name = String.valueOf(container.get("name"));
        ImageTag tag = new ImageTag(name, null, new Slot(container, "image"), null);
        if (tag.isImage()) {
          tags.add(tag);
        }
      }
    }
    return tags;
  }

  /** Flux v2 has a HelmRelease, too, and does not heed Flux v1's annotations. */
  private static List<ImageTag> ofRelease(ObjectCopy release) {
    return release.apiVersion().startsWith("helm.toolkit.fluxcd.io/")
        ? List.of()
        : ReleaseImages.in(release.in("spec", "values"), release.annotations());
  }
}
