package io.gitopsprofile.model.source;

import io.gitopsprofile.model.value.FreeForm;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * A source that Flux v2 fetches from; the key names its kind, and the fields are Flux's own.
 *
 * <pre>
 * sources:
 *   - helmRepository:
 *       name: podinfo
 *       namespace: flux-system
 *       url: https://stefanprodan.github.io/podinfo
 * </pre>
 */
public sealed interface Source
    permits HelmRepository, GitRepository, OciRepository, Bucket, HelmChart {

  /** Returns the kind of the object, such as {@code OCIRepository}. */
  String kind();

  /** Returns the name of the object. */
  String name();

  /** Returns the namespace of the object. */
  String namespace();

  /** Returns the labels of the object. */
  Map<String, String> labels();

  /** Returns the annotations of the object. */
  Map<String, String> annotations();

  /** Returns the merge patch on the rendered object. */
  FreeForm patch();

  /** Returns whether the file is generated; null means true. */
  @Nullable Boolean manage();

  /** Returns the answer for the kind of source. */
  <R extends @Nullable Object> R match(Cases<R> cases);

  /**
   * The answers, one for each kind of source. A new kind does not compile until all have answered.
   *
   * @param <R> the answer, which may be null
   */
  @NullUnmarked
  interface Cases<R extends @Nullable Object> {

    /** The answer for {@link HelmRepository}. */
    R helmRepository(HelmRepository source);

    /** The answer for {@link GitRepository}. */
    R gitRepository(GitRepository source);

    /** The answer for {@link OciRepository}. */
    R ociRepository(OciRepository source);

    /** The answer for {@link Bucket}. */
    R bucket(Bucket source);

    /** The answer for {@link HelmChart}. */
    R helmChart(HelmChart source);
  }
}
