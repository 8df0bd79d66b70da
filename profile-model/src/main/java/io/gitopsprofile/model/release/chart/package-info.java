/**
 * The settings of a chart that Flux v2 packages: its source, the check of its signature, and the
 * event that makes Flux package the chart anew.
 *
 * <p>The releases and the sources of the model use this package. It knows neither of them.
 */
@NullMarked
package io.gitopsprofile.model.release.chart;

import org.jspecify.annotations.NullMarked;
