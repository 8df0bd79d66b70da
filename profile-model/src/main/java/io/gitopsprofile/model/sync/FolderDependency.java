package io.gitopsprofile.model.sync;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * A group of folders, or a Kustomization, that must be ready before the folders of another group
 * are applied.
 *
 * @param name the name of a group or Kustomization of the profile; with a namespace, the name of
 *     any Kustomization of the cluster
 * @param namespace the namespace of a Kustomization that is not of the profile; null means a group
 *     or Kustomization of the profile
 * @param readyExpr an expression in CEL by which the other Kustomization counts as ready; null
 *     means its condition Ready; needs Flux 2.7
 */
public record FolderDependency(
    String name, @Nullable String namespace, @Nullable String readyExpr) {

  /** Refuses values that break their syntax. */
  public FolderDependency {
    Syntax.of()
        .required("name", name)
        .dnsSubdomain("name", name)
        .dnsLabel("namespace", namespace)
        .notBlank("readyExpr", readyExpr)
        .enforce();
  }
}
