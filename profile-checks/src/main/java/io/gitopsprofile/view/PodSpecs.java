package io.gitopsprofile.view;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pods of a workload: their containers and the paths of these. */
public final class PodSpecs {

  private PodSpecs() {}

  /** Returns the containers that run side by side. */
  public static List<Located<Container>> containers(Located<Workload> workload) {
    return parts(workload.at("containers"), workload.value().containers());
  }

  /** Returns the init containers. */
  public static List<Located<Container>> initContainers(Located<Workload> workload) {
    return parts(workload.at("initContainers"), workload.value().initContainers());
  }

  /** Returns all containers, the init containers first. */
  public static List<Located<Container>> all(Located<Workload> workload) {
    List<Located<Container>> all = new ArrayList<>(initContainers(workload));
    all.addAll(containers(workload));
    return all;
  }

  /** Returns the names of all containers. */
  public static List<String> names(Located<Workload> workload) {
    List<String> names = new ArrayList<>();
    for (Located<Container> container : all(workload)) {
      names.add(container.value().name());
    }
    return names;
  }

  /** Returns the pod settings of the workload's patch that the records do not have. */
  public static Map<?, ?> patchedSpec(Workload workload) {
    FreeForm patch = workload.patch();
    return FreeFormValues.map(patch.entries(), WorkloadKind.DEPLOYMENT.podSpec());
  }

  /** Returns the elements of a list with their paths. */
  public static <T> List<Located<T>> parts(ProfilePath path, List<T> values) {
    List<Located<T>> parts = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      parts.add(new Located<>(values.get(i), path.index(i)));
    }
    return parts;
  }
}
