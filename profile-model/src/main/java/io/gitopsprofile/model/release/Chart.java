package io.gitopsprofile.model.release;

import io.gitopsprofile.model.release.chart.ChartSource;
import io.gitopsprofile.model.release.chart.ChartVerification;
import io.gitopsprofile.model.release.chart.ReconcileStrategy;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.NamespacedName;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The source of a chart. */
public sealed interface Chart
    permits Chart.Repository, Chart.Git, Chart.Oci, Chart.InSource, Chart.Reference {

  /** Returns the answer for the kind of chart. */
  <R extends @Nullable Object> R match(Cases<R> cases);

  /**
   * The answers, one for each kind of chart. A new kind does not compile until all have answered.
   *
   * @param <R> the answer, which may be null
   */
  @NullUnmarked
  interface Cases<R extends @Nullable Object> {

    /** The answer for {@link Repository}. */
    R repository(Repository chart);

    /** The answer for {@link Git}. */
    R git(Git chart);

    /** The answer for {@link Oci}. */
    R oci(Oci chart);

    /** The answer for {@link InSource}. */
    R inSource(InSource chart);

    /** The answer for {@link Reference}. */
    R reference(Reference chart);
  }

  /**
   * The chart's own name, as its address tells: the last folder of a path in Git, the last part of
   * an OCI address; of an object in the cluster, the object's name.
   */
  String chartName();

  /** The address that the chart is fetched from; null for a chart that an object holds. */
  @Nullable String address();

  /** The version or range as the profile writes it; null if none is written. */
  @Nullable String writtenVersion();

  /**
   * A chart in a Helm repository.
   *
   * <pre>
   * chart:
   *   repository: https://charts.helm.sh/stable
   *   name: metrics-server
   *   version: 2.8.8
   * </pre>
   *
   * @param repository the repository's URL
   * @param name the chart's name
   * @param version the exact version; under Flux v2 also a range, and null means {@code *}
   * @param chartPullSecret the name of a Secret with the repository's login; the Helm Operator
   *     never implemented it
   */
  @Value.Builder
  record Repository(
      String repository, String name, @Nullable String version, @Nullable String chartPullSecret)
      implements Chart {

    /** Refuses values that break their syntax. */
    public Repository {
      Syntax.of()
          .required("repository", repository)
          .url("repository", repository, "https", "http", "oci")
          .required("name", name)
          .notBlank("name", name)
          .notBlank("version", version)
          .dnsSubdomain("chartPullSecret", chartPullSecret)
          .enforce();
    }

    @Override
    public String chartName() {
      return name;
    }

    /** A chart of a public repository. */
    public static Repository of(String repository, String name, String version) {
      return new Repository(repository, name, version, null);
    }

    @Override
    public String address() {
      return repository;
    }

    @Override
    public @Nullable String writtenVersion() {
      return version;
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.repository(this);
    }

    /** Starts a chart; {@code repository} and {@code name} must be set. */
    public static Builder builder() {
      return new Builder();
    }

    /** Returns a builder that holds these values. */
    public Builder toBuilder() {
      return new Builder().from(this);
    }

    /** Builder for {@link Repository}; its {@code @param} tags describe the components. */
    public static final class Builder extends RepositoryBuilder {
      Builder() {}
    }
  }

  /**
   * A chart in a Git repository.
   *
   * <pre>
   * chart:
   *   git: https://github.com/aws/eks-charts
   *   ref: master
   *   path: stable/appmesh-prometheus
   * </pre>
   *
   * @param git the repository: a URL, or {@code git@host:path}
   * @param ref a branch, tag or commit; null is the operator's default, {@code master}
   * @param path the chart's directory in the repository
   * @param secretRef a Secret with the login for HTTPS
   * @param skipDepUpdate whether to leave the chart's dependencies as they are
   */
  @Value.Builder
  record Git(
      String git,
      @Nullable String ref,
      String path,
      @Nullable NamespacedName secretRef,
      @Nullable Boolean skipDepUpdate)
      implements Chart {

    /** Refuses values that break their syntax. */
    public Git {
      Syntax.of()
          .required("git", git)
          .gitUrl("git", git)
          .notBlank("ref", ref)
          .required("path", path)
          .notBlank("path", path)
          .enforce();
    }

    @Override
    public String chartName() {
      return lastPart(path);
    }

    /** A chart at a ref of a public repository. */
    public static Git of(String git, String ref, String path) {
      return new Git(git, ref, path, null, null);
    }

    @Override
    public String address() {
      return git;
    }

    @Override
    public @Nullable String writtenVersion() {
      return null;
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.git(this);
    }

    /** Starts a chart; {@code git} and {@code path} must be set. */
    public static Builder builder() {
      return new Builder();
    }

    /** Returns a builder that holds these values. */
    public Builder toBuilder() {
      return new Builder().from(this);
    }

    /** Builder for {@link Git}; its {@code @param} tags describe the components. */
    public static final class Builder extends GitBuilder {
      Builder() {}
    }
  }

  /**
   * A chart as an OCI artifact; Flux v2. The chart becomes an OCIRepository and the release's
   * {@code chartRef}.
   *
   * <pre>
   * chart:
   *   oci: oci://ghcr.io/stefanprodan/charts/podinfo
   *   semver: 6.x
   * </pre>
   *
   * @param oci the chart's address
   * @param tag a tag; null with all else null means {@code latest}
   * @param semver a range of versions, which goes before a tag
   * @param digest a digest, which goes before both
   * @param secretRef the name of a Secret with the registry's login
   */
  @Value.Builder
  record Oci(
      String oci,
      @Nullable String tag,
      @Nullable String semver,
      @Nullable String digest,
      @Nullable String secretRef)
      implements Chart {

    /** Refuses values that break their syntax. */
    public Oci {
      Syntax.of()
          .required("oci", oci)
          .url("oci", oci, "oci")
          .notBlank("tag", tag)
          .notBlank("semver", semver)
          .notBlank("digest", digest)
          .objectName("secretRef", secretRef)
          .enforce();
    }

    @Override
    public String chartName() {
      return lastPart(oci);
    }

    @Override
    public String address() {
      return oci;
    }

    @Override
    public @Nullable String writtenVersion() {
      return semver == null ? tag : semver;
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.oci(this);
    }

    /** Starts a chart; {@code oci} must be set. */
    public static Builder builder() {
      return new Builder();
    }

    /** Returns a builder that holds these values. */
    public Builder toBuilder() {
      return new Builder().from(this);
    }

    /** Builder for {@link Oci}; its {@code @param} tags describe the components. */
    public static final class Builder extends OciBuilder {
      Builder() {}
    }
  }

  /**
   * A chart in a source that is named; Flux v2.
   *
   * <pre>
   * chart:
   *   name: podinfo
   *   version: 6.x
   *   sourceRef: {kind: HelmRepository, name: podinfo, namespace: flux-system}
   *   interval: 10m
   * </pre>
   *
   * @param name the chart's name, or its path in a Git repository or bucket
   * @param version the version or range; null means {@code *}; without effect for a Git repository
   *     or bucket
   * @param sourceRef the source
   * @param interval the interval at which Flux looks for a version; above zero; null means the
   *     release's
   * @param reconcileStrategy the event that makes Flux package the chart anew; null means {@code
   *     ChartVersion}
   * @param valuesFiles the files of values, in their order; none means {@code values.yaml}
   * @param ignoreMissingValuesFiles whether a file of values may be missing
   * @param verify the check of the chart's signature
   * @param metadata labels and annotations of the HelmChart that Flux makes
   */
  @Value.Builder
  record InSource(
      String name,
      @Nullable String version,
      ChartSource sourceRef,
      @Nullable GoDuration interval,
      @Nullable ReconcileStrategy reconcileStrategy,
      List<String> valuesFiles,
      @Nullable Boolean ignoreMissingValuesFiles,
      @Nullable ChartVerification verify,
      @Nullable LabelsAndAnnotations metadata)
      implements Chart {

    /** Refuses values that break their syntax, and copies the collections in their order. */
    public InSource {
      valuesFiles = Ordered.list("valuesFiles", valuesFiles);
      Syntax.of()
          .required("name", name)
          .notBlank("name", name)
          .notBlank("version", version)
          .required("sourceRef", sourceRef)
          .positive("interval", interval)
          .enforce();
    }

    @Override
    public String chartName() {
      return lastPart(name);
    }

    @Override
    public @Nullable String address() {
      return null;
    }

    @Override
    public @Nullable String writtenVersion() {
      return version;
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.inSource(this);
    }

    /** Starts a chart; {@code name} and {@code sourceRef} must be set. */
    public static Builder builder() {
      return new Builder().valuesFiles(List.of());
    }

    /** Returns a builder that holds these values. */
    public Builder toBuilder() {
      return new Builder().from(this);
    }

    /** Builder for {@link InSource}; its {@code @param} tags describe the components. */
    public static final class Builder extends InSourceBuilder {
      Builder() {}
    }
  }

  /**
   * A chart that an object in the cluster holds, the release's {@code chartRef}; Flux v2.
   *
   * <pre>
   * chart:
   *   kind: OCIRepository
   *   name: podinfo
   *   namespace: flux-system
   * </pre>
   *
   * @param kind the object's kind
   * @param name the name
   * @param namespace the namespace; null means the release's
   */
  record Reference(Kind kind, String name, @Nullable String namespace) implements Chart {

    /** Refuses values that break their syntax. */
    public Reference {
      Syntax.of()
          .required("kind", kind)
          .required("name", name)
          .objectName("name", name)
          .dnsLabel("namespace", namespace)
          .enforce();
    }

    @Override
    public String chartName() {
      return name;
    }

    /** The kinds of objects that hold a chart. */
    public enum Kind {
      /** An OCI artifact. */
      OCI_REPOSITORY("OCIRepository"),
      /** A chart that the source controller has packaged. */
      HELM_CHART("HelmChart"),
      /** An artifact that another controller makes. */
      EXTERNAL_ARTIFACT("ExternalArtifact");

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
    public @Nullable String address() {
      return null;
    }

    @Override
    public @Nullable String writtenVersion() {
      return null;
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.reference(this);
    }
  }

  private static String lastPart(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }
}
