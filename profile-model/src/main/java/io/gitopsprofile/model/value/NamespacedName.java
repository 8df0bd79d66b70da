package io.gitopsprofile.model.value;

import org.jspecify.annotations.Nullable;

/**
 * An object by name and, optionally, namespace.
 *
 * @param name the name
 * @param namespace the namespace; null means the referring object's
 */
public record NamespacedName(String name, @Nullable String namespace) {

  /** Refuses values that break their syntax. */
  public NamespacedName {
    Syntax.of()
        .required("name", name)
        .dnsSubdomain("name", name)
        .dnsLabel("namespace", namespace)
        .enforce();
  }
}
