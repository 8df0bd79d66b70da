package io.gitopsprofile.model.workload;

import io.gitopsprofile.model.value.Syntax;

/**
 * A parameter of the kernel in the pod's namespaces.
 *
 * @param name the name, such as {@code net.core.somaxconn}
 * @param value the value
 */
public record Sysctl(String name, String value) {

  /** Refuses values that break their syntax. */
  public Sysctl {
    Syntax.of().required("name", name).notBlank("name", name).required("value", value).enforce();
  }
}
