package io.gitopsprofile.model.adapter;

import io.gitopsprofile.model.value.PrometheusDuration;
import org.jspecify.annotations.Nullable;

/**
 * Rules by which the adapter serves {@code metrics.k8s.io} in place of metrics-server.
 *
 * @param cpu CPU in cores
 * @param memory memory in bytes
 * @param window the window that is reported with each sample
 */
public record ResourceRules(
    @Nullable ResourceRule cpu,
    @Nullable ResourceRule memory,
    @Nullable PrometheusDuration window) {}
