package io.gitopsprofile.catalog;

import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.ProfileParts;
import java.util.Set;

/**
 * The ports of sidecars that meshes inject into pods: Istio's, Linkerd's, App Mesh's Envoy, Dapr's.
 * (Sources: istio.io, Ports used by Istio; linkerd.io, Proxy configuration; docs.dapr.io, Arguments
 * and annotations; aws-app-mesh-controller-for-k8s.)
 */
public final class SidecarPorts {

  /** The port at which Dapr's sidecar serves its metrics unless an annotation moves them. */
  public static final long DAPR_METRICS = 9090;

  private static final Set<Long> ISTIO =
      Set.of(15000L, 15001L, 15004L, 15006L, 15008L, 15020L, 15021L, 15053L, 15090L);

  private static final Set<Long> LINKERD = Set.of(4140L, 4143L, 4190L, 4191L);

  private static final Set<Long> DAPR = Set.of(3500L, 3501L, 50001L, 50002L);

  private static final Set<Long> APP_MESH = Set.of(15000L, 15001L, 9901L);

  private static final Set<String> NAMES =
      Set.of(
          "http-envoy-prom",
          "linkerd-admin",
          "linkerd-proxy",
          "dapr-http",
          "dapr-grpc",
          "dapr-metrics",
          "stats");

  private SidecarPorts() {}

  /** Returns the ports at which the sidecar of a mesh listens, without {@link #DAPR_METRICS}. */
  public static Set<Long> of(Mesh mesh) {
    return switch (mesh) {
      case ISTIO -> ISTIO;
      case LINKERD -> LINKERD;
      case DAPR -> DAPR;
      case APP_MESH -> APP_MESH;
    };
  }

  /** True if the sidecar of some mesh may listen at a port. */
  public static boolean areAt(long port) {
    return port == DAPR_METRICS || isFixed(port);
  }

  private static boolean isFixed(long port) {
    for (Mesh mesh : Mesh.values()) {
      if (of(mesh).contains(port)) {
        return true;
      }
    }
    return false;
  }

  /** True if a sidecar that the pods of a workload ask for may listen on a port. */
  public static boolean mayOpen(String port, Workload workload, ProfileParts parts) {
    return isKnown(port) && SidecarInjection.isAskedFor(workload, parts);
  }

  /** True for a number or name of a port at which the sidecar of a mesh may listen. */
  public static boolean isKnown(String port) {
    return NAMES.contains(port)
        || (port.length() == 5 && port.startsWith("150"))
        || (isNumber(port) && isFixed(Long.parseLong(port)));
  }

  private static boolean isNumber(String port) {
    boolean digits = !port.isEmpty() && port.length() <= 5;
    for (int i = 0; i < port.length(); i++) {
      digits &= port.charAt(i) >= '0' && port.charAt(i) <= '9';
    }
    return digits;
  }
}
