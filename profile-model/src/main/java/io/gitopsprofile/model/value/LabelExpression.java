package io.gitopsprofile.model.value;

import java.util.List;
import java.util.Set;

/**
 * A condition on a label.
 *
 * @param key the label
 * @param operator the comparison
 * @param values the values to compare with
 */
public record LabelExpression(String key, String operator, List<String> values) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public LabelExpression {
    values = Ordered.list("values", values);
    Syntax.of()
        .required("key", key)
        .labelKey("key", key)
        .required("operator", operator)
        .oneOf("operator", operator, Set.of("In", "NotIn", "Exists", "DoesNotExist"))
        .enforce();
  }
}
