/**
 * Checks of workloads: what the API server refuses, selectors, and credentials in plain text.
 *
 * <p>Only {@code WorkloadChecks} is public. This package uses no other check package.
 */
@NullMarked
package io.gitopsprofile.check.workload;

import org.jspecify.annotations.NullMarked;
