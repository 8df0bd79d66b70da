/** Simulation of the autoscaling controller: its decisions from metric samples and pods. */
@NullMarked
package io.gitopsprofile.simulate;

import org.jspecify.annotations.NullMarked;
