package io.gitopsprofile.model.container;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * Variables of a container's environment, one for each key of a ConfigMap or Secret. A variable of
 * {@code env} replaces the one of the same name.
 *
 * <pre>
 * envFrom:
 *   - prefix: SHOP_
 *     configMapRef:
 *       name: shop
 * </pre>
 *
 * @param prefix the text before each key; none if null
 * @param source the object; in YAML, its key is beside the prefix
 */
public record EnvFrom(@Nullable String prefix, EnvFromSource source) {

  /** Refuses values that break their syntax. */
  public EnvFrom {
    Syntax.of().envName("prefix", prefix).required("source", source).enforce();
  }
}
