package io.gitopsprofile.model;

import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.model.value.Syntax;
import io.gitopsprofile.model.workload.Workload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A GitOps profile: the manifests that turn a bare cluster into a platform for one purpose. This is
 * the root of {@code profile.yaml}.
 *
 * <pre>
 * profile: v1
 * name: eks-hpa
 * target: {kubernetes: "1.17", flux: v1}
 * namespaces:
 *   - name: demo
 * workloads:
 *   - preset: podinfo
 *     namespace: demo
 * autoscalers:
 *   - name: podinfo
 *     namespace: demo
 *     target: podinfo
 *     maxReplicas: 10
 *     metrics:
 *       - httpRequests: {averageValue: 10}
 * </pre>
 *
 * @param languageVersion the version of the profile language; the document's first key, {@code
 *     profile}
 * @param name what the profile is called; a DNS label
 * @param description what it is for, in a sentence
 * @param target what the tree is rendered for
 * @param sync how Flux v2 finds the tree; null means as {@code flux bootstrap} sets it up
 * @param cluster the cluster; null if the profile does not describe it
 * @param namespaces the namespaces that the profile declares
 * @param releases the charts that Flux installs, apart from the metrics adapter
 * @param metricsAdapter the Prometheus adapter and its rules
 * @param keda KEDA's release, for {@code target.metrics: keda}; null means the default one
 * @param workloads the Deployments with their Services
 * @param autoscalers the HorizontalPodAutoscalers
 * @param manifests any other objects, passed on as they are
 * @param accept the warnings and notes that are fine in this profile; not rendered
 */
