package io.gitopsprofile.model.cluster;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.Map;

/**
 * One way for a pod to match a Fargate profile: by namespace and all labels. {@code *} and {@code
 * ?} match.
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
