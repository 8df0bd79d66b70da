package io.gitopsprofile.model.autoscaler;

import io.gitopsprofile.model.value.Syntax;
import io.gitopsprofile.model.workload.controller.WorkloadType;

/**
 * The object that an autoscaler scales: a workload of the profile, by name, or any object with a
 * scale subresource.
 */
public sealed interface ScaleTarget {

  /**
   * A workload of the profile: {@code target: podinfo}.
   *
   * @param workload the workload's name
   * @param type the workload's kind; a profile sets the one of its workload
   */
  record WorkloadName(String workload, WorkloadType type) implements ScaleTarget {

    /** Refuses values that break their syntax. */
    public WorkloadName {
      Syntax.of()
          .required("workload", workload)
          .objectName("workload", workload)
          .required("type", type)
          .enforce();
    }
  }

  /**
   * Any object with a scale subresource.
   *
   * <pre>
   * target: {apiVersion: apps/v1, kind: StatefulSet, name: queue}
   * </pre>
   *
   * @param apiVersion the API version, such as {@code apps/v1}
   * @param kind the kind
   * @param name the name
   */
  record ObjectReference(String apiVersion, String kind, String name) implements ScaleTarget {

    /** Refuses values that break their syntax. */
    public ObjectReference {
      Syntax.of()
          .required("apiVersion", apiVersion)
          .notBlank("apiVersion", apiVersion)
          .required("kind", kind)
          .notBlank("kind", kind)
          .required("name", name)
          .notBlank("name", name)
          .enforce();
    }
  }

  /** A workload of the profile. */
  static ScaleTarget workload(String name) {
    return new WorkloadName(name, WorkloadType.DEPLOYMENT);
  }
}
