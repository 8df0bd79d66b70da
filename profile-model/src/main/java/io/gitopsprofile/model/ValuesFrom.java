package io.gitopsprofile.model;

import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Chart values from outside the release, one key naming where.
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
   * @param namespace its namespace; null means the release's
   * @param key the key; default {@code values.yaml}
   * @param optional whether it may be missing
   * @param targetPath where in the values the key's text is put, such as {@code image.tag}; null
   *     means that it is YAML, to be merged; Flux v2
   * @param literal whether that text is put there as it is; Flux v2
   */
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
  }

  /**
   * A key of a Secret.
   *
   * @param name the Secret's name
   * @param namespace its namespace; null means the release's
   * @param key the key; default {@code values.yaml}
   * @param optional whether it may be missing
   * @param targetPath where in the values the key's text is put, such as {@code image.tag}; null
   *     means that it is YAML, to be merged; Flux v2
   * @param literal whether that text is put there as it is; Flux v2
   */
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
  }

  /**
   * A file at a URL.
   *
   * @param url where it is
   * @param optional whether it may be missing
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
   * @param path its path in the chart
   * @param optional whether it may be missing
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
