package io.gitopsprofile.model.release;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * A release that must be ready before another one.
 *
 * <pre>
 * dependsOn:
 *   - {name: cert-manager, namespace: cert-manager}
 * </pre>
 *
 * @param name the name of the HelmRelease
 * @param namespace the namespace; null means the dependent release's
 * @param readyExpr an expression in CEL by which the other release counts as ready; null means its
 *     condition Ready
 */
public record Dependency(String name, @Nullable String namespace, @Nullable String readyExpr) {
  /** Refuses values that break their syntax. */
  public Dependency {
    Syntax.of()
        .required("name", name)
        .objectName("name", name)
        .dnsLabel("namespace", namespace)
        .notBlank("readyExpr", readyExpr)
        .enforce();
  }
}
