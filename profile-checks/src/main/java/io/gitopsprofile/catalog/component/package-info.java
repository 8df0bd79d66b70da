/**
 * Components that clusters install beside applications: the charts and add-ons that bring the kinds
 * of custom resources, CSI drivers and controllers of Ingresses.
 *
 * <p>Facts only; the checks of references ask them.
 */
@NullMarked
package io.gitopsprofile.catalog.component;

import org.jspecify.annotations.NullMarked;
