package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Container;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Namespace;
import io.gitopsprofile.model.Workload;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A host as pods look it up: a Service and, unless it is the caller's own, its namespace.
 *
 * @param service the Service's name
 * @param namespace its namespace; null if the caller is not known
 * @param full whether the host ends in {@code .svc}, so that it can only be in the cluster
 */
record ClusterHost(String service, @Nullable String namespace, boolean full) {

  private static final List<String> KINDS_WITHOUT_SERVICES =
      List.of(
          "ConfigMap",
          "Secret",
          "Service",
          "ServiceAccount",
          "Role",
          "RoleBinding",
          "NetworkPolicy",
          "LimitRange",
          "ResourceQuota",
          "Ingress",
          "PodDisruptionBudget",
          "HorizontalPodAutoscaler",
          "ScaledObject");

  /** The host in the cluster; null if it may be one outside. */
  static @Nullable ClusterHost of(String host, Subject subject, List<Services.Callable> services) {
    String[] labels = host.split("\\.", -1);
    if (labels.length == 1 && !host.equals("localhost")) {
      return new ClusterHost(host, callersNamespace(subject), false);
    }
    if (labels.length == 2 && isInCluster(labels[0], labels[1], subject, services)) {
      return new ClusterHost(labels[0], labels[1], false);
    }
    boolean full =
        host.endsWith(".svc") || host.endsWith(".svc.cluster.local") || labels.length == 3;
    return full && labels.length > 2 && labels[2].equals("svc")
        ? new ClusterHost(labels[0], labels[1], true)
        : null;
  }

  /** Whether this Service answers to the host. */
  boolean isOf(Services.Callable other) {
    return service.equals(other.name())
        && (namespace == null || namespace.equals(other.namespace()));
  }

  /** The host without what can be left out. */
  String shortName() {
    return namespace == null ? service : service + "." + namespace;
  }

  /**
   * Whether a Service that the profile does not have is not there: a chart, or an object of a kind
   * that brings Services, may have made it, unless its name is nearly one that is known.
   */
  boolean isDecided(Subject subject, List<Services.Callable> services) {
    boolean near = false;
    for (Services.Callable one : services) {
      near |= Nearest.of(shortName(), List.of(one.name() + "." + one.namespace())).isPresent();
    }
    return near
        || (isService(service, services) && !mayBringServices(subject, namespace))
        || (namespaces(subject).contains(String.valueOf(namespace))
            && !mayBringServices(subject, namespace));
  }

  private static boolean mayBringServices(Subject subject, @Nullable String namespace) {
    return (namespace != null && Manifests.chartsIn(subject, namespace))
        || subject.manifests().stream()
            .map(Part::value)
            .filter(manifest -> Manifests.namespace(manifest).equals(namespace))
            .map(Manifest::kind)
            .anyMatch(
                kind -> WorkloadKind.of(kind) == null && !KINDS_WITHOUT_SERVICES.contains(kind));
  }

  /**
   * {@code podinfo.demo} is in the cluster if the namespace is known, or if the Service is and the
   * namespace is nearly known or one that every cluster has.
   */
  private static boolean isInCluster(
      String service, String namespace, Subject subject, List<Services.Callable> services) {
    Set<String> known = namespaces(subject);
    return known.contains(namespace)
        || (isService(service, services)
            && (namespace.equals("default") || Nearest.of(namespace, known).isPresent()));
  }

  private static Set<String> namespaces(Subject subject) {
    Set<String> known = new LinkedHashSet<>();
    for (Part<Namespace> part : subject.namespaces()) {
      known.add(part.value().name());
    }
    for (Part<Workload> part : subject.workloads()) {
      known.add(part.value().namespace());
    }
    return known;
  }

  private static boolean isService(String name, List<Services.Callable> services) {
    for (Services.Callable one : services) {
      if (one.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String callersNamespace(Subject subject) {
    for (Part<Workload> workload : subject.workloads()) {
      for (Container container : workload.value().containers()) {
        if (KnownImage.LOADTESTER.equals(KnownImage.of(container))) {
          return workload.value().namespace();
        }
      }
    }
    return null;
  }
}
