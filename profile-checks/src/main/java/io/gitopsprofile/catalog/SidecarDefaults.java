package io.gitopsprofile.catalog;

/**
 * A control plane's defaults for the sidecars of pods that say nothing themselves.
 *
 * @param injected whether namespaces without a label get sidecars
 * @param merged whether a sidecar passes the metrics of the application on, and is scraped for both
 */
public record SidecarDefaults(boolean injected, boolean merged) {}
