package io.gitopsprofile.model.cluster;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.Map;

/**
 * A selector of a Fargate profile: pods in the namespace and with all labels match. {@code *} and
 * {@code ?} are wildcards.
 *
 * @param namespace the pod's namespace
 * @param labels labels that the pod must have
 */
public record FargateSelector(String namespace, Map<String, String> labels) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public FargateSelector {
    labels = Ordered.map("labels", labels);
    Syntax.of()
        .required("namespace", namespace)
        .namespacePattern("namespace", namespace)
        .labelPatterns("labels", labels)
        .enforce();
  }
}
