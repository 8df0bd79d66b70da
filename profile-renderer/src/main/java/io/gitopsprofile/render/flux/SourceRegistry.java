package io.gitopsprofile.render.flux;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.GitRef;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.NamespacedName;
import io.gitopsprofile.render.object.Fabric8Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sources that Flux v2 fetches charts from. A source is in the namespace of its releases,
 * because its Secret must be there too. Releases of one namespace that fetch from the same address
 * share a source, with the address as the first release writes it. A source's name depends only on
 * its address, so it stays when releases are added or removed.
 */
final class SourceRegistry {

  /** The layer of an OCI artifact that holds a chart; Flux would unpack any other layer. */
  private static final FluxSource.OciRepository.OciLayer CHART_LAYER =
      new FluxSource.OciRepository.OciLayer(
          "application/vnd.cncf.helm.chart.content.v1.tar+gzip", "copy");

  private static final String MASTER = "master";

  /**
   * The fetch interval: as in Flux v1, and equal for all sources, so that releases can share a
   * source.
   */
  private static final String INTERVAL = "5m";

  private final DiagnosticCollector problems;
  private final Map<List<String>, Known> named = new HashMap<>();

  SourceRegistry(DiagnosticCollector problems) {
    this.problems = problems;
  }

  /**
   * A source as used by one release.
   *
   * @param source the source
   * @param isNew true if no earlier release uses the source
   */
  record Use(FluxSource source, boolean isNew) {}

  /** A source with its key and the path of the first chart that uses it. */
  private record Known(FluxSource source, SourceKey address, ProfilePath path) {}

  /** The source of a chart. */
  Use of(Chart chart, HelmRelease release, ProfilePath path) {
    Known made;
    if (chart instanceof Chart.Git git) {
      made = git(git, release, path);
    } else if (chart instanceof Chart.Oci oci) {
      made = oci(oci, release, path);
    } else {
      made = helm((Chart.Repository) chart, release, path);
    }
    ObjectMeta metadata = made.source().metadata();
    Known known =
        named.putIfAbsent(
            List.of(made.source().kind(), metadata.getNamespace(), metadata.getName()), made);
    if (known == null) {
      return new Use(made.source(), true);
    }
    if (!known.address().isSame(made.address())) {
      reportAmbiguous(known, made);
    }
    return new Use(known.source(), false);
  }

  private void reportAmbiguous(Known first, Known second) {
    ObjectMeta metadata = second.source().metadata();
    problems.add(
        DiagnosticCode.DUPLICATE_OBJECT,
        second.path(),
        "the "
            + second.source().kind()
            + " \""
            + metadata.getNamespace()
            + "/"
            + metadata.getName()
            + "\" would have two addresses: "
            + first.address()
            + " from "
            + first.path()
            + " and "
            + second.address()
            + " from "
            + second.path(),
        "move one of the two releases to another namespace, and set targetNamespace to its current"
            + " one");
  }

  private Known helm(Chart.Repository chart, HelmRelease release, ProfilePath path) {
    boolean isOci = chart.repository().startsWith("oci://");
    String secret = chart.chartPullSecret();
    SourceKey address = SourceKey.of(chart.repository(), null, secret);
    return new Known(
        FluxSource.HelmRepository.of(
            metadata(address, release),
            new FluxSource.HelmRepository.HelmRepositorySpec(
                isOci ? "oci" : null, chart.repository(), INTERVAL, reference(secret))),
        address,
        path);
  }

  private Known oci(Chart.Oci chart, HelmRelease release, ProfilePath path) {
    SourceKey.Version version = version(chart);
    SourceKey address = SourceKey.of(chart.oci(), version, chart.secretRef());
    return new Known(
        FluxSource.OciRepository.of(
            metadata(address, release),
            new FluxSource.OciRepository.OciRepositorySpec(
                chart.oci(),
                version == null
                    ? null
                    : new FluxSource.OciRepository.OciRepositoryRef(
                        chart.tag(), chart.semver(), chart.digest()),
                INTERVAL,
                CHART_LAYER,
                reference(chart.secretRef()))),
        address,
        path);
  }

