package io.gitopsprofile.render.flux;

import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.NamespacedName;
import io.gitopsprofile.render.output.FileLayout;
import io.gitopsprofile.render.output.FileLayout.Directory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which directories Flux v2 applies before which. What belongs to the whole cluster comes first,
 * then the namespaces with releases, a release after those that it depends on, then the namespaces
 * without, an autoscaler after the metrics adapter, or KEDA.
 *
 * <p>Of two directories that need each other, none waits: releases wait for each other and for
 * their namespaces by themselves, an HorizontalPodAutoscaler for its metrics, and what is of a kind
 * that is not there yet is tried again. So it is with a release and the namespace that it is
 * installed into, if there is more than the namespace: a pod in it may need a Secret of the
 * release. And so it is with what lies apart since a release brings its kind: releases, pods and
 * even nodes may wait for such an object.
 *
 * <p>What a release needs waits neither for other releases nor for metrics: those may be waiting
 * for that very release, as for the CRDs of cert-manager.
 */
final class KustomizationOrder {

  private final Profile profile;
  private final DependencyGraph dependencies;
  private final Set<String> withReleases = new LinkedHashSet<>();

  KustomizationOrder(Profile profile, DependencyGraph dependencies) {
    this.profile = profile;
    this.dependencies = dependencies;
  }

  /** Adds all that is known of the order, what must be before what should be. */
  void find(Collection<Directory> directories) {
    for (HelmRelease release : releases()) {
      needs(release, directory(release.namespace()));
    }
    HelmRelease metrics = profile.metricsRelease();
    if (metrics != null) {
      for (Autoscaler autoscaler : profile.autoscalers()) {
        scaled(directory(autoscaler.namespace()), directory(metrics.namespace()));
      }
    }
    for (Directory directory : directories) {
      dependencies.prefer(directory.path(), FileLayout.CLUSTER_SCOPED);
    }
    for (Directory directory : directories) {
      String path = directory.path();
      boolean isFirst = withReleases.contains(path) || path.equals(FileLayout.CLUSTER_SCOPED);
      if (!isFirst && !directory.custom() && !isNeeded(path)) {
        withReleases.forEach(other -> dependencies.prefer(path, other));
      }
    }
  }

  private void scaled(String own, String metrics) {
    if (isNeeded(own)) {
      dependencies.await(own, metrics);
    } else {
      dependencies.need(own, metrics);
    }
  }

  /** Whether a release in another directory needs something of this one. */
  private boolean isNeeded(String path) {
    return withReleases.stream().anyMatch(other -> dependencies.isNeeded(path, other));
  }

  private void needs(HelmRelease release, String own) {
    withReleases.add(own);
    installedInto(release.effectiveNamespace(), own);
    for (NamespacedName other : release.dependsOn()) {
      dependencies.need(own, other.namespace() == null ? own : directory(other.namespace()));
    }
    if (release.chart() instanceof Chart.Reference chart && chart.namespace() != null) {
      dependencies.need(own, directory(chart.namespace()));
    }
  }

  private void installedInto(String namespace, String own) {
    if (isEmpty(namespace)) {
      dependencies.need(own, directory(namespace));
    } else {
      dependencies.await(own, directory(namespace));
      // So that no other need makes the release wait for pods that may need it.
      dependencies.await(directory(namespace), own);
    }
  }

  /** Whether nothing but the namespace itself is known to be in its directory. */
  private boolean isEmpty(String namespace) {
    String directory = directory(namespace);
    List<String> used = new ArrayList<>();
    profile.workloads().forEach(it -> used.add(it.namespace()));
    profile.autoscalers().forEach(it -> used.add(it.namespace()));
    profile.manifests().forEach(it -> used.add(it.namespace()));
    releases().forEach(it -> used.add(it.namespace()));
    return used.stream().map(this::directory).noneMatch(directory::equals);
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
    return namespace.isEmpty() ? FileLayout.CLUSTER_SCOPED : profile.directoryOf(namespace).text();
  }
}
