package io.gitopsprofile.model.release;

import io.gitopsprofile.model.value.Syntax;
import org.immutables.value.Value;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Chart values from outside the release; the key names the source.
 *
 * <pre>
 * valuesFrom:
 *   - configMapKeyRef: {name: defaults}
 *   - secretKeyRef: {name: passwords, key: values.yaml}
 *   - externalSourceRef: {url: https://example.com/values.yaml}
 *   - chartFileRef: {path: values-prod.yaml, optional: true}
 * </pre>
 */
public sealed interface ValuesFrom
    permits ValuesFrom.ConfigMapKeyRef,
        ValuesFrom.SecretKeyRef,
        ValuesFrom.ExternalSourceRef,
        ValuesFrom.ChartFileRef {

  /** Answers by the kind of source of values. */
  <R extends @Nullable Object> R match(Cases<R> cases);

  /**
   * One answer for each kind of source of values; a new kind does not compile before all have
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

    /** The answer for {@link ExternalSourceRef}. */
    R externalSourceRef(ExternalSourceRef source);

    /** The answer for {@link ChartFileRef}. */
    R chartFileRef(ChartFileRef source);
  }

  /**
   * A key of a ConfigMap.
   *
   * @param name the ConfigMap's name
   * @param namespace the namespace; null means the release's
   * @param key the key; default {@code values.yaml}
   * @param optional whether the object or key may be missing
   * @param targetPath the place in the values for the key's text, such as {@code image.tag}; null
   *     means that the text is YAML and is merged; Flux v2
   * @param literal whether that text is used verbatim; Flux v2
   */
  @Value.Builder
  record ConfigMapKeyRef(
      String name,
      @Nullable String namespace,
      @Nullable String key,
      @Nullable Boolean optional,
      @Nullable String targetPath,
      @Nullable Boolean literal)
      implements ValuesFrom {

    /** Refuses values that break their syntax. */
    public ConfigMapKeyRef {
      Syntax.of()
          .required("name", name)
          .dnsSubdomain("name", name)
          .dnsLabel("namespace", namespace)
          .configKey("key", key)
          .notBlank("targetPath", targetPath)
          .enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.configMapKeyRef(this);
    }

    /** Starts a reference; {@code name} must be set. */
    public static Builder builder() {
      return new Builder();
    }

    /** Returns a builder that holds these values. */
    public Builder toBuilder() {
      return new Builder().from(this);
    }

    /** Builder for {@link ConfigMapKeyRef}; its {@code @param} tags describe the components. */
    public static final class Builder extends ConfigMapKeyRefBuilder {
      Builder() {}
    }
  }

  /**
   * A key of a Secret.
   *
   * @param name the Secret's name
   * @param namespace the namespace; null means the release's
   * @param key the key; default {@code values.yaml}
   * @param optional whether the object or key may be missing
   * @param targetPath the place in the values for the key's text, such as {@code image.tag}; null
   *     means that the text is YAML and is merged; Flux v2
   * @param literal whether that text is used verbatim; Flux v2
   */
  @Value.Builder
  record SecretKeyRef(
      String name,
      @Nullable String namespace,
      @Nullable String key,
      @Nullable Boolean optional,
      @Nullable String targetPath,
      @Nullable Boolean literal)
      implements ValuesFrom {

    /** Refuses values that break their syntax. */
    public SecretKeyRef {
      Syntax.of()
          .required("name", name)
          .dnsSubdomain("name", name)
          .dnsLabel("namespace", namespace)
          .configKey("key", key)
          .notBlank("targetPath", targetPath)
          .enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.secretKeyRef(this);
    }

    /** Starts a reference; {@code name} must be set. */
    public static Builder builder() {
      return new Builder();
    }

    /** Returns a builder that holds these values. */
    public Builder toBuilder() {
      return new Builder().from(this);
    }

    /** Builder for {@link SecretKeyRef}; its {@code @param} tags describe the components. */
    public static final class Builder extends SecretKeyRefBuilder {
      Builder() {}
    }
  }

  /**
   * A file at a URL.
   *
   * @param url the address
   * @param optional whether the object or key may be missing
   */
  record ExternalSourceRef(String url, @Nullable Boolean optional) implements ValuesFrom {

    /** Refuses values that break their syntax. */
    public ExternalSourceRef {
      Syntax.of().required("url", url).url("url", url, "https", "http").enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.externalSourceRef(this);
    }
  }

  /**
   * A file of the chart.
   *
   * @param path the path in the chart
   * @param optional whether the object or key may be missing
   */
  record ChartFileRef(String path, @Nullable Boolean optional) implements ValuesFrom {

    /** Refuses values that break their syntax. */
    public ChartFileRef {
      Syntax.of().required("path", path).notBlank("path", path).enforce();
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.chartFileRef(this);
    }
  }
}
