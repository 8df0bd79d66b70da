package io.gitopsprofile.check;

import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.MetricsAdapter;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.ScaleTarget.ObjectReference;
import io.gitopsprofile.model.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The profile as the checks look at it: its parts with the places where they stand. */
final class Subject {

  /**
   * A part of the profile and where it stands.
   *
   * @param value the part
   * @param path its place
   */
  record Part<T>(T value, ProfilePath path) {

    /** The place of one of its components. */
    ProfilePath at(String key) {
      return path.key(key);
    }
  }

  private final Profile profile;
  private final List<Part<Namespace>> namespaces;
  private final List<Part<HelmRelease>> releases;
  private final List<Part<Workload>> workloads;
  private final List<Part<Autoscaler>> autoscalers;
  private final List<Part<Manifest>> manifests;
  private final AdapterRules adapterRules;
  private final @Nullable PrometheusFacts prometheus;

  Subject(Profile profile) {
    this.profile = profile;
    this.namespaces = parts("namespaces", profile.namespaces());
    this.releases = new ArrayList<>(parts("releases", profile.releases()));
    MetricsAdapter adapter = profile.metricsAdapter();
    HelmRelease keda = profile.target().usesKeda() ? profile.kedaRelease() : null;
    if (keda != null) {
      ProfilePath target = ProfilePath.ROOT.key("target").key("metrics");
      ProfilePath path = profile.keda() == null ? target : ProfilePath.ROOT.key("keda");
      releases.add(new Part<>(keda, path));
    } else if (adapter != null && !profile.target().usesKeda()) {
      releases.add(
          new Part<>(adapter.release(), ProfilePath.ROOT.key("metricsAdapter").key("release")));
    }
    this.workloads = parts("workloads", profile.workloads());
    this.autoscalers = parts("autoscalers", profile.autoscalers());
    this.manifests = parts("manifests", profile.manifests());
    this.adapterRules = new AdapterRules(this);
    this.prometheus = Prometheuses.ofAdapter(this);
  }

  Profile profile() {
    return profile;
  }

  List<Part<Namespace>> namespaces() {
    return namespaces;
  }

  /** All releases, last the metrics adapter's, or KEDA's where the target uses it. */
  List<Part<HelmRelease>> releases() {
    return releases;
  }

  List<Part<Workload>> workloads() {
    return workloads;
  }

  List<Part<Autoscaler>> autoscalers() {
    return autoscalers;
  }

  List<Part<Manifest>> manifests() {
    return manifests;
  }

  /** The rules of the metrics adapter, worked out. */
  AdapterRules adapterRules() {
    return adapterRules;
  }

  /** The Prometheus of the profile that its metrics adapter reads; null if it may be another. */
  @Nullable PrometheusFacts prometheus() {
    return prometheus;
  }

  /** The workload of the profile that an autoscaler scales; null if it is none, or not there. */
  @Nullable Part<Workload> targetOf(Autoscaler autoscaler) {
    ObjectReference target = WorkloadKind.scaledBy(autoscaler.target());
    if (!WorkloadKind.DEPLOYMENT.is(target.kind())) {
      return null;
    }
    for (Part<Workload> workload : workloads) {
      if (target.name().equals(workload.value().name())
          && workload.value().namespace().equals(autoscaler.namespace())) {
        return workload;
      }
    }
    return null;
  }

  private static <T> List<Part<T>> parts(String key, List<T> values) {
    ProfilePath list = ProfilePath.ROOT.key(key);
    List<Part<T>> parts = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      parts.add(new Part<>(values.get(i), list.index(i)));
    }
    return parts;
  }
}
