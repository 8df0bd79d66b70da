/**
 * The workloads: {@code workloads}, each with the Service, PodDisruptionBudget, volumes and scrape
 * settings that belong to it.
 *
 * <p>This package knows nothing of autoscalers and releases of charts.
 */
@NullMarked
package io.gitopsprofile.model.workload;

import org.jspecify.annotations.NullMarked;
