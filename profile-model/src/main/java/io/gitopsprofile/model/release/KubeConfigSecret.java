package io.gitopsprofile.model.release;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * A Secret that holds a kubeconfig.
 *
 * @param name the name
 * @param key the key; null means {@code value}, then {@code value.yaml}
 */
public record KubeConfigSecret(String name, @Nullable String key) {
  /** Refuses values that break their syntax. */
  public KubeConfigSecret {
    Syntax.of().required("name", name).dnsSubdomain("name", name).configKey("key", key).enforce();
  }
}
