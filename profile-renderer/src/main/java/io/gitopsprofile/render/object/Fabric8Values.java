package io.gitopsprofile.render.object;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.gitopsprofile.model.value.IntOrPercent;
import io.gitopsprofile.model.value.LabelExpression;
import io.gitopsprofile.model.value.LabelSelector;
import io.gitopsprofile.model.value.PortReference;
import io.gitopsprofile.model.value.Quantity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Converts the model's scalars to fabric8's. fabric8 objects are built with setters here and
 * elsewhere, since its fluent builders load about fifty more classes in every build.
 */
public final class Fabric8Values {

  private Fabric8Values() {}

  public static ObjectMeta metadata(
      String name,
      @Nullable String namespace,
      Map<String, String> labels,
      Map<String, String> annotations) {
    ObjectMeta metadata = podMetadata(labels, annotations);
    metadata.setName(name);
    metadata.setNamespace(namespace);
    return metadata;
  }

  public static ObjectMeta podMetadata(
      Map<String, String> labels, Map<String, String> annotations) {
    ObjectMeta metadata = new ObjectMeta();
    metadata.setLabels(labels);
    metadata.setAnnotations(annotations);
    return metadata;
  }

  public static @Nullable String text(@Nullable Object word) {
    return word == null ? null : word.toString();
  }

  /** The quantity with its original text, which fabric8's own parser would change. */
  public static io.fabric8.kubernetes.api.model.@Nullable Quantity quantity(
      @Nullable Quantity quantity) {
    return quantity == null
        ? null
        : new io.fabric8.kubernetes.api.model.Quantity(quantity.text(), "");
  }

  public static Map<String, io.fabric8.kubernetes.api.model.Quantity> quantities(
      Map<String, Quantity> quantities) {
    Map<String, io.fabric8.kubernetes.api.model.Quantity> copy = new LinkedHashMap<>();
    for (Map.Entry<String, Quantity> entry : quantities.entrySet()) {
      String amount = entry.getValue().text();
      copy.put(entry.getKey(), new io.fabric8.kubernetes.api.model.Quantity(amount, ""));
    }
    return copy;
  }

  public static @Nullable IntOrString intOrString(@Nullable IntOrPercent number) {
    if (number == null) {
      return null;
    }
    return number.isPercent() ? new IntOrString(number.text()) : new IntOrString(number.number());
  }

  public static @Nullable IntOrString intOrString(@Nullable PortReference port) {
    if (port == null) {
      return null;
    }
    return port.isNumber() ? new IntOrString(port.number()) : new IntOrString(port.text());
  }

  public static io.fabric8.kubernetes.api.model.LabelSelector matching(Map<String, String> labels) {
    var selector = new io.fabric8.kubernetes.api.model.LabelSelector();
    selector.setMatchLabels(labels);
    return selector;
  }

  public static io.fabric8.kubernetes.api.model.@Nullable LabelSelector selector(
      @Nullable LabelSelector model) {
    if (model == null) {
      return null;
    }
    var selector = matching(model.matchLabels());
    selector.setMatchExpressions(
        model.matchExpressions().stream().map(Fabric8Values::requirement).toList());
    return selector;
  }

  private static LabelSelectorRequirement requirement(LabelExpression expression) {
    LabelSelectorRequirement requirement = new LabelSelectorRequirement();
    requirement.setKey(expression.key());
    requirement.setOperator(expression.operator());
    requirement.setValues(expression.values());
    return requirement;
  }
}
