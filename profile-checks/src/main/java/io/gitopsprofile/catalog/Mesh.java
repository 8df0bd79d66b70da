package io.gitopsprofile.catalog;

/** A service mesh that a chart or an image belongs to. */
public enum Mesh {
  /** AWS App Mesh, which ended on 2026-09-30. */
  APP_MESH,
  /** Istio. */
  ISTIO
}
