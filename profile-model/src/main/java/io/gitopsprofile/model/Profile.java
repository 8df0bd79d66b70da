package io.gitopsprofile.model;

import io.gitopsprofile.model.adapter.MetricsAdapter;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.image.ImagePolicies;
import io.gitopsprofile.model.pod.ConfigMap;
import io.gitopsprofile.model.pod.ServiceAccount;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.source.Source;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.model.value.Syntax;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.model.workload.controller.WorkloadType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
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
 * @param name the name of the profile; a DNS label
 * @param description the purpose of the profile, in a sentence
 * @param target the versions and components that the tree is rendered for
 * @param include files with further sections of the profile; paths from the profile's folder, as
 *     all paths of the profile and of its included files are
 * @param sync the settings with which Flux v2 applies the tree; null means those of {@code flux
 *     bootstrap}
 * @param cluster the cluster; null if the profile does not describe it
 * @param namespaces the namespaces that the profile declares
 * @param serviceAccounts the ServiceAccounts of pods
 * @param configMaps the ConfigMaps with texts of the profile and of files beside it
 * @param sources the sources of charts and other files; Flux v2
 * @param imagePolicies the images that Flux updates by itself; Flux v2
 * @param releases the charts that Flux installs, apart from the metrics adapter
 * @param metricsAdapter the Prometheus adapter and its rules
 * @param keda KEDA's release, for {@code target.metrics: keda}; null means the default one
 * @param workloads the Deployments with their Services
 * @param autoscalers the HorizontalPodAutoscalers
 * @param manifests any other objects, passed on as they are
 * @param patches the patches of objects that a part renders besides its own
 * @param schemas the CustomResourceDefinitions of the cluster that the profile does not render; the
 *     path of a folder of YAML files; null means none
 * @param accept the warnings and notes that are fine in this profile; not rendered
 */
