package io.gitopsprofile.model.source;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A Git repository; the object GitRepository of {@code source.toolkit.fluxcd.io/v1}.
 *
 * <pre>
 * sources:
 *   - gitRepository:
 *       name: podinfo
 *       namespace: flux-system
 *       url: https://github.com/stefanprodan/podinfo
 *       ref: {branch: master}
 *       interval: 5m
 * </pre>
 *
 * @param name the name of the object
 * @param namespace the namespace
 * @param labels the labels
 * @param annotations the annotations
 * @param url the repository's URL: {@code https}, {@code http} or {@code ssh}
 * @param ref the branch, tag or commit; null means the branch {@code master}
 * @param interval the interval at which Flux fetches; above zero
 * @param timeout the timeout of a fetch; units ms, s and m; null means {@code 60s}
 * @param provider the cloud, or {@code github}, whose identity logs in; null means {@code generic}
 * @param secretRef the name of a Secret with the login
 * @param serviceAccountName the ServiceAccount whose identity logs in; null means the controller's
 * @param verify the check of signatures
 * @param proxySecretRef the name of a Secret with the address of a proxy
 * @param ignore the files to leave out, in the syntax of {@code .gitignore}; null means Flux's own
 *     list
 * @param suspend whether Flux stops fetching
 * @param recurseSubmodules whether submodules are fetched, too
 * @param include other GitRepositories whose files are put into this one
 * @param sparseCheckout the only folders that are fetched
 * @param patch a merge patch on the rendered GitRepository, for fields that the language does not
 *     have; unknown fields are refused
 * @param manage whether the file is generated; false excludes it from generation; the default is
 *     true
 */
@Value.Builder
public record GitRepository(
    String name,
    String namespace,
    Map<String, String> labels,
    Map<String, String> annotations,
    String url,
    @Nullable GitReference ref,
    GoDuration interval,
    @Nullable GoDuration timeout,
    @Nullable GitProvider provider,
    @Nullable LocalReference secretRef,
    @Nullable String serviceAccountName,
    @Nullable GitVerification verify,
    @Nullable LocalReference proxySecretRef,
    @Nullable String ignore,
    @Nullable Boolean suspend,
    @Nullable Boolean recurseSubmodules,
    List<GitInclude> include,
    List<String> sparseCheckout,
    FreeForm patch,
    @Nullable Boolean manage)
    implements Source {
  /** Refuses values that break their syntax, and copies the collections in their order. */
  public GitRepository {
    include = Ordered.list("include", include);
    sparseCheckout = Ordered.list("sparseCheckout", sparseCheckout);
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
        .url("url", url, "https", "http", "ssh")
        .required("interval", interval)
        .positive("interval", interval)
        .positive("timeout", timeout)
        .dnsSubdomain("serviceAccountName", serviceAccountName)
        .required("patch", patch)
        .enforce();
  }

  @Override
  public String kind() {
    return "GitRepository";
  }

  @Override
  public <R extends @Nullable Object> R match(Cases<R> cases) {
    return cases.gitRepository(this);
  }

  /**
   * Starts a GitRepository; {@code name}, {@code namespace}, {@code url} and {@code interval} must
   * be set.
   */
  public static Builder builder() {
    return new Builder()
        .include(List.of())
        .sparseCheckout(List.of())
        .labels(Map.of())
        .annotations(Map.of())
        .patch(FreeForm.EMPTY);
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link GitRepository}; its {@code @param} tags describe the components. */
  public static final class Builder extends GitRepositoryBuilder {
    Builder() {}
  }
}
