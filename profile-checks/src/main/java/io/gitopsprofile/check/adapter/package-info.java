/**
 * Checks of the metrics adapter: rules, templates, queries, windows, and the Prometheus that it
 * reads.
 *
 * <p>Only {@code AdapterChecks} is public. This package uses no other check package.
 */
@NullMarked
package io.gitopsprofile.check.adapter;

import org.jspecify.annotations.NullMarked;
