/**
 * The autoscalers: {@code autoscalers}, with metrics, target, behavior and load test.
 *
 * <p>Autoscalers name workloads and metrics by text; this package uses neither type.
 */
@NullMarked
package io.gitopsprofile.model.autoscaler;

import org.jspecify.annotations.NullMarked;
