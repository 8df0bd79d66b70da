package io.gitopsprofile.render.flux;

import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.image.ImageRepository;
import io.gitopsprofile.model.image.ImageUpdateAutomation;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.Dependency;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.source.Source;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.render.output.FileLayout;
import io.gitopsprofile.render.output.FileLayout.Directory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which Flux v2 applies directories. Cluster-scoped objects come first, then
 * namespaces with releases, each release after the releases that it depends on, then namespaces
 * without releases. An autoscaler comes after the metrics adapter or KEDA.
 *
 * <p>If two directories need each other, neither waits: releases wait for each other and for their
 * namespaces by themselves, a HorizontalPodAutoscaler waits for its metrics, and Flux retries
 * objects whose kind does not exist yet. The same holds for a release and the namespace that it is
 * installed into, if the namespace's directory has other objects: a pod there may need a Secret of
 * the release. And the same holds for objects in a separate directory because a release installs
 * their CRD: releases, pods and even nodes may wait for such an object.
 *
 * <p>A directory that a release needs waits neither for other releases nor for metrics, since those
 * may be waiting for that release, as for the CRDs of cert-manager.
 */
final class KustomizationOrder {

  private final Profile profile;
  private final FileLayout layout;
  private final DependencyGraph dependencies;
  private final Set<String> withReleases = new LinkedHashSet<>();
  private final Set<String> used = new HashSet<>();

  KustomizationOrder(Profile profile, FileLayout layout, DependencyGraph dependencies) {
    this.profile = profile;
    this.layout = layout;
    this.dependencies = dependencies;
    for (Workload workload : profile.workloads()) {
      used.add(directory(workload.namespace()));
    }
    for (Autoscaler autoscaler : profile.autoscalers()) {
      used.add(directory(autoscaler.namespace()));
    }
    for (Manifest manifest : profile.manifests()) {
      used.add(directory(manifest.namespace()));
    }
    for (Source source : profile.sources()) {
      used.add(directory(source.namespace()));
    }
    for (ImageRepository image : profile.imagePoliciesOrNone().images()) {
      used.add(directory(image.namespace()));
    }
    for (ImageUpdateAutomation automation : profile.imagePoliciesOrNone().automations()) {
      used.add(directory(automation.namespace()));
    }
    for (HelmRelease release : releases()) {
      used.add(directory(release.namespace()));
    }
  }

  /** Adds all known dependencies: first the required order, then the preferred order. */
  void find(Collection<Directory> directories) {
    for (HelmRelease release : releases()) {
      needs(release, directory(release.namespace()));
    }
    HelmRelease metrics = profile.metricsRelease();
    if (metrics != null) {
      Set<String> scaled = new LinkedHashSet<>();
      for (Autoscaler autoscaler : profile.autoscalers()) {
        scaled.add(directory(autoscaler.namespace()));
      }
      for (String node : scaled) {
        scaled(node, directory(metrics.namespace()));
      }
    }
    for (Directory directory : directories) {
      dependencies.prefer(directory.path(), FileLayout.CLUSTER_SCOPED);
    }
    for (Directory directory : directories) {
      String path = directory.path();
      boolean isFirst = withReleases.contains(path) || path.equals(FileLayout.CLUSTER_SCOPED);
      if (!isFirst && !directory.custom() && !isNeeded(path)) {
        for (String other : withReleases) {
          dependencies.prefer(path, other);
        }
      }
    }
  }

  /** The folders of releases, each with the folders of the releases that these wait for. */
  Map<String, Set<String>> ofReleases() {
    Map<String, Set<String>> waits = new HashMap<>();
    for (HelmRelease release : releases()) {
      String node = directory(release.namespace());
      for (Dependency other : release.dependsOn()) {
        String before = other.namespace() == null ? node : directory(other.namespace());
        if (!before.equals(node)) {
          waits.computeIfAbsent(node, any -> new LinkedHashSet<>()).add(before);
        }
      }
    }
    return waits;
  }

  private void scaled(String node, String metrics) {
    if (isNeeded(node)) {
      dependencies.await(node, metrics);
    } else {
      dependencies.need(node, metrics);
    }
  }

  /** True if a release in another directory needs an object of this directory. */
  private boolean isNeeded(String path) {
    for (String other : withReleases) {
      if (dependencies.isNeeded(path, other)) {
        return true;
      }
    }
    return false;
  }

  private void needs(HelmRelease release, String node) {
    withReleases.add(node);
    installedInto(release.effectiveNamespace(), node);
    for (Dependency other : release.dependsOn()) {
      dependencies.need(node, other.namespace() == null ? node : directory(other.namespace()));
    }
    if (release.chart() instanceof Chart.Reference chart && chart.namespace() != null) {
      dependencies.need(node, directory(chart.namespace()));
    }
    if (release.chart() instanceof Chart.InSource chart && chart.sourceRef().namespace() != null) {
      dependencies.need(node, directory(chart.sourceRef().namespace()));
    }
  }

  private void installedInto(String namespace, String node) {
    if (isEmpty(namespace)) {
      dependencies.need(node, directory(namespace));
    } else {
      dependencies.await(node, directory(namespace));
      // Keeps every other need from making the release wait for pods that may need the release.
      dependencies.await(directory(namespace), node);
    }
  }

  /** True if the namespace's directory is known to hold only the namespace itself. */
  private boolean isEmpty(String namespace) {
    return !used.contains(directory(namespace));
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
    return layout.directoryOf(namespace);
  }
}
