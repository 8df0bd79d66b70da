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
 * An OCI artifact; the object OCIRepository of {@code source.toolkit.fluxcd.io/v1}.
 *
 * <pre>
 * sources:
 *   - ociRepository:
 *       name: podinfo
 *       namespace: flux-system
 *       url: oci://ghcr.io/stefanprodan/charts/podinfo
 *       ref: {semver: 6.x}
 *       layerSelector:
 *         mediaType: application/vnd.cncf.helm.chart.content.v1.tar+gzip
 *         operation: copy
 *       interval: 10m
 * </pre>
 *
 * @param name the name of the object
 * @param namespace the namespace
 * @param labels the labels
 * @param annotations the annotations
 * @param url the artifact's address, which starts with {@code oci://}
 * @param ref the tag, range or digest; null means the tag {@code latest}
 * @param layerSelector the layer to use; null means the first one, unpacked
 * @param interval the interval at which Flux fetches; above zero
 * @param timeout the timeout of a fetch; units ms, s and m; null means {@code 60s}
 * @param provider the cloud whose identity logs in; null means {@code generic}
 * @param secretRef the name of a Secret with the registry's login
 * @param serviceAccountName the ServiceAccount whose identity logs in; null means the controller's
 * @param certSecretRef the name of a Secret with the certificates of the server and the client
 * @param proxySecretRef the name of a Secret with the address of a proxy
 * @param verify the check of signatures
 * @param ignore the files to leave out, in the syntax of {@code .gitignore}; null means Flux's own
 *     list
 * @param insecure whether the registry may be reached without TLS
 * @param suspend whether Flux stops fetching
 * @param patch a merge patch on the rendered OCIRepository, for fields that the language does not
 *     have; unknown fields are refused
 * @param manage whether the file is generated; false excludes it from generation; the default is
 *     true
 */
@Value.Builder
public record OciRepository(
    String name,
    String namespace,
    Map<String, String> labels,
    Map<String, String> annotations,
    String url,
    @Nullable OciReference ref,
    @Nullable LayerSelector layerSelector,
    GoDuration interval,
    @Nullable GoDuration timeout,
    @Nullable Provider provider,
    @Nullable LocalReference secretRef,
    @Nullable String serviceAccountName,
    @Nullable LocalReference certSecretRef,
    @Nullable LocalReference proxySecretRef,
    @Nullable OciVerification verify,
    @Nullable String ignore,
    @Nullable Boolean insecure,
    @Nullable Boolean suspend,
    FreeForm patch,
    @Nullable Boolean manage)
    implements Source {
  /** Refuses values that break their syntax, and copies the collections in their order. */
  public OciRepository {
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
        .url("url", url, "oci")
        .required("interval", interval)
        .positive("interval", interval)
        .positive("timeout", timeout)
        .dnsSubdomain("serviceAccountName", serviceAccountName)
        .required("patch", patch)
        .enforce();
  }

  @Override
  public String kind() {
    return "OCIRepository";
  }

  @Override
  public <R extends @Nullable Object> R match(Cases<R> cases) {
    return cases.ociRepository(this);
  }

  /**
   * Starts an OciRepository; {@code name}, {@code namespace}, {@code url} and {@code interval} must
   * be set.
   */
  public static Builder builder() {
    return new Builder().labels(Map.of()).annotations(Map.of()).patch(FreeForm.EMPTY);
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link OciRepository}; its {@code @param} tags describe the components. */
  public static final class Builder extends OciRepositoryBuilder {
    Builder() {}
  }
}