  /** The version that Flux uses: the digest, else the range, else the tag. */
  private static SourceKey.@Nullable Version version(Chart.Oci chart) {
    if (chart.digest() != null) {
      return new SourceKey.Version("digest", chart.digest(), false);
    }
    if (chart.semver() != null) {
      return new SourceKey.Version("semver", chart.semver(), false);
    }
    return chart.tag() == null ? null : new SourceKey.Version("tag", chart.tag(), true);
  }

  private Known git(Chart.Git chart, HelmRelease release, ProfilePath path) {
    String url = url(chart.git(), path.key("git"));
    NamespacedName login = chart.secretRef();
    requireNamespace(login, release, path.key("secretRef"));
    if (login == null && url.startsWith("ssh://")) {
      problems.add(
          DiagnosticCode.NO_EQUIVALENT,
          path.key("git"),
          chart.git() + " needs a Secret; Flux v2 has no SSH key of its own",
          "set secretRef to a Secret with identity and known_hosts; create it with \"flux create"
              + " secret git\"");
    }
    String secret = login == null ? null : login.name();
    String ref = chart.ref() == null ? MASTER : chart.ref();
    SourceKey address = SourceKey.ofGit(url, GitRef.of(ref), secret);
    return new Known(
        FluxSource.GitRepository.of(
            metadata(address, release),
            new FluxSource.GitRepository.GitRepositorySpec(
                url, ref(ref, path.key("ref")), INTERVAL, reference(secret))),
        address,
        path);
  }

  /** The repository's URL as Flux v2 accepts it; Flux v2 does not accept {@code git@host:path}. */
  private String url(String git, ProfilePath path) {
    if (git.startsWith("git://")) {
      problems.add(
          DiagnosticCode.FIELD_NOT_SERVED,
          path,
          "Flux v2 fetches from https, http and ssh, not from \"" + git + "\"",
          "write the repository's https or ssh URL");
    }
    if (git.contains("://")) {
      return git;
    }
    int colon = git.indexOf(':');
    String directory = git.substring(colon + 1);
    return "ssh://"
        + git.substring(0, colon)
        + (directory.startsWith("/") ? directory : "/" + directory);
  }

  private FluxSource.GitRepository.GitRepositoryRef ref(String text, ProfilePath path) {
    GitRef ref = GitRef.of(text);
    return switch (ref.kind()) {
      case BRANCH -> new FluxSource.GitRepository.GitRepositoryRef(ref.text(), null, null, null);
      case TAG -> new FluxSource.GitRepository.GitRepositoryRef(null, ref.text(), null, null);
      case OTHER -> new FluxSource.GitRepository.GitRepositoryRef(null, null, ref.text(), null);
      case COMMIT -> new FluxSource.GitRepository.GitRepositoryRef(null, null, null, ref.text());
      case SHORT_COMMIT -> {
        problems.add(
            DiagnosticCode.FIELD_NOT_SERVED,
            path,
            "\"" + text + "\" may be an abbreviated commit; Flux v2 needs the full commit id",
            "write the full id, or refs/tags/" + text + " or refs/heads/" + text);
        yield new FluxSource.GitRepository.GitRepositoryRef(null, null, null, ref.text());
      }
    };
  }

  private void requireNamespace(
      @Nullable NamespacedName secret, HelmRelease release, ProfilePath path) {
    if (secret != null && secret.namespace() != null) {
      if (!secret.namespace().equals(release.namespace())) {
        problems.add(
            DiagnosticCode.FIELD_NOT_SERVED,
            path.key("namespace"),
            "Flux v2 reads the Secret \""
                + secret.name()
                + "\" in the namespace of the release, \""
                + release.namespace()
                + "\", not in \""
                + secret.namespace()
                + "\"",
            "put a copy of the Secret there, and remove the namespace");
      }
    }
  }

  private static ObjectMeta metadata(SourceKey address, HelmRelease release) {
    return Fabric8Values.metadata(address.name(), release.namespace(), Map.of(), Map.of());
  }

  private static FluxSource.@Nullable Reference reference(@Nullable String name) {
    return name == null ? null : new FluxSource.Reference(name);
  }
}
