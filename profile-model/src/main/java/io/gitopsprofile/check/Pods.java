package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.FreeForm;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pods of a workload: their containers with their places. */
final class Pods {

  private Pods() {}

  /** The containers that run side by side. */
  static List<Part<Container>> containers(Part<Workload> workload) {
    return parts(workload.at("containers"), workload.value().containers());
  }

  /** The containers that run before the others. */
  static List<Part<Container>> initContainers(Part<Workload> workload) {
    return parts(workload.at("initContainers"), workload.value().initContainers());
  }

  /** All containers, those that run first before the others. */
  static List<Part<Container>> all(Part<Workload> workload) {
    List<Part<Container>> all = new ArrayList<>(initContainers(workload));
    all.addAll(containers(workload));
    return all;
  }

  /** The names of all containers. */
  static List<String> names(Part<Workload> workload) {
    List<String> names = new ArrayList<>();
    for (Part<Container> container : all(workload)) {
      names.add(container.value().name());
    }
    return names;
  }

  /** What the workload's patch says of its pods and the records do not hold. */
  static Map<?, ?> patchedSpec(Workload workload) {
    FreeForm patch = workload.patch();
    return Nested.map(patch.entries(), WorkloadKind.DEPLOYMENT.podSpec());
  }

  /** The elements of a list with their places. */
  static <T> List<Part<T>> parts(ProfilePath path, List<T> values) {
    List<Part<T>> parts = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      parts.add(new Part<>(values.get(i), path.index(i)));
    }
    return parts;
  }
}
