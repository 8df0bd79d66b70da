package io.gitopsprofile.model.workload;

import io.gitopsprofile.model.value.Syntax;

/**
 * A volume of a pod.
 *
 * <pre>
 * volumes:
 *   - name: data
 *     emptyDir: {}
 * </pre>
 *
 * @param name its name; a DNS label
 * @param source what it is; in YAML its key stands beside the name
 */
public record Volume(String name, VolumeSource source) {

  /** Refuses values that break their syntax. */
  public Volume {
    Syntax.of().required("name", name).dnsLabel("name", name).required("source", source).enforce();
  }
}
