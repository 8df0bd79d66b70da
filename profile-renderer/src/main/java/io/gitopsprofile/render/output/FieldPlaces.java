package io.gitopsprofile.render.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a part that the fields of its object are rendered from, by the beginnings of their
 * paths. The longest beginning counts, and the rest of a path is the same in both.
 */
public final class FieldPlaces {

  /** No field is known to have a key of its own in the part. */
  public static final FieldPlaces NONE = new FieldPlaces(Map.of());

  private static final FieldPlaces METADATA =
      NONE.with("metadata.name", "name")
          .with("metadata.namespace", "namespace")
          .with("metadata.labels", "labels")
          .with("metadata.annotations", "annotations");

  /** A namespace's. */
  public static final FieldPlaces NAMESPACE = METADATA;

  /** A workload's Deployment's. */
  public static final FieldPlaces DEPLOYMENT =
      METADATA
          .with("spec", "")
          .with("spec.selector", "selector")
          .with("spec.selector.matchLabels", "selector")
          .with("spec.template.metadata.labels", "podLabels")
          .with("spec.template.metadata.annotations", "podAnnotations")
          .with("spec.template.spec", "");

  /** The Service's of a workload, whose own name is that of the workload where it has none. */
  public static final FieldPlaces SERVICE = METADATA.with("spec", "");

  /** The budget's of a workload. */
  public static final FieldPlaces BUDGET = NONE.with("spec", "");

  /** An autoscaler's, whatever object scales. */
  public static final FieldPlaces AUTOSCALER =
      METADATA.with("spec", "").with("spec.scaleTargetRef", "target");

  private final Map<List<Object>, List<Object>> keys;

  private FieldPlaces(Map<List<Object>, List<Object>> keys) {
    this.keys = keys;
  }

  /** These places, and those below another key of the object; keys are parted by dots. */
  private FieldPlaces with(String field, String key) {
    return with(
        List.of((Object[]) field.split("\\.", -1)), key.isEmpty() ? List.of() : List.of(key));
  }

  /** These places and another one. */
  public FieldPlaces with(List<Object> field, List<Object> key) {
    Map<List<Object>, List<Object>> more = new LinkedHashMap<>(keys);
    more.put(field, key);
    return new FieldPlaces(more);
  }

  /** The steps from the part to the value of a field; null where they are not known. */
  @Nullable List<Object> of(List<Object> field) {
    for (int end = field.size(); end > 0; end--) {
      List<Object> key = keys.get(field.subList(0, end));
      if (key != null) {
        List<Object> steps = new ArrayList<>(key);
        steps.addAll(field.subList(end, field.size()));
        return steps;
      }
    }
    return null;
  }
}
