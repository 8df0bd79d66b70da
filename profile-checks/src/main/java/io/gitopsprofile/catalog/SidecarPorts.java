package io.gitopsprofile.catalog;

import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.ProfileParts;
import java.util.Set;

/**
 * The ports of sidecars that meshes inject into pods: Istio's, Linkerd's, App Mesh's Envoy, Dapr's.
 * (Sources: istio.io, ports used by Istio; linkerd.io, proxy configuration; aws/eks-charts.)
 */
public final class SidecarPorts {

  private static final Set<String> OTHERS =
      Set.of(
          "4143",
          "4191",
          "3500",
          "3501",
          "9901",
          "50001",
          "http-envoy-prom",
          "linkerd-admin",
          "linkerd-proxy",
          "dapr-http",
          "dapr-grpc",
          "dapr-metrics",
          "stats");

  private SidecarPorts() {}

  /** True if a sidecar that the pods of a workload ask for may listen on a port. */
  public static boolean mayOpen(String port, Workload workload, ProfileParts parts) {
    return isKnown(port) && SidecarInjection.isAskedFor(workload, parts);
  }

  /** Tells a port of a sidecar from others. */
  public static boolean isKnown(String port) {
    return OTHERS.contains(port) || (port.length() == 5 && port.startsWith("150"));
  }
}
