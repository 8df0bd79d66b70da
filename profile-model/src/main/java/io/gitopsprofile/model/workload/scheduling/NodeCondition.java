package io.gitopsprofile.model.workload.scheduling;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Set;

/**
 * A condition on a label or field of nodes.
 *
 * @param key the label or field
 * @param operator the comparison: {@code In}, {@code NotIn}, {@code Exists}, {@code DoesNotExist},
 *     {@code Gt} or {@code Lt}
 * @param values the values to compare with; for {@code Gt} and {@code Lt}, one whole number
 */
public record NodeCondition(String key, String operator, List<String> values) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public NodeCondition {
    values = Ordered.list("values", values);
    Syntax.of()
        .required("key", key)
        .labelKey("key", key)
        .required("operator", operator)
        .oneOf("operator", operator, Set.of("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"))
        .enforce();
  }
}
