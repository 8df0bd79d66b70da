package io.gitopsprofile.tree.automation;

import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.tree.automation.ImageLocation.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tags in an object that Flux v1's image automation changes: those of the containers of a pod
 * template, or of a HelmRelease's values.
 */
final class ImageLocations {

  private ImageLocations() {}

  /** All of them; none if the object is not under automation. */
  static List<ImageLocation> in(MutableObject object) {
    if (!FluxV1Automation.isOn(object)) {
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

  private static List<ImageLocation> ofPod(Map<String, @Nullable Object> pod) {
    List<ImageLocation> tags = new ArrayList<>();
    for (String list : List.of("containers", "initContainers")) {
      for (Map<String, @Nullable Object> container : MutableObject.list(pod, list)) {
        String name = String.valueOf(container.get("name"));
        ImageLocation tag = new ImageLocation(name, null, new Slot(container, "image"), null);
        if (tag.isImage()) {
          tags.add(tag);
        }
      }
    }
    return tags;
  }

  /** Flux v2 has a HelmRelease, too, and does not heed Flux v1's annotations. */
  private static List<ImageLocation> ofRelease(MutableObject release) {
    return release.apiVersion().startsWith("helm.toolkit.fluxcd.io/")
        ? List.of()
        : ChartValueImages.in(release.in("spec", "values"), release.annotations());
  }
}
