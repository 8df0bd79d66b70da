package io.gitopsprofile.model.release.chart;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The source that Flux v2 fetches a chart from.
 *
 * @param kind the kind
 * @param name the name
 * @param namespace the namespace; null means that of the referring object
 */
public record ChartSource(ChartSourceKind kind, String name, @Nullable String namespace) {
  /** Refuses values that break their syntax. */
  public ChartSource {
    Syntax.of()
        .required("kind", kind)
        .required("name", name)
        .objectName("name", name)
        .dnsLabel("namespace", namespace)
        .enforce();
  }
}
