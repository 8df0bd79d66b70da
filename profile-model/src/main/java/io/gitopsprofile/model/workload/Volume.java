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
 * @param name the name; a DNS label
 * @param source the content; in YAML, its key is beside the name
 */
public record Volume(String name, VolumeSource source) {

  /** Refuses values that break their syntax. */
  public Volume {
    Syntax.of().required("name", name).dnsLabel("name", name).required("source", source).enforce();
  }
}
