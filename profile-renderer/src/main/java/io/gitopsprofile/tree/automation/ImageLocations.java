package io.gitopsprofile.tree.automation;

import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.tree.automation.ImageLocation.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tags that Flux v1's image automation changes in an object: tags of the containers of a pod
 * template, or tags in a HelmRelease's values.
 */
final class ImageLocations {

  private ImageLocations() {}

  /** All image locations of an object; empty if the object is not under image automation. */
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

  /**
   * The image locations of a HelmRelease of the Helm Operator; Flux v2 also has a HelmRelease, but
   * ignores Flux v1's annotations.
   */
  private static List<ImageLocation> ofRelease(MutableObject release) {
    return release.apiVersion().startsWith("helm.toolkit.fluxcd.io/")
        ? List.of()
        : ChartValueImages.in(release.in("spec", "values"), release.annotations());
  }
}
