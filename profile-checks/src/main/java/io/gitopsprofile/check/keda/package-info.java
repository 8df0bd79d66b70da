/**
 * Checks of KEDA: settings of ScaledObjects that KEDA refuses or ignores, triggers that it cannot
 * use, and a KEDA that does not handle the ScaledObjects of the profile.
 *
 * <p>They look at objects, so that a manifest is checked as an autoscaler is. {@link
 * io.gitopsprofile.check.keda.KedaChecks} lists the checks.
 */
@NullMarked
package io.gitopsprofile.check.keda;

import org.jspecify.annotations.NullMarked;
