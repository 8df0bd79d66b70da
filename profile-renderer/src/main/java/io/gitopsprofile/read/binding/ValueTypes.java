package io.gitopsprofile.read.binding;

import io.gitopsprofile.model.load.LoadShape;
import io.gitopsprofile.model.value.FieldPath;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.IntOrPercent;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.model.value.PolicyName;
import io.gitopsprofile.model.value.PortReference;
import io.gitopsprofile.model.value.PrometheusDuration;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.value.RelativePath;

/** The model's types that are a single scalar in YAML. */
public enum ValueTypes {
  QUANTITY(Quantity.class, "a quantity such as 100m or 64Mi", true),
  INT_OR_PERCENT(IntOrPercent.class, "a number or a percentage", true),
  PORT_REFERENCE(PortReference.class, "a port's number or name", true),
  GO_DURATION(GoDuration.class, "a duration such as 5m", false),
  PROMETHEUS_DURATION(PrometheusDuration.class, "a duration such as 1m", false),
  LOAD_SHAPE(LoadShape.class, "a load such as step:25@60..360", false),
  KUBERNETES_VERSION(KubernetesVersion.class, "a quoted version such as \"1.29\"", false),
  RELATIVE_PATH(RelativePath.class, "a path", false),
  FIELD_PATH(FieldPath.class, "a path such as image.tag", false),
  POLICY_NAME(PolicyName.class, "a policy such as flux-system:podinfo", false);

  private static final ValueTypes[] ALL = values();

  private final Class<?> type;
  private final String name;
  private final boolean number;

  ValueTypes(Class<?> type, String name, boolean number) {
    this.type = type;
    this.name = name;
    this.number = number;
  }

  public static boolean has(Class<?> type) {
    for (ValueTypes known : ALL) {
      if (known.type == type) {
        return true;
      }
    }
    return false;
  }

  /** The type's name in a message. */
  static String name(Class<?> type) {
    return known(type).name;
  }

  /** True if the value may be a YAML number. */
  public static boolean takesNumber(Class<?> type) {
    return known(type).number;
  }

  /**
   * The value that a text stands for.
   *
   * @throws InvalidValueException if the type rejects the text
   */
  public static Object of(Class<?> type, String text) {
    return switch (known(type)) {
      case QUANTITY -> Quantity.of(text);
      case INT_OR_PERCENT -> IntOrPercent.of(text);
      case PORT_REFERENCE -> PortReference.of(text);
      case GO_DURATION -> GoDuration.of(text);
      case PROMETHEUS_DURATION -> PrometheusDuration.of(text);
      case LOAD_SHAPE -> LoadShape.of(text);
      case KUBERNETES_VERSION -> KubernetesVersion.of(text);
      case RELATIVE_PATH -> RelativePath.of(text);
      case FIELD_PATH -> FieldPath.of(text);
      case POLICY_NAME -> PolicyName.of(text);
    };
  }

  private static ValueTypes known(Class<?> type) {
    for (ValueTypes known : ALL) {
      if (known.type == type) {
        return known;
      }
    }
    throw new IllegalStateException("the language has no form for " + type);
  }
}
