/**
 * The controller of a workload's pods: its kind, its updates, and the volumes of a StatefulSet.
 *
 * <p>Used by {@code model.workload} and {@code model.autoscaler}. This package knows nothing of
 * containers.
 */
@NullMarked
package io.gitopsprofile.model.workload.controller;

import org.jspecify.annotations.NullMarked;
