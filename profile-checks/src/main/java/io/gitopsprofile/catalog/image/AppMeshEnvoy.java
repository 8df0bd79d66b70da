package io.gitopsprofile.catalog.image;

import io.gitopsprofile.catalog.KnownImage;
import io.gitopsprofile.catalog.Mesh;
import java.util.List;

/** The Envoy that AWS built for App Mesh. */
final class AppMeshEnvoy implements KnownImage {

  static final String NAME = "aws-appmesh-envoy";

  @Override
  public String title() {
    return "App Mesh's Envoy";
  }

  @Override
  public List<String> repositories() {
    return List.of(NAME);
  }

  @Override
  public Mesh mesh() {
    return Mesh.APP_MESH;
  }
}
