package io.gitopsprofile.catalog;

/** A property of the Prometheus that a chart installs. */
public enum PrometheusTrait {
  /** It goes by ServiceMonitors and PodMonitors, and scrapes the kubelet by one of its own. */
  BY_MONITORS,
  /** It scrapes annotated Services, too; a label then does not tell which job gave it. */
  BY_SERVICES,
  /** It honours the annotation {@code prometheus.io/scrape-slow} of pods. */
  BY_SLOW_ANNOTATION,
  /** It honours the annotation {@code prometheus.io/scheme} of pods. */
  BY_SCHEME,
  /** It scrapes Envoys by the name of their container alone. */
  ENVOY_BY_NAME,
  /** It cannot be told to answer over TLS. */
  PLAIN_HTTP
}
