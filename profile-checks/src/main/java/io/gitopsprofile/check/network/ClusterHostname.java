package io.gitopsprofile.check.network;

import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.Services;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A host name as pods resolve it: a Service and its namespace, which may be omitted for the
 * caller's own namespace.
 *
 * @param service the Service's name
 * @param namespace its namespace; null if the caller is not known
 * @param full whether the host ends in {@code .svc} and therefore is in the cluster
 */
record ClusterHostname(String service, @Nullable String namespace, boolean full) {

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

  /** Parses a host of the cluster; returns null if the host may be outside. */
  static @Nullable ClusterHostname of(String host, CallableServices services) {
    String[] labels = host.split("\\.", -1);
    if (labels.length == 1 && !host.equals("localhost")) {
      return new ClusterHostname(host, services.callersNamespace(), false);
    }
    if (labels.length == 2 && isInCluster(labels[0], labels[1], services)) {
      return new ClusterHostname(labels[0], labels[1], false);
    }
    boolean full =
        host.endsWith(".svc") || host.endsWith(".svc.cluster.local") || labels.length == 3;
    return full && labels.length > 2 && labels[2].equals("svc")
        ? new ClusterHostname(labels[0], labels[1], true)
        : null;
  }

  /** Returns true if the host names this Service. */
  boolean isOf(Services.Callable other) {
    return service.equals(other.name())
        && (namespace == null || namespace.equals(other.namespace()));
  }

  /** Returns the host without optional parts. */
  String shortName() {
    return namespace == null ? service : service + "." + namespace;
  }

  /**
   * Returns true if a Service that is missing from the profile certainly does not exist. A chart,
   * or an object of a kind that creates Services, may have created it, unless its name is close to
   * a known one.
   */
  boolean isDecided(CheckContext context, CallableServices services) {
    boolean near = false;
    for (Services.Callable one : services.all()) {
      near |= ClosestName.of(shortName(), List.of(one.name() + "." + one.namespace())).isPresent();
    }
    return near
        || (!services.named(service).isEmpty() && !mayBringServices(context, namespace))
        || (services.namespaces().contains(String.valueOf(namespace))
            && !mayBringServices(context, namespace));
  }

  private static boolean mayBringServices(CheckContext context, @Nullable String namespace) {
    if (namespace == null) {
      return false;
    }
    boolean mayBring = context.hasChartIn(namespace);
    for (ProfileObject object : context.objects().all()) {
      mayBring |=
          object.isManifest()
              && object.namespace().equals(namespace)
              && !KINDS_WITHOUT_SERVICES.contains(object.kind());
    }
    return mayBring;
  }

  /**
   * Returns true if {@code podinfo.demo} is in the cluster: its namespace is known, or its Service
   * is and its namespace is close to a known one or exists in every cluster.
   */
  private static boolean isInCluster(String service, String namespace, CallableServices services) {
    Set<String> known = services.namespaces();
    return known.contains(namespace)
        || (!services.named(service).isEmpty()
            && (namespace.equals("default") || ClosestName.of(namespace, known).isPresent()));
  }
}
