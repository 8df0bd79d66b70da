package io.gitopsprofile.model.image;

import io.gitopsprofile.model.source.AccessFrom;
import io.gitopsprofile.model.source.Provider;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An image whose tags Flux v2 lists at the registry, and the policies that choose one of them; the
 * objects ImageRepository and ImagePolicy of {@code image.toolkit.fluxcd.io/v1}.
 *
 * <pre>
 * imagePolicies:
 *   images:
 *     - name: podinfo
 *       namespace: flux-system
 *       image: ghcr.io/stefanprodan/podinfo
 *       interval: 5m
 *       policies:
 *         - name: podinfo
 *           policy: {semver: {range: 6.x}}
 * </pre>
 *
 * @param name the name of the ImageRepository
 * @param namespace the namespace, which is that of the policies, too
 * @param labels the labels
 * @param annotations the annotations
 * @param image the image without tag and digest
 * @param interval the interval at which Flux lists the tags; above zero
 * @param timeout the timeout of a scan; units ms, s and m; null means the interval
 * @param provider the cloud whose identity logs in; null means {@code generic}
 * @param secretRef the name of a Secret with the registry's login
 * @param serviceAccountName the ServiceAccount whose pull secrets or identity log in; null means
 *     none
 * @param certSecretRef the name of a Secret with the certificates of the server and the client
 * @param proxySecretRef the name of a Secret with the address of a proxy
 * @param exclusionList patterns of tags that Flux leaves out, in RE2; none means {@code ^.*\.sig$}
 * @param insecure whether the registry may be reached without TLS
 * @param suspend whether Flux stops scanning
 * @param accessFrom the namespaces whose policies may use the ImageRepository; null means its own
 * @param manage whether the file is generated; false excludes it from generation; the default is
 *     true
 * @param policies the policies that choose a tag of the image
 */
@Value.Builder
public record ImageRepository(
    String name,
    String namespace,
    Map<String, String> labels,
    Map<String, String> annotations,
    String image,
    GoDuration interval,
    @Nullable GoDuration timeout,
    @Nullable Provider provider,
    @Nullable LocalReference secretRef,
    @Nullable String serviceAccountName,
    @Nullable LocalReference certSecretRef,
    @Nullable LocalReference proxySecretRef,
    List<String> exclusionList,
    @Nullable Boolean insecure,
    @Nullable Boolean suspend,
    @Nullable AccessFrom accessFrom,
    @Nullable Boolean manage,
    List<ImagePolicy> policies) {
  /** Refuses values that break their syntax, and copies the collections in their order. */
  public ImageRepository {
    labels = Ordered.map("labels", labels);
    annotations = Ordered.map("annotations", annotations);
    exclusionList = Ordered.list("exclusionList", exclusionList);
    policies = Ordered.list("policies", policies);
    Syntax.of()
        .required("name", name)
        .dnsSubdomain("name", name)
        .required("namespace", namespace)
        .dnsLabel("namespace", namespace)
        .labels("labels", labels)
        .annotations("annotations", annotations)
        .required("image", image)
        .imageName("image", image)
        .required("interval", interval)
        .positive("interval", interval)
        .positive("timeout", timeout)
        .dnsSubdomain("serviceAccountName", serviceAccountName)
        .enforce();
  }

  /**
   * Starts an ImageRepository; {@code name}, {@code namespace}, {@code image} and {@code interval}
   * must be set.
   */
  public static Builder builder() {
    return new Builder()
        .labels(Map.of())
        .annotations(Map.of())
        .exclusionList(List.of())
        .policies(List.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link ImageRepository}; its {@code @param} tags describe the components. */
  public static final class Builder extends ImageRepositoryBuilder {
    Builder() {}
  }
}
