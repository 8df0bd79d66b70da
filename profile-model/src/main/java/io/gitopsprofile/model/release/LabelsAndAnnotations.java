package io.gitopsprofile.model.release;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.Map;

/**
 * Labels and annotations for objects that Flux v2 makes or applies.
 *
 * <pre>
 * commonMetadata:
 *   labels: {team: shop}
 * </pre>
 *
 * @param labels the labels
 * @param annotations the annotations
 */
public record LabelsAndAnnotations(Map<String, String> labels, Map<String, String> annotations) {
  /** Refuses values that break their syntax, and copies the collections in their order. */
  public LabelsAndAnnotations {
    labels = Ordered.map("labels", labels);
    annotations = Ordered.map("annotations", annotations);
    Syntax.of().labels("labels", labels).annotations("annotations", annotations).enforce();
  }
}