public record Profile(
    LanguageVersion languageVersion,
    String name,
    @Nullable String description,
    Target target,
    @Nullable Sync sync,
    @Nullable Cluster cluster,
    List<Namespace> namespaces,
    List<HelmRelease> releases,
    @Nullable MetricsAdapter metricsAdapter,
    @Nullable Keda keda,
    List<Workload> workloads,
    List<Autoscaler> autoscalers,
    List<Manifest> manifests,
    List<Acceptance> accept) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public Profile {
    namespaces = Ordered.list("namespaces", namespaces);
    releases = Ordered.list("releases", releases);
    workloads = Ordered.list("workloads", workloads);
    autoscalers = Ordered.list("autoscalers", autoscalers);
    manifests = Ordered.list("manifests", manifests);
    accept = Ordered.list("accept", accept);
    Syntax.of()
        .required("languageVersion", languageVersion)
        .required("name", name)
        .dnsLabel("name", name)
        .notBlank("description", description)
        .required("target", target)
        .enforce();
  }

  /** The directory of a namespace's files, whether the profile declares the namespace or not. */
  public RelativePath directoryOf(String namespace) {
    return namespaces.stream()
        .filter(declared -> declared.name().equals(namespace))
        .findFirst()
        .map(Namespace::directoryOrDefault)
        .orElseGet(() -> Namespace.defaultDirectory(namespace));
  }

  /** How Flux v2 finds the tree: as it says, else as {@code flux bootstrap} sets it up. */
  public Sync syncOrDefault() {
    return sync == null ? Sync.DEFAULT : sync;
  }

  /** The cluster's name, or the profile's if it does not describe the cluster. */
  public String clusterName() {
    return cluster == null ? name : cluster.name();
  }

  /**
   * The release of KEDA, for a target that uses KEDA; null if the profile does not describe it and
   * one of its releases or the cluster ({@code provides}) brings KEDA.
   */
  public @Nullable HelmRelease kedaRelease() {
    boolean brought = cluster != null && cluster.provides().contains(Keda.NAME);
    for (HelmRelease release : releases) {
      brought |= Keda.isChartOf(release);
    }
    return keda == null && brought
        ? null
        : (keda == null ? Keda.DEFAULT : keda).release(metricsAdapter, releases);
  }

  /**
   * The release of what fetches the figures that autoscalers scale on: the metrics adapter's, or
   * with {@code target.metrics: keda} KEDA's, be it one of the releases; null if there is none.
   */
  public @Nullable HelmRelease metricsRelease() {
    if (!target.usesKeda()) {
      return metricsAdapter == null ? null : metricsAdapter.release();
    }
    HelmRelease own = kedaRelease();
    for (HelmRelease release : releases) {
      if (own == null && Keda.isChartOf(release)) {
        return release;
      }
    }
    return own;
  }

  /** The same profile for another target. */
  public Profile withTarget(Target other) {
    return new Profile(
        languageVersion,
        name,
        description,
        other,
        sync,
        cluster,
        namespaces,
        releases,
        metricsAdapter,
        keda,
        workloads,
        autoscalers,
        manifests,
        accept);
  }

  /** Starts a profile with what it must have. */
  public static Builder builder(LanguageVersion languageVersion, String name, Target target) {
    return new Builder(languageVersion, name, target);
  }

  /** A builder that holds these values. */
  public Builder toBuilder() {
    Builder copy = new Builder(languageVersion, name, target);
    copy.description = description;
    copy.sync = sync;
    copy.cluster = cluster;
    copy.namespaces = namespaces;
    copy.releases = releases;
    copy.metricsAdapter = metricsAdapter;
    copy.keda = keda;
    copy.workloads = workloads;
    copy.autoscalers = autoscalers;
    copy.manifests = manifests;
    copy.accept = accept;
    return copy;
  }

  /** Collects the parts of a profile; every one that is not set stays unset. */
  public static final class Builder {
    private final LanguageVersion languageVersion;
    private String name;
    private final Target target;
    private @Nullable String description;
    private @Nullable Sync sync;
    private @Nullable Cluster cluster;
    private List<Namespace> namespaces = List.of();
    private List<HelmRelease> releases = List.of();
    private @Nullable MetricsAdapter metricsAdapter;
    private @Nullable Keda keda;
    private List<Workload> workloads = List.of();
    private List<Autoscaler> autoscalers = List.of();
    private List<Manifest> manifests = List.of();
    private List<Acceptance> accept = List.of();

    private Builder(LanguageVersion languageVersion, String name, Target target) {
      this.languageVersion = languageVersion;
      this.name = name;
      this.target = target;
    }

    /** Replaces the name. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** Sets {@code description}: what it is for, in a sentence. */
    public Builder description(@Nullable String description) {
      this.description = description;
      return this;
    }

    /** Sets {@code sync}: how Flux v2 finds the tree. */
    public Builder sync(@Nullable Sync sync) {
      this.sync = sync;
      return this;
    }

    /** Sets {@code cluster}: the cluster. */
    public Builder cluster(@Nullable Cluster cluster) {
      this.cluster = cluster;
      return this;
    }

    /** Sets {@code namespaces}: the namespaces that the profile declares. */
    public Builder namespaces(List<Namespace> namespaces) {
      this.namespaces = namespaces;
      return this;
    }

    /** Sets {@code namespaces}: the namespaces that the profile declares. */
    public Builder namespaces(Namespace... namespaces) {
      return namespaces(List.of(namespaces));
    }

    /** Sets {@code releases}: the charts that Flux installs, apart from the metrics adapter. */
    public Builder releases(List<HelmRelease> releases) {
      this.releases = releases;
      return this;
    }

    /** Sets {@code releases}: the charts that Flux installs, apart from the metrics adapter. */
    public Builder releases(HelmRelease... releases) {
      return releases(List.of(releases));
    }

    /** Sets {@code metricsAdapter}: the Prometheus adapter and its rules. */
    public Builder metricsAdapter(@Nullable MetricsAdapter metricsAdapter) {
      this.metricsAdapter = metricsAdapter;
      return this;
    }

    /** Sets {@code keda}: KEDA's release, for {@code target.metrics: keda}. */
    public Builder keda(@Nullable Keda keda) {
      this.keda = keda;
      return this;
    }

    /** Sets {@code workloads}: the Deployments with their Services. */
    public Builder workloads(List<Workload> workloads) {
      this.workloads = workloads;
      return this;
    }

    /** Sets {@code workloads}: the Deployments with their Services. */
    public Builder workloads(Workload... workloads) {
      return workloads(List.of(workloads));
    }

    /** Sets {@code autoscalers}: the HorizontalPodAutoscalers. */
    public Builder autoscalers(List<Autoscaler> autoscalers) {
      this.autoscalers = autoscalers;
      return this;
    }

    /** Sets {@code autoscalers}: the HorizontalPodAutoscalers. */
    public Builder autoscalers(Autoscaler... autoscalers) {
      return autoscalers(List.of(autoscalers));
    }

    /** Sets {@code manifests}: any other objects, passed on as they are. */
    public Builder manifests(List<Manifest> manifests) {
      this.manifests = manifests;
      return this;
    }

    /** Sets {@code manifests}: any other objects, passed on as they are. */
    public Builder manifests(Manifest... manifests) {
      return manifests(List.of(manifests));
    }

    /** Sets the warnings and notes that are fine in this profile. */
    public Builder accept(List<Acceptance> accept) {
      this.accept = accept;
      return this;
    }

    /** Sets the warnings and notes that are fine in this profile. */
    public Builder accept(Acceptance... accept) {
      return accept(List.of(accept));
    }

    /** The finished Profile. */
    public Profile build() {
      return new Profile(
          languageVersion,
          name,
          description,
          target,
          sync,
          cluster,
          namespaces,
          releases,
          metricsAdapter,
          keda,
          workloads,
          autoscalers,
          manifests,
          accept);
    }
  }
}
