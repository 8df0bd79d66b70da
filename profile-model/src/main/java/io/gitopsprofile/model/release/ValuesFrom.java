package io.gitopsprofile.model.release;

import io.gitopsprofile.model.value.Syntax;
import org.immutables.value.Value;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Chart values from outside the release: in the words of Flux v2 by {@code kind}, in those of Flux
 * v1 by a key that names the source. Both Flux versions take {@code configMapKeyRef} and {@code
 * secretKeyRef}.
 *
 * <pre>
 * valuesFrom:
 *   - {kind: Secret, name: passwords, valuesKey: values.yaml}
 *   - configMapKeyRef: {name: defaults}
 *   - secretKeyRef: {name: passwords, key: values.yaml}
 *   - externalSourceRef: {url: https://example.com/values.yaml}
 *   - chartFileRef: {path: values-prod.yaml, optional: true}
 * </pre>
 */
public sealed interface ValuesFrom
    permits ValuesFrom.ObjectKey,
        ValuesFrom.ConfigMapKeyRef,
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

    /** The answer for {@link ObjectKey}. */
    R objectKey(ObjectKey source);

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
   * A key of a ConfigMap or Secret of the release's namespace, in the words of Flux v2.
   *
   * @param kind the object's kind
   * @param name the object's name
   * @param valuesKey the key; null means {@code values.yaml}
   * @param targetPath the place in the values for the key's text, such as {@code image.tag}; null
   *     means that the text is YAML and is merged
   * @param literal whether that text is used verbatim
   * @param optional whether the object or key may be missing
   */
  @Value.Builder
  record ObjectKey(
      Kind kind,
      String name,
      @Nullable String valuesKey,
      @Nullable String targetPath,
      @Nullable Boolean literal,
      @Nullable Boolean optional)
      implements ValuesFrom {

    /** Refuses values that break their syntax. */
    public ObjectKey {
      Syntax.of()
          .required("kind", kind)
          .required("name", name)
          .objectName("name", name)
          .configKey("valuesKey", valuesKey)
          .notBlank("targetPath", targetPath)
          .enforce();
    }

    /** The kinds of objects that hold values. */
    public enum Kind {
      /** A ConfigMap. */
      CONFIG_MAP("ConfigMap"),
      /** A Secret. */
      SECRET("Secret");

      private final String spelling;

      Kind(String spelling) {
        this.spelling = spelling;
      }

      /** The word as YAML spells it. */
      @Override
      public String toString() {
        return spelling;
      }
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.objectKey(this);
    }

    /** Starts a reference; {@code kind} and {@code name} must be set. */
    public static Builder builder() {
      return new Builder();
    }

    /** Returns a builder that holds these values. */
    public Builder toBuilder() {
      return new Builder().from(this);
    }

    /** Builder for {@link ObjectKey}; its {@code @param} tags describe the components. */
    public static final class Builder extends ObjectKeyBuilder {
      Builder() {}
    }
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
          .objectName("name", name)
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
          .objectName("name", name)
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
