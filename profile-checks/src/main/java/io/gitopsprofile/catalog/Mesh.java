package io.gitopsprofile.catalog;

/** A system that adds a sidecar to pods, which a chart or an image belongs to. */
public enum Mesh {
  /** AWS App Mesh, which ended on 2026-09-30. */
  APP_MESH("App Mesh", "envoy"),
  /** Dapr. */
  DAPR("Dapr", "daprd"),
  /** Istio. */
  ISTIO("Istio", "istio-proxy"),
  /** Linkerd. */
  LINKERD("Linkerd", "linkerd-proxy");

  private final String title;
  private final String container;

  Mesh(String title, String container) {
    this.title = title;
    this.container = container;
  }

  /** Returns the name in messages. */
  public String title() {
    return title;
  }

  /** Returns the name of the container that it adds. */
  public String container() {
    return container;
  }
}
