package io.gitopsprofile.model;

import org.jspecify.annotations.Nullable;

/** Where the value of an environment variable comes from, one key naming it. */
public sealed interface EnvSource
    permits EnvSource.ConfigMapKeyRef,
        EnvSource.SecretKeyRef,
        EnvSource.FieldRef,
        EnvSource.ResourceFieldRef {

  /**
   * A key of a ConfigMap.
   *
   * @param name the ConfigMap's name
   * @param key the key
   * @param optional whether it may be missing
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
   * @param optional whether it may be missing
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
   * @param apiVersion the version of its schema; default {@code v1}
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
   * @param containerName the container; null means this one
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
