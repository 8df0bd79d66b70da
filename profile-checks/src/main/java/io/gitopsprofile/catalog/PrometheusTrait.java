package io.gitopsprofile.catalog;

/** A property of the Prometheus that a chart installs. */
public enum PrometheusTrait {
  /**
   * Prometheus scrapes by ServiceMonitors and PodMonitors; the chart brings one for the kubelet.
   */
  BY_MONITORS,
  /** Prometheus also scrapes annotated Services, so a label does not show the job that set it. */
  BY_SERVICES,
  /** Prometheus honours the annotation {@code prometheus.io/scrape-slow} of pods. */
  BY_SLOW_ANNOTATION,
  /** Prometheus honours the annotation {@code prometheus.io/scheme} of pods. */
  BY_SCHEME,
  /** Prometheus finds Envoys by the container's name only. */
  ENVOY_BY_NAME,
  /** Prometheus serves plain HTTP: its chart or its values do not configure TLS. */
  PLAIN_HTTP
}