@Value.Builder
public record Profile(
    LanguageVersion languageVersion,
    String name,
    @Nullable String description,
    Target target,
    List<RelativePath> include,
    @Nullable Sync sync,
    @Nullable Cluster cluster,
    List<Namespace> namespaces,
    List<ServiceAccount> serviceAccounts,
    List<ConfigMap> configMaps,
    List<Source> sources,
    @Nullable ImagePolicies imagePolicies,
    List<HelmRelease> releases,
    @Nullable MetricsAdapter metricsAdapter,
    @Nullable Keda keda,
    List<Workload> workloads,
    List<Autoscaler> autoscalers,
    List<Manifest> manifests,
    List<ObjectPatch> patches,
    @Nullable DefinedKinds schemas,
    List<Acceptance> accept) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public Profile {
    include = Ordered.list("include", include);
    namespaces = Ordered.list("namespaces", namespaces);
    serviceAccounts = Ordered.list("serviceAccounts", serviceAccounts);
    configMaps = Ordered.list("configMaps", configMaps);
    sources = Ordered.list("sources", sources);
    releases = Ordered.list("releases", releases);
    workloads = Ordered.list("workloads", workloads);
    autoscalers = Ordered.list("autoscalers", withTypes(autoscalers, workloads));
    manifests = Ordered.list("manifests", manifests);
    patches = Ordered.list("patches", patches);
    accept = Ordered.list("accept", accept);
    Syntax.of()
        .required("languageVersion", languageVersion)
        .atMostThousand("accept", accept)
        .required("name", name)
        .dnsLabel("name", name)
        .notBlank("description", description)
        .required("target", target)
        .enforce();
  }

  /** The autoscalers, each with the kind of the workload that it names. */
  private static List<Autoscaler> withTypes(
      List<Autoscaler> autoscalers, List<Workload> workloads) {
    boolean allDeployments = true;
    for (Workload workload : workloads) {
      allDeployments &= workload.type() == WorkloadType.DEPLOYMENT;
    }
    if (allDeployments) {
      return autoscalers;
    }
    Map<List<String>, WorkloadType> types = new HashMap<>();
    for (Workload workload : workloads) {
      types.putIfAbsent(List.of(workload.namespace(), workload.name()), workload.type());
    }
    List<Autoscaler> typed = new ArrayList<>(autoscalers.size());
    for (Autoscaler autoscaler : autoscalers) {
      WorkloadType type =
          autoscaler.target() instanceof ScaleTarget.WorkloadName target
              ? types.get(List.of(autoscaler.namespace(), target.workload()))
              : null;
      typed.add(
          type != null && autoscaler.target() instanceof ScaleTarget.WorkloadName target
              ? autoscaler.toBuilder()
                  .target(new ScaleTarget.WorkloadName(target.workload(), type))
                  .build()
              : autoscaler);
    }
    return typed;
  }

  /** The directory of a namespace's files, whether the profile declares the namespace or not. */
  public RelativePath directoryOf(String namespace) {
    for (Namespace declared : namespaces) {
      if (declared.name().equals(namespace)) {
        return declared.directoryOrDefault();
      }
    }
    return Namespace.defaultDirectory(namespace);
  }

  /** Returns {@code sync}, or the settings of {@code flux bootstrap} if it is null. */
  public Sync syncOrDefault() {
    return sync == null ? Sync.DEFAULT : sync;
  }

  /** Returns {@code imagePolicies}, or an empty part if it is null. */
  public ImagePolicies imagePoliciesOrNone() {
    return imagePolicies == null ? ImagePolicies.NONE : imagePolicies;
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
   * Finds the release that gives autoscalers their metrics: the metrics adapter's, or KEDA's with
   * {@code target.metrics: keda}. The release of KEDA may be one of {@code releases}. Returns null
   * if the profile has neither.
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
    return toBuilder().target(other).build();
  }

  /** Starts a profile; {@code languageVersion}, {@code name} and {@code target} must be set. */
  public static Builder builder() {
    return new Builder()
        .include(List.of())
        .namespaces(List.of())
        .serviceAccounts(List.of())
        .configMaps(List.of())
        .sources(List.of())
        .releases(List.of())
        .workloads(List.of())
        .autoscalers(List.of())
        .manifests(List.of())
        .patches(List.of())
        .accept(List.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link Profile}; its {@code @param} tags describe the components. */
  public static final class Builder extends ProfileBuilder {
    Builder() {}

    /** Sets {@code include}. */
    public Builder include(RelativePath... include) {
      return include(List.of(include));
    }

    /** Sets {@code namespaces}. */
    public Builder namespaces(Namespace... namespaces) {
      return namespaces(List.of(namespaces));
    }

    /** Sets {@code serviceAccounts}. */
    public Builder serviceAccounts(ServiceAccount... serviceAccounts) {
      return serviceAccounts(List.of(serviceAccounts));
    }

    /** Sets {@code configMaps}. */
    public Builder configMaps(ConfigMap... configMaps) {
      return configMaps(List.of(configMaps));
    }

    /** Sets {@code sources}. */
    public Builder sources(Source... sources) {
      return sources(List.of(sources));
    }

    /** Sets {@code releases}. */
    public Builder releases(HelmRelease... releases) {
      return releases(List.of(releases));
    }

    /** Sets {@code workloads}. */
    public Builder workloads(Workload... workloads) {
      return workloads(List.of(workloads));
    }

    /** Sets {@code autoscalers}. */
    public Builder autoscalers(Autoscaler... autoscalers) {
      return autoscalers(List.of(autoscalers));
    }

    /** Sets {@code manifests}. */
    public Builder manifests(Manifest... manifests) {
      return manifests(List.of(manifests));
    }

    /** Sets {@code patches}. */
    public Builder patches(ObjectPatch... patches) {
      return patches(List.of(patches));
    }

    /** Sets {@code accept}. */
    public Builder accept(Acceptance... accept) {
      return accept(List.of(accept));
    }
  }
}
