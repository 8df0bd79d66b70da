package io.gitopsprofile.model;

import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Where a chart comes from. */
public sealed interface Chart permits Chart.Repository, Chart.Git, Chart.Oci, Chart.Reference {

  /** Answers by the kind of chart. */
  <R extends @Nullable Object> R match(Cases<R> cases);

  /**
   * One answer for each kind of chart; a new kind does not compile before all have answered.
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
   * @param version the exact version
   * @param chartPullSecret the name of a Secret with the repository's login; the Helm Operator
   *     never implemented it
   */
  record Repository(
      String repository, String name, String version, @Nullable String chartPullSecret)
      implements Chart {

    /** Refuses values that break their syntax. */
    public Repository {
      Syntax.of()
          .required("repository", repository)
          .url("repository", repository, "https", "http", "oci")
          .required("name", name)
          .notBlank("name", name)
          .required("version", version)
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
    public String writtenVersion() {
      return version;
    }

    @Override
    public <R extends @Nullable Object> R match(Cases<R> cases) {
      return cases.repository(this);
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
  }

  /**
   * A chart as an OCI artifact, with a source of its own; Flux v2. It becomes an OCIRepository, and
   * the release's {@code chartRef}.
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
          .dnsSubdomain("secretRef", secretRef)
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
   * @param name its name
   * @param namespace its namespace; null means the release's
   */
  record Reference(Kind kind, String name, @Nullable String namespace) implements Chart {

    /** Refuses values that break their syntax. */
    public Reference {
      Syntax.of()
          .required("kind", kind)
          .required("name", name)
          .dnsSubdomain("name", name)
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
