package io.gitopsprofile.view;

import java.util.List;
import java.util.Map;

/**
 * A label selector of Kubernetes: labels, and expressions about labels. (Source: Kubernetes,
 * apimachinery pkg/apis/meta/v1/helpers.go, LabelSelectorAsSelector.)
 */
public final class ObjectSelector {

  private ObjectSelector() {}

  /**
   * True if a selector matches labels; an empty selector matches all. An expression that Kubernetes
   * does not have matches, too.
   */
  public static boolean matches(Map<?, ?> selector, Map<String, String> labels) {
    if (selector.get("matchLabels") instanceof Map<?, ?> wanted
        && !labels.entrySet().containsAll(wanted.entrySet())) {
      return false;
    }
    if (selector.get("matchExpressions") instanceof List<?> expressions) {
      for (Object expression : expressions) {
        if (expression instanceof Map<?, ?> map && !holds(map, labels)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Returns the place of the label by which a selector does not match labels: the first that
   * differs; the whole selector if none does.
   */
  public static ObjectField mismatch(ObjectField selector, Map<String, String> labels) {
    for (Map.Entry<String, String> wanted : selector.in("matchLabels").texts().entrySet()) {
      if (!wanted.getValue().equals(labels.get(wanted.getKey()))) {
        return selector.in("matchLabels", wanted.getKey());
      }
    }
    return selector;
  }

  private static boolean holds(Map<?, ?> expression, Map<String, String> labels) {
    String value = labels.get(String.valueOf(expression.get("key")));
    List<?> values = expression.get("values") instanceof List<?> list ? list : List.of();
    return switch (String.valueOf(expression.get("operator"))) {
      case "In" -> value != null && values.contains(value);
      case "NotIn" -> value == null || !values.contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      default -> true;
    };
  }
}
