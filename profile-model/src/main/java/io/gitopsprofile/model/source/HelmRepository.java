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
 * A Helm repository; the object HelmRepository of {@code source.toolkit.fluxcd.io/v1}.
 *
 * <pre>
 * sources:
 *   - helmRepository:
 *       name: podinfo
 *       namespace: flux-system
 *       url: https://stefanprodan.github.io/podinfo
 *       interval: 1h
 * </pre>
 *
 * @param name the name of the object
 * @param namespace the namespace
 * @param labels the labels
 * @param annotations the annotations
 * @param url the repository's URL: {@code https}, {@code http} or {@code oci}
 * @param type the protocol; null means {@code default}
 * @param interval the interval at which Flux fetches; above zero; null means {@code 1m}
 * @param timeout the timeout of a fetch; units ms, s and m; null means {@code 60s}
 * @param provider the cloud whose identity logs in; null means {@code generic}; for OCI
 * @param secretRef the name of a Secret with the login
 * @param certSecretRef the name of a Secret with the certificates of the server and the client
 * @param passCredentials whether the login is sent to another host, too
 * @param insecure whether a registry may be reached without TLS; for OCI
 * @param suspend whether Flux stops fetching
 * @param accessFrom the namespaces whose objects may use the repository; null means all
 * @param patch a merge patch on the rendered HelmRepository, for fields that the language does not
 *     have; unknown fields are refused
 * @param manage whether the file is generated; false excludes it from generation; the default is
 *     true
 */
@Value.Builder
public record HelmRepository(
    String name,
    String namespace,
    Map<String, String> labels,
    Map<String, String> annotations,
    String url,
    @Nullable RepositoryType type,
    @Nullable GoDuration interval,
    @Nullable GoDuration timeout,
    @Nullable Provider provider,
    @Nullable LocalReference secretRef,
    @Nullable LocalReference certSecretRef,
    @Nullable Boolean passCredentials,
    @Nullable Boolean insecure,
    @Nullable Boolean suspend,
    @Nullable AccessFrom accessFrom,
    FreeForm patch,
    @Nullable Boolean manage)
    implements Source {
  /** Refuses values that break their syntax, and copies the collections in their order. */
  public HelmRepository {
    labels = Ordered.map("labels", labels);
    annotations = Ordered.map("annotations", annotations);
    Syntax.of()
        .required("name", name)
        .objectName("name", name)
        .required("namespace", namespace)
        .dnsLabel("namespace", namespace)
        .labels("labels", labels)
        .annotations("annotations", annotations)
        .required("url", url)
        .url("url", url, "https", "http", "oci")
        .positive("interval", interval)
        .positive("timeout", timeout)
        .required("patch", patch)
        .enforce();
  }

  @Override
  public String kind() {
    return "HelmRepository";
  }

  @Override
  public <R extends @Nullable Object> R match(Cases<R> cases) {
    return cases.helmRepository(this);
  }

  /** Starts a HelmRepository; {@code name}, {@code namespace} and {@code url} must be set. */
  public static Builder builder() {
    return new Builder().labels(Map.of()).annotations(Map.of()).patch(FreeForm.EMPTY);
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link HelmRepository}; its {@code @param} tags describe the components. */
  public static final class Builder extends HelmRepositoryBuilder {
    Builder() {}
  }
}
