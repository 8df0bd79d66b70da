/**
 * The metrics adapter as others than {@code metricsAdapter} write it: the values of a release, the
 * configuration file in a ConfigMap, and the flags of a program in a pod.
 *
 * <p>The package reads, and reports nothing; {@code adapter} analyses the result.
 */
@NullMarked
package io.gitopsprofile.adapter.config;

import org.jspecify.annotations.NullMarked;
