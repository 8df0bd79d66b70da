package io.gitopsprofile.view;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.ScaleTarget.ObjectReference;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.workload.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of a profile, each with its path. */
public class ProfileParts {

  private final Profile profile;
  private final List<Located<Namespace>> namespaces;
  private final List<Located<HelmRelease>> releases;
  private final List<Located<Workload>> workloads;
  private final List<Located<Autoscaler>> autoscalers;
  private final List<Located<Manifest>> manifests;
  private final Map<String, Located<Workload>> workloadsByName = new HashMap<>();
  private final Map<String, List<Located<Namespace>>> namespacesByName = new HashMap<>();
  private final Set<String> namespacesOfCharts = new HashSet<>();
  private final Map<Class<?>, Object> shared = new HashMap<>();

  /** Lists the parts of a profile. */
  public ProfileParts(Profile profile) {
    this.profile = profile;
    this.namespaces = parts("namespaces", profile.namespaces());
    this.releases = new ArrayList<>(parts("releases", profile.releases()));
    MetricsAdapter adapter = profile.metricsAdapter();
    HelmRelease keda = profile.target().usesKeda() ? profile.kedaRelease() : null;
    if (keda != null) {
      ProfilePath target = ProfilePath.ROOT.key("target").key("metrics");
      ProfilePath path = profile.keda() == null ? target : ProfilePath.ROOT.key("keda");
      releases.add(new Located<>(keda, path));
    } else if (adapter != null && !profile.target().usesKeda()) {
      releases.add(
          new Located<>(adapter.release(), ProfilePath.ROOT.key("metricsAdapter").key("release")));
    }
    this.workloads = parts("workloads", profile.workloads());
    this.autoscalers = parts("autoscalers", profile.autoscalers());
    this.manifests = parts("manifests", profile.manifests());
    for (Located<Workload> workload : workloads) {
      Workload value = workload.value();
      workloadsByName.putIfAbsent(value.namespace() + '\n' + value.name(), workload);
    }
    for (Located<Namespace> namespace : namespaces) {
      String name = namespace.value().name();
      List<Located<Namespace>> named = namespacesByName.get(name);
      if (named == null) {
        named = new ArrayList<>(1);
        namespacesByName.put(name, named);
      }
      named.add(namespace);
    }
    for (Located<HelmRelease> release : releases) {
      namespacesOfCharts.add(ReleaseNamespace.of(release.value()));
    }
  }

  /** Returns the profile. */
  public Profile profile() {
    return profile;
  }

  /** Returns the namespaces that the profile declares. */
  public List<Located<Namespace>> namespaces() {
    return namespaces;
  }

  /**
   * Returns all releases; the last one is the metrics adapter's, or KEDA's if the target uses KEDA.
   */
  public List<Located<HelmRelease>> releases() {
    return releases;
  }

  /** Returns the workloads. */
  public List<Located<Workload>> workloads() {
    return workloads;
  }

  /** Returns the autoscalers. */
  public List<Located<Autoscaler>> autoscalers() {
    return autoscalers;
  }

  /** Returns the manifests. */
  public List<Located<Manifest>> manifests() {
    return manifests;
  }

  /** Tells a namespace that a chart is installed into: the chart's objects are not known. */
  public boolean hasChartIn(String namespace) {
    return namespacesOfCharts.contains(namespace);
  }

  /** Returns the declared namespaces of a name: none, one, or several by mistake. */
  public List<Located<Namespace>> namespacesNamed(String name) {
    return namespacesByName.getOrDefault(name, List.of());
  }

  /** The workload that an autoscaler scales; null if the profile has no such workload. */
  public @Nullable Located<Workload> targetOf(Autoscaler autoscaler) {
    ObjectReference target = WorkloadKind.scaledBy(autoscaler.target());
    Located<Workload> workload = workloadsByName.get(autoscaler.namespace() + '\n' + target.name());
    return workload != null && WorkloadKind.of(workload.value().type()).is(target.kind())
        ? workload
        : null;
  }

  /** Returns the analysis of a type that was shared before; null if there is none. */
  public <T> @Nullable T shared(Class<T> type) {
    return type.cast(shared.get(type));
  }

  /** Shares an analysis of these parts with all that need the same, so that it is made once. */
  public void share(Object analysis) {
    shared.put(analysis.getClass(), analysis);
  }

  private static <T> List<Located<T>> parts(String key, List<T> values) {
    ProfilePath list = ProfilePath.ROOT.key(key);
    List<Located<T>> parts = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      parts.add(new Located<>(values.get(i), list.index(i)));
    }
    return parts;
  }
}
