package io.gitopsprofile.model.container;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The object whose keys become environment variables; the key names its kind. */
public sealed interface EnvFromSource permits EnvFromSource.ConfigMapRef, EnvFromSource.SecretRef {

  /** Returns the answer for the kind of source of variables. */
  <R extends @Nullable Object> R match(Cases<R> cases);

  /**
   * One answer for each kind of source of variables; a new kind does not compile before all have
   * answered.
   *
   * @param <R> the answer, which may be null
   */
  @NullUnmarked
  interface Cases<R extends @Nullable Object> {

    /** The answer for {@link ConfigMapRef}. */
    R configMapRef(ConfigMapRef source);

    /** The answer for {@link SecretRef}. */
    R secretRef(SecretRef source);
  }

  /**
   * The keys of a ConfigMap.
   *
   * @param name the ConfigMap's name
   * @param optional whether the ConfigMap may be missing
   */
  record ConfigMapRef(String name, @Nullable Boolean optional) implements EnvFromSource {

    /** Refuses values that break their syntax. */
    public ConfigMapRef {
      Syntax.of().required("name", name).objectName("name", name).enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.configMapRef(this);
    }
  }

  /**
   * The keys of a Secret.
   *
   * @param name the Secret's name
   * @param optional whether the Secret may be missing
   */
  record SecretRef(String name, @Nullable Boolean optional) implements EnvFromSource {

    /** Refuses values that break their syntax. */
    public SecretRef {
      Syntax.of().required("name", name).objectName("name", name).enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.secretRef(this);
    }
  }
}
