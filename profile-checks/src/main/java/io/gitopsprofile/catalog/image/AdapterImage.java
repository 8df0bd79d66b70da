package io.gitopsprofile.catalog.image;

import io.gitopsprofile.catalog.KnownImage;
import java.util.List;

/**
 * The adapter that serves metrics of Prometheus, under its present and its former names. (Source:
 * kubernetes-sigs/prometheus-adapter, README.md and Makefile.)
 */
final class AdapterImage implements KnownImage {

  static final String NAME = "prometheus-adapter";

  static final String FORMER_NAME = "k8s-prometheus-adapter";

  static final String AMD64_NAME = FORMER_NAME + "-amd64";

  @Override
  public String title() {
    return "the Prometheus adapter";
  }

  @Override
  public List<String> repositories() {
    return List.of(NAME, FORMER_NAME, AMD64_NAME);
  }

  @Override
  public boolean isMetricsAdapter() {
    return true;
  }
}
