package io.gitopsprofile.render;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.GitRef;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.NamespacedName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sources that Flux v2 fetches charts from. They lie in the namespace of the release, as their
 * Secrets must, and releases of one namespace that fetch from one place share a source. Its name is
 * made of what it fetches alone, so that it stays when other releases come and go.
 */
final class ReleaseSources {

  private static final String MASTER = "master";

  /** As often as Flux v1 looks; one for all, so that releases can share a source. */
  private static final String INTERVAL = "5m";

  private final Problems problems;
  private final Map<List<Object>, FluxSource> known = new HashMap<>();
  private final Map<List<String>, FluxSource> named = new HashMap<>();

  ReleaseSources(Problems problems) {
    this.problems = problems;
  }

  /**
   * A source, and whether it is the first use of it.
   *
   * @param source the source
   * @param isNew whether no release before fetches from it
   */
  record Use(FluxSource source, boolean isNew) {}

  /** The source of a chart. */
  Use of(Chart chart, HelmRelease release, ProfilePath path) {
    FluxSource source =
        chart instanceof Chart.Git git
            ? git(git, release, path)
            : helm((Chart.Repository) chart, release);
    FluxSource same = known.putIfAbsent(identity(source, source.spec()), source);
    if (same != null) {
      return new Use(same, false);
    }
    FluxSource other = named.putIfAbsent(name(source), source);
    if (other != null) {
      source.metadata().setName(SourceNames.apart(source.metadata().getName(), source.spec()));
    }
    return new Use(source, true);
  }

  private FluxSource helm(Chart.Repository chart, HelmRelease release) {
    boolean isOci = chart.repository().startsWith("oci://");
    String secret = chart.chartPullSecret();
    return FluxSource.HelmRepository.of(
        metadata(SourceNames.of(chart.repository(), secret), release),
        new FluxSource.HelmRepository.HelmRepositorySpec(
            isOci ? "oci" : null, chart.repository(), INTERVAL, reference(secret)));
  }

  private FluxSource git(Chart.Git chart, HelmRelease release, ProfilePath path) {
    String url = url(chart.git(), path.key("git"));
    NamespacedName login = chart.secretRef();
    requireNamespace(login, release, path.key("secretRef"));
    if (login == null && url.startsWith("ssh://")) {
      problems.add(
          DiagnosticCode.NO_EQUIVALENT,
          path.key("git"),
          "Flux v2 has no SSH key of its own: without a Secret it cannot log in to " + chart.git(),
          "name a Secret with identity and known_hosts as secretRef, as \"flux create secret git\""
              + " makes it");
    }
    String secret = login == null ? null : login.name();
    String ref = chart.ref() == null ? MASTER : chart.ref();
    return FluxSource.GitRepository.of(
        metadata(SourceNames.of(url, SourceNames.ofRef(ref), secret), release),
        new FluxSource.GitRepository.GitRepositorySpec(
            url, ref(ref, path.key("ref")), INTERVAL, reference(secret)));
  }

  /** Flux v2 takes no {@code git@host:path}. */
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
            "Flux v2 takes a commit by its full id, and \"" + text + "\" may be the start of one",
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

  private static ObjectMeta metadata(String name, HelmRelease release) {
    return Fabric8Values.metadata(name, release.namespace(), Map.of(), Map.of());
  }

  private static FluxSource.@Nullable Reference reference(@Nullable String name) {
    return name == null ? null : new FluxSource.Reference(name);
  }

  private static List<Object> identity(FluxSource source, Object spec) {
    return List.of(source.kind(), source.metadata().getNamespace(), spec);
  }

  private static List<String> name(FluxSource source) {
    return List.of(source.kind(), source.metadata().getNamespace(), source.metadata().getName());
  }
}
