package io.gitopsprofile.model.source;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of an object store; the object Bucket of {@code source.toolkit.fluxcd.io/v1}.
 *
 * <pre>
 * sources:
 *   - bucket:
 *       name: charts
 *       namespace: flux-system
 *       bucketName: charts
 *       endpoint: s3.amazonaws.com
 *       provider: aws
 *       interval: 10m
 * </pre>
 *
 * @param name the name of the object
 * @param namespace the namespace
 * @param labels the labels
 * @param annotations the annotations
 * @param bucketName the bucket's name
 * @param endpoint the host of the object store, with its port if that is not the usual one
 * @param region the region
 * @param prefix the start of the names of the objects to fetch
 * @param interval the interval at which Flux fetches; above zero
 * @param timeout the timeout of a fetch; units ms, s and m; null means {@code 60s}
 * @param provider the cloud whose identity logs in; null means {@code generic}
 * @param sts the service that gives out temporary logins
 * @param secretRef the name of a Secret with the login
 * @param serviceAccountName the ServiceAccount whose identity logs in; null means the controller's
 * @param certSecretRef the name of a Secret with the certificates of the server and the client
 * @param proxySecretRef the name of a Secret with the address of a proxy
 * @param ignore the files to leave out, in the syntax of {@code .gitignore}; null means Flux's own
 *     list
 * @param insecure whether the object store may be reached without TLS
 * @param suspend whether Flux stops fetching
 * @param patch a merge patch on the rendered Bucket, for fields that the language does not have;
 *     unknown fields are refused
 * @param manage whether the file is generated; false excludes it from generation; the default is
 *     true
 */
@Value.Builder
public record Bucket(
    String name,
    String namespace,
    Map<String, String> labels,
    Map<String, String> annotations,
    String bucketName,
    String endpoint,
    @Nullable String region,
    @Nullable String prefix,
    GoDuration interval,
    @Nullable GoDuration timeout,
    @Nullable Provider provider,
    @Nullable TokenService sts,
    @Nullable LocalReference secretRef,
    @Nullable String serviceAccountName,
    @Nullable LocalReference certSecretRef,
    @Nullable LocalReference proxySecretRef,
    @Nullable String ignore,
    @Nullable Boolean insecure,
    @Nullable Boolean suspend,
    FreeForm patch,
    @Nullable Boolean manage)
    implements Source {
  /** Refuses values that break their syntax, and copies the collections in their order. */
  public Bucket {
    labels = Ordered.map("labels", labels);
    annotations = Ordered.map("annotations", annotations);
    Syntax.of()
        .required("name", name)
        .objectName("name", name)
        .required("namespace", namespace)
        .dnsLabel("namespace", namespace)
        .labels("labels", labels)
        .annotations("annotations", annotations)
        .required("bucketName", bucketName)
        .notBlank("bucketName", bucketName)
        .required("endpoint", endpoint)
        .notBlank("endpoint", endpoint)
        .required("interval", interval)
        .positive("interval", interval)
        .positive("timeout", timeout)
        .dnsSubdomain("serviceAccountName", serviceAccountName)
        .required("patch", patch)
        .enforce();
  }

  @Override
  public String kind() {
    return "Bucket";
  }

  @Override
  public <R extends @Nullable Object> R match(Cases<R> cases) {
    return cases.bucket(this);
  }

  /**
   * Starts a Bucket; {@code name}, {@code namespace}, {@code bucketName}, {@code endpoint} and
   * {@code interval} must be set.
   */
  public static Builder builder() {
    return new Builder().labels(Map.of()).annotations(Map.of()).patch(FreeForm.EMPTY);
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link Bucket}; its {@code @param} tags describe the components. */
  public static final class Builder extends BucketBuilder {
    Builder() {}
  }
}
