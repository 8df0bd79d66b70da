package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.Mesh;
import io.gitopsprofile.catalog.SidecarDefaults;
import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
  public SidecarDefaults sidecars(ReleaseValues values) {
    Object injected = values.get("sidecarInjectorWebhook", "enableNamespacesByDefault");
    Object merged = values.get("meshConfig", "enablePrometheusMerge");
    return new SidecarDefaults(
        Mesh.ISTIO,
        Boolean.TRUE.equals(injected),
        !Boolean.FALSE.equals(merged),
        false,
        revisions(values),
        requests(values),
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

  /** The chart requests both; values can take a request away by null. */
  private static Set<String> requests(ReleaseValues values) {
    Set<String> requests = new LinkedHashSet<>();
    for (String resource : List.of("cpu", "memory")) {
      if (!values.isNulled("global", "proxy", "resources", "requests", resource)) {
        requests.add(resource);
      }
    }
    return requests;
  }
}
