package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.Mesh;
import io.gitopsprofile.catalog.SidecarDefaults;
import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.List;

/**
 * istiod, Istio's control plane. (Source: istio/istio
 * manifests/charts/istio-control/istio-discovery, {@code values.yaml}.)
 */
final class Istiod implements KnownChart {

  static final String NAME = "istiod";

  private static final List<String> REQUESTS = List.of("global", "proxy", "resources", "requests");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Mesh mesh() {
    return Mesh.ISTIO;
  }

  @Override
  public SidecarDefaults sidecars(ReleaseValues values) {
    Object injected = values.get("sidecarInjectorWebhook", "enableNamespacesByDefault");
    Object merged = values.get("meshConfig", "enablePrometheusMerge");
    return new SidecarDefaults(
        Boolean.TRUE.equals(injected),
        !Boolean.FALSE.equals(merged),
        false,
        revisions(values),
        SidecarDefaults.kept(values, REQUESTS),
        REQUESTS);
  }

  /** The revision, {@code default} if it has no name, and the tags that lead to it. */
  private static List<String> revisions(ReleaseValues values) {
    String revision = values.text("", "revision");
    if (revision == null) {
      return List.of();
    }
    List<String> revisions = new ArrayList<>();
    revisions.add(revision.isEmpty() ? "default" : revision);
    if (values.get("revisionTags") instanceof List<?> tags) {
      for (Object tag : tags) {
        revisions.add(String.valueOf(tag));
      }
    }
    return revisions;
  }
}
