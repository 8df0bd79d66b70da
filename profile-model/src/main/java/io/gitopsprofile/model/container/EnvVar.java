package io.gitopsprofile.model.container;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * A variable of a container's environment: a value, or the source of one.
 *
 * <pre>
 * env:
 *   - name: PODINFO_UI_COLOR
 *     value: "#34577c"
 *   - name: TOKEN
 *     valueFrom:
 *       secretKeyRef: {name: podinfo, key: token}
 * </pre>
 *
 * @param name the name
 * @param value the value
 * @param valueFrom the source of the value
 */
public record EnvVar(String name, @Nullable String value, @Nullable EnvSource valueFrom) {

  /** Refuses values that break their syntax. */
  public EnvVar {
    Syntax.of().required("name", name).envName("name", name).enforce();
  }

  /** A variable with a value. */
  public static EnvVar of(String name, String value) {
    return new EnvVar(name, value, null);
  }

  /** A variable whose value comes from elsewhere. */
  public static EnvVar of(String name, EnvSource source) {
    return new EnvVar(name, null, source);
  }
}
