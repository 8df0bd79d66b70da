package io.gitopsprofile.model.container;

import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The source of the value of an environment variable; the key names its kind. */
public sealed interface EnvSource
    permits EnvSource.ConfigMapKeyRef,
        EnvSource.SecretKeyRef,
        EnvSource.FieldRef,
        EnvSource.ResourceFieldRef {

  /** Returns the answer for the kind of source of a variable. */
  <R extends @Nullable Object> R match(Cases<R> cases);

  /**
   * One answer for each kind of source of a variable; a new kind does not compile before all have
   * answered.
   *
   * @param <R> the answer, which may be null
   */
  @NullUnmarked
  interface Cases<R extends @Nullable Object> {

    /** The answer for {@link ConfigMapKeyRef}. */
    R configMapKeyRef(ConfigMapKeyRef source);

    /** The answer for {@link SecretKeyRef}. */
    R secretKeyRef(SecretKeyRef source);

    /** The answer for {@link FieldRef}. */
    R fieldRef(FieldRef source);

    /** The answer for {@link ResourceFieldRef}. */
    R resourceFieldRef(ResourceFieldRef source);
  }

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
          .objectName("name", name)
          .required("key", key)
          .configKey("key", key)
          .enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.configMapKeyRef(this);
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
          .objectName("name", name)
          .required("key", key)
          .configKey("key", key)
          .enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.secretKeyRef(this);
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

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.fieldRef(this);
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

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.resourceFieldRef(this);
    }
  }
}
