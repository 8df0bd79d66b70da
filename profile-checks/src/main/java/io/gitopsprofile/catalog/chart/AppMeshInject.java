package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.Mesh;

/** appmesh-inject of eks-charts, the injector before appmesh-controller 1.0. */
final class AppMeshInject implements KnownChart {

  static final String NAME = "appmesh-inject";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Mesh mesh() {
    return Mesh.APP_MESH;
  }
}
