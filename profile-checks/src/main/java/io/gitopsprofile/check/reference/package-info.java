/**
 * Checks of references: names of ConfigMaps, Secrets, ServiceAccounts, classes, Services and roles
 * that objects use, their keys and ports, and the kinds, drivers and controllers that something has
 * to install.
 *
 * <p>A missing object is a warning, since something outside the profile may have it. A missing key
 * or port of an object that the profile has is an error. {@link
 * io.gitopsprofile.check.reference.ReferenceChecks} lists the checks.
 */
@NullMarked
package io.gitopsprofile.check.reference;

import org.jspecify.annotations.NullMarked;
