package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.Mesh;
import io.gitopsprofile.catalog.SidecarDefaults;
import io.gitopsprofile.view.ReleaseValues;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * linkerd-control-plane, whose proxies request nothing unless its values say so. (Source:
 * linkerd/linkerd2 charts/linkerd-control-plane, {@code values.yaml}.)
 */
final class LinkerdControlPlane implements KnownChart {

  static final String NAME = "linkerd-control-plane";

  /** The inbound policies that refuse callers without an identity of the mesh. */
  private static final Set<String> REFUSING =
      Set.of("all-authenticated", "cluster-authenticated", "deny");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Mesh mesh() {
    return Mesh.LINKERD;
  }

  @Override
  public SidecarDefaults sidecars(ReleaseValues values) {
    Set<String> requests = new LinkedHashSet<>();
    for (String resource : List.of("cpu", "memory")) {
      if (values.says("proxy", "resources", resource, "request")
          || values.says("proxy", "resources", resource, "limit")) {
        requests.add(resource);
      }
    }
    return new SidecarDefaults(
        false,
        false,
        REFUSING.contains(String.valueOf(values.get("proxy", "defaultInboundPolicy"))),
        List.of(),
        requests,
        List.of("proxy", "resources"));
  }
}
