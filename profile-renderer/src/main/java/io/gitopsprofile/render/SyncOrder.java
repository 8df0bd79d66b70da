package io.gitopsprofile.render;

import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.NamespacedName;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.render.Layout.Directory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which directories Flux v2 applies before which. A release waits for those that it depends on and
 * for the namespace that it is installed into, and an autoscaler for the metrics adapter, or for
 * KEDA. For the rest, what belongs to the whole cluster comes first, then the namespaces with
 * releases, then what is of kinds that they bring, then the namespaces without releases.
 *
 * <p>Releases wait for each other and for their namespaces by themselves, and an
 * HorizontalPodAutoscaler for its metrics. A ScaledObject does not: of a kind that is not there
 * yet, Flux applies nothing of its directory. (Source: fluxcd/pkg, ssa/manager_apply.go.)
 */
final class SyncOrder {

  private final Profile profile;
  private final Dependencies dependencies;
  private final Set<String> withReleases = new LinkedHashSet<>();

  SyncOrder(Profile profile, Dependencies dependencies) {
    this.profile = profile;
    this.dependencies = dependencies;
  }

  /** Adds all that is known of the order, what must be before what should be. */
  void find(Collection<Directory> directories, Problems problems) {
    for (HelmRelease release : releases()) {
      needs(release, directory(release.namespace()));
    }
    autoscalers(problems);
    for (Directory directory : directories) {
      dependencies.prefer(directory.path(), Layout.CLUSTER_SCOPED);
    }
    for (Directory directory : directories) {
      String path = directory.path();
      if (directory.custom()) {
        dependencies.prefer(path, directory(directory.namespace()));
      }
      if (!withReleases.contains(path) && !path.equals(Layout.CLUSTER_SCOPED)) {
        withReleases.forEach(other -> dependencies.prefer(path, other));
        dependencies.prefer(path, Layout.CLUSTER_SCOPED + Layout.CUSTOM);
      }
    }
  }

  private void needs(HelmRelease release, String own) {
    withReleases.add(own);
    dependencies.need(own, directory(release.effectiveNamespace()));
    for (NamespacedName other : release.dependsOn()) {
      dependencies.need(own, other.namespace() == null ? own : directory(other.namespace()));
    }
    if (release.chart() instanceof Chart.Reference chart && chart.namespace() != null) {
      dependencies.need(own, directory(chart.namespace()));
    }
  }

  private void autoscalers(Problems problems) {
    HelmRelease metrics = profile.metricsRelease();
    if (metrics == null) {
      return;
    }
    String directory = directory(metrics.namespace());
    for (Autoscaler autoscaler : profile.autoscalers()) {
      dependencies.need(directory(autoscaler.namespace()), directory);
    }
    if (profile.target().usesKeda()) {
      for (int i = 0; i < profile.autoscalers().size(); i++) {
        Autoscaler autoscaler = profile.autoscalers().get(i);
        if (dependencies.isCircular(directory(autoscaler.namespace()), directory)) {
          problems.add(
              DiagnosticCode.SCALED_OBJECT,
              ProfilePath.ROOT.key("autoscalers").index(i).key("namespace"),
              circle(autoscaler, metrics, directory),
              "put KEDA into a namespace of its own, by keda.namespace");
        }
      }
    }
  }

  private String circle(Autoscaler autoscaler, HelmRelease keda, String directory) {
    return "Flux v2 applies "
        + directory(autoscaler.namespace())
        + ", with autoscaler \""
        + autoscaler.name()
        + "\", only when "
        + directory
        + " is ready, with the release \""
        + keda.name()
        + "\" that brings the kind ScaledObject; and that is never ready, since a release in it"
        + " waits for "
        + directory(autoscaler.namespace());
  }

  private List<HelmRelease> releases() {
    List<HelmRelease> releases = new ArrayList<>(profile.releases());
    HelmRelease metrics = profile.metricsRelease();
    if (metrics != null) {
      releases.add(metrics);
    }
    return releases;
  }

  private String directory(String namespace) {
    return namespace.isEmpty() ? Layout.CLUSTER_SCOPED : profile.directoryOf(namespace).text();
  }
}
