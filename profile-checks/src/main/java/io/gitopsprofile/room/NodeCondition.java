package io.gitopsprofile.room;

import io.gitopsprofile.view.ObjectField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a label of nodes, from a pod's nodeSelector or its required node affinity.
 *
 * @param place the place in the profile
 * @param key the label
 * @param operator {@code In}, {@code NotIn}, {@code Exists}, {@code DoesNotExist}, {@code Gt} or
 *     {@code Lt}
 * @param values the values that the operator compares the label with
 */
public record NodeCondition(ObjectField place, String key, String operator, List<String> values) {

  /** The answer for nodes whose label is known. */
  boolean holds(String value) {
    if (hasVariable()) {
      return true;
    }
    return switch (operator) {
      case "In" -> values.contains(value);
      case "NotIn" -> !values.contains(value);
      case "Exists" -> true;
      case "DoesNotExist" -> false;
      default -> true;
    };
  }

  /** True if nodes without the label meet the condition. */
  boolean holdsWithout() {
    return operator.equals("NotIn") || operator.equals("DoesNotExist");
  }

  /** Returns the label of Kubernetes that the key is a slip of; null for any other key. */
  public @Nullable String meant() {
    return hasVariable() ? null : NodeLabels.meant(key);
  }

  /** True if Flux replaces a part of the condition before the cluster sees it. */
  public boolean hasVariable() {
    for (String value : values) {
      if (value.indexOf("${") >= 0) {
        return true;
      }
    }
    return key.indexOf("${") >= 0;
  }

  /** The condition in messages: {@code kubernetes.io/arch: arm64}. */
  public String shown() {
    return values.isEmpty() ? key : key + ": " + String.join(" or ", values);
  }
}
