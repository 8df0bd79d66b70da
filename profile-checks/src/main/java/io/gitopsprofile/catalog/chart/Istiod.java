package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.SidecarDefaults;
import io.gitopsprofile.view.ReleaseValues;

/**
 * istiod, Istio's control plane. (Source: istio/istio
 * manifests/charts/istio-control/istio-discovery, {@code values.yaml}.)
 */
final class Istiod implements KnownChart {

  static final String NAME = "istiod";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SidecarDefaults sidecars(ReleaseValues values) {
    Object injected = values.get("sidecarInjectorWebhook", "enableNamespacesByDefault");
    Object merged = values.get("meshConfig", "enablePrometheusMerge");
    return new SidecarDefaults(Boolean.TRUE.equals(injected), !Boolean.FALSE.equals(merged));
  }
}
