/**
 * The autoscalers: {@code autoscalers}, with metrics, target, behavior and load test.
 *
 * <p>It names a workload and a metric by text and knows neither of them.
 */
@NullMarked
package io.gitopsprofile.model.autoscaler;

import org.jspecify.annotations.NullMarked;
