package io.gitopsprofile.model.container;

import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/** The source of the value of an environment variable; the key names its kind. */
public sealed interface EnvSource {

  /**
   * A key of a ConfigMap.
   *
   * @param name the ConfigMap's name
   * @param key the key
   * @param optional whether the object or its key may be missing
   */
  record ConfigMapKeyRef(String name, String key, @Nullable Boolean optional) implements EnvSource {

    /** Refuses values that break their syntax. */
    public ConfigMapKeyRef {
      Syntax.of()
          .required("name", name)
          .dnsSubdomain("name", name)
          .required("key", key)
          .configKey("key", key)
          .enforce();
    }
  }

  /**
   * A key of a Secret.
   *
   * @param name the Secret's name
   * @param key the key
   * @param optional whether the object or its key may be missing
   */
  record SecretKeyRef(String name, String key, @Nullable Boolean optional) implements EnvSource {

    /** Refuses values that break their syntax. */
    public SecretKeyRef {
      Syntax.of()
          .required("name", name)
          .dnsSubdomain("name", name)
          .required("key", key)
          .configKey("key", key)
          .enforce();
    }
  }

  /**
   * A field of the pod.
   *
   * @param apiVersion the version of the pod's schema; default {@code v1}
   * @param fieldPath the field, such as {@code metadata.name}
   */
  record FieldRef(@Nullable String apiVersion, String fieldPath) implements EnvSource {

    /** Refuses values that break their syntax. */
    public FieldRef {
      Syntax.of()
          .notBlank("apiVersion", apiVersion)
          .required("fieldPath", fieldPath)
          .notBlank("fieldPath", fieldPath)
          .enforce();
    }
  }

  /**
   * A request or limit of a container.
   *
   * @param containerName the container; null means the container of the variable
   * @param resource the resource, such as {@code limits.cpu}
   * @param divisor the unit; default 1
   */
  record ResourceFieldRef(
      @Nullable String containerName, String resource, @Nullable Quantity divisor)
      implements EnvSource {

    /** Refuses values that break their syntax. */
    public ResourceFieldRef {
      Syntax.of()
          .dnsLabel("containerName", containerName)
          .required("resource", resource)
          .notBlank("resource", resource)
          .enforce();
    }
  }
}
