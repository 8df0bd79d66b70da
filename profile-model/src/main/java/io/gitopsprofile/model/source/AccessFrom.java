package io.gitopsprofile.model.source;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;

/**
 * The namespaces whose objects may use a source.
 *
 * @param namespaceSelectors labels of namespaces; a namespace needs those of one element
 */
public record AccessFrom(List<NamespaceLabels> namespaceSelectors) {
  /** Refuses values that break their syntax, and copies the collections in their order. */
  public AccessFrom {
    namespaceSelectors = Ordered.list("namespaceSelectors", namespaceSelectors);
    Syntax.of().notEmpty("namespaceSelectors", namespaceSelectors).enforce();
  }
}
